import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  FRAMEWORK,
  publishSample,
  stageSample,
  temporaryFolder,
  temporaryWorkspace,
  treeOf,
} from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';
import { statAll } from '../files/stat-slices.ts';
import { frameworkDir } from '../paths.ts';
import { createSnapshotStaging } from '../snapshot-staging.ts';
import { listSnapshots } from '../snapshots.ts';
import { writeHashedFileSync } from './hashed-file.ts';

const made: string[] = [];
const kept = (dir: string): string => made[made.push(dir) - 1] as string;
afterEach(async () => {
  delete process.env['F2C_FAILPOINT'];
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a file that is written at once', () => {
  it('is what its pieces are, with their hash and the time that a look gives', async () => {
    const path = join(kept(await temporaryFolder()), 'file');
    for (const pieces of [['a', Buffer.from('é'), '🦄'], [], ['x'.repeat(300_000)]]) {
      const written = writeHashedFileSync(path, pieces);
      const text = pieces.map(String).join('');
      const { mtimeMs, size } = await lstat(path);
      expect(written).toEqual({ size, sha256: sha256(text), changed: mtimeMs });
      expect(await readFile(path, 'utf8')).toBe(text);
    }
  });

  it('is gone when a piece or the disk fails', async () => {
    const dir = kept(await temporaryFolder());
    const broken = function* (): Generator<string> {
      yield 'x';
      throw new Error('no more');
    };
    expect(() => writeHashedFileSync(join(dir, 'file'), broken())).toThrow('no more');
    for (const [point, errno] of [
      ['staging.write', 'ENOSPC'],
      ['staging.open', 'EMFILE'],
    ] as const) {
      process.env['F2C_FAILPOINT'] = `${point}=${errno}`;
      expect(() => writeHashedFileSync(join(dir, 'file'), ['x'])).toThrow(errno);
      delete process.env['F2C_FAILPOINT'];
    }
    expect(await readdir(dir)).toEqual([]);
  });
});

const staged = async () => {
  const dir = kept(await temporaryWorkspace());
  await publishSample(dir);
  const before = await treeOf(dir);
  const staging = await createSnapshotStaging(dir, FRAMEWORK);
  await stageSample(staging, 'second', 1);
  const folder = await staging.makeFolder('semantic-ast');
  return { dir, before, staging, folder };
};

describe('files that somebody else wrote', () => {
  it('are part of the snapshot once they are adopted; what was not can be cleared away', async () => {
    const { dir, staging, folder } = await staged();
    expect(await staging.makeFolder('semantic-ast')).toBe(folder);
    for (const name of ['a.json', 'b.json'])
      staging.adopt(`semantic-ast/${name}`, writeHashedFileSync(join(folder, name), ['{}', '\n']));
    await writeFile(join(folder, 'torn.json'), '{');
    await staging.clearFolder('semantic-ast');
    expect((await readdir(folder)).sort()).toEqual(['a.json', 'b.json']);
    const { path } = await staging.publish();
    const { files } = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as {
      files: Record<string, unknown>;
    };
    expect(files['semantic-ast/b.json']).toEqual({ size: 3, sha256: sha256('{}\n') });
    expect(await violations(dir)).toEqual([]);
  });

  it('that were changed after they were adopted stand in the manifest as they are', async () => {
    const { dir, staging, folder } = await staged();
    staging.adopt('semantic-ast/a.json', writeHashedFileSync(join(folder, 'a.json'), ['{}']));
    await writeFile(join(folder, 'a.json'), '{"changed":1}');
    await staging.publish();
    expect(await violations(dir)).toEqual([]);
  });

  it.each([
    ['is gone', 'internal', (path: string) => rm(path)],
    [
      'cannot be flushed',
      'disk-full',
      async () => Object.assign(process.env, { F2C_FAILPOINT: 'staging.flush=ENOSPC' }),
    ],
  ] as const)('one that %s ends the snapshot, and nothing is left', async (_what, code, change) => {
    const { dir, before, staging, folder } = await staged();
    const written = writeHashedFileSync(join(folder, 'a.json'), ['a']);
    await change(join(folder, 'a.json'));
    staging.adopt('semantic-ast/a.json', written);
    await expect(staging.publish()).rejects.toMatchObject({ code });
    delete process.env['F2C_FAILPOINT'];
    expect(await treeOf(dir)).toEqual(before);
  });

  it('are taken from inside alone, and from nobody after the end', async () => {
    const { dir, before, staging, folder } = await staged();
    const written = writeHashedFileSync(join(folder, 'a.json'), ['a']);
    for (const path of ['../x', '/x', 'a/../../x', '.hidden/x', '', 'a\\b', 'manifest.json/..']) {
      await expect(staging.makeFolder(path)).rejects.toMatchObject({ code: 'path-outside' });
      await expect(staging.clearFolder(path)).rejects.toMatchObject({ code: 'path-outside' });
      expect(() => staging.adopt(path, written)).toThrow(expect.objectContaining({ code: 'path-outside' }));
    }
    staging.adopt('semantic-ast/a.json', written);
    await staging.discard();
    await expect(staging.makeFolder('more')).rejects.toMatchObject({ code: 'cancelled' });
    expect(() => staging.adopt('semantic-ast/b.json', written)).toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(await treeOf(dir)).toEqual(before);
    expect(await listSnapshots(dir, FRAMEWORK)).toHaveLength(1);
    expect((await readdir(frameworkDir(dir, FRAMEWORK))).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('looks at many files', () => {
  it('come in order, let others have their turn, and end at the first that is not there', async () => {
    const dir = kept(await temporaryFolder());
    await mkdir(join(dir, 'folder'));
    await writeFile(join(dir, 'file'), 'x');
    const paths = Array.from({ length: 30_000 }, (_, at) => join(dir, at % 2 === 0 ? 'folder' : 'file'));
    let [turns, at, isOver] = [0, 0, false];
    const others = (async () => {
      while (!isOver) {
        await setImmediate();
        turns += 1;
      }
    })();
    for await (const stats of statAll(paths)) {
      if (stats.isDirectory() !== (at % 2 === 0)) throw new Error(`${at} is another`);
      at += 1;
    }
    isOver = true;
    await others;
    expect([at, turns > 3]).toEqual([30_000, true]);
    await expect(statAll([join(dir, 'file'), join(dir, 'none')]).next()).resolves.toMatchObject({ done: false });
    const looks = statAll([join(dir, 'none')]);
    await expect(looks.next()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
