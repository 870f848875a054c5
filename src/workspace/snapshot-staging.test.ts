import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SNAPSHOT_NAME } from '#contract/snapshot-name';
import { fc } from '#testing/properties';
import {
  FRAMEWORK,
  publishSample,
  stageSample,
  temporaryFolder,
  temporaryWorkspace,
  treeOf,
} from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';
import { frameworkDir } from './paths.ts';
import { cleanCache } from './prune.ts';
import { nextName } from './snapshot/snapshot-name.ts';
import { createSnapshotStaging } from './snapshot-staging.ts';
import { latestSnapshot, listSnapshots } from './snapshots.ts';

const made: string[] = [];
const workspace = async (): Promise<string> => made[made.push(await temporaryWorkspace()) - 1] as string;
afterEach(async () => {
  delete process.env['F2C_FAILPOINT'];
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

const namesOf = async (dir: string): Promise<string[]> =>
  (await listSnapshots(dir, FRAMEWORK)).map((snapshot) => snapshot.name);

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-20T14:02:03.123Z');

describe('snapshot names', () => {
  it('stand for a moment of UTC', () => {
    expect(nextName([], NOW)).toBe('20261120T140203.123Z');
  });

  it('[SW06] rise whatever the clock does and whatever lies there', () => {
    const time = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('9000-01-01') });
    const foreign = fc.constantFrom('backup', '2024', '.staging', '20261399T140203.123Z', '20260230T000000.000Z');
    fc.assert(
      fc.property(fc.array(time, { maxLength: 30 }), fc.array(foreign), (clock, strange: readonly string[]) => {
        const taken: string[] = [...strange];
        for (const now of clock) {
          const name = nextName(taken, now);
          expect(name).toMatch(SNAPSHOT_NAME);
          const mine = taken.filter((other) => !strange.includes(other));
          expect(mine.every((other) => other < name)).toBe(true);
          taken.push(name);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('end with the calendar instead of going wrong', () => {
    expect(() => nextName(['99991231T235959.999Z'], NOW)).toThrow('no name is left');
    expect(() => nextName([], Number.NaN)).toThrow('no name is left');
  });
});

describe('publish', () => {
  it('shows a whole snapshot under its name, and latest.txt holds that name alone', async () => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK, () => NOW);
    await stageSample(staging, 'first', 3);
    expect(await listSnapshots(dir, FRAMEWORK)).toEqual([]);
    const { name, path } = await staging.publish();
    expect(name).toBe('20261120T140203.123Z');
    expect(path).toBe(join(frameworkDir(dir, FRAMEWORK), name));
    expect(await readFile(join(path, '..', 'latest.txt'), 'utf8')).toBe(name);
    expect(await violations(dir)).toEqual([]);
    expect((await listSnapshots(dir, FRAMEWORK)).map(({ alias }) => alias)).toEqual(['first']);
    expect((await readdir(frameworkDir(dir, FRAMEWORK))).sort()).toEqual([name, 'latest.txt']);
  });

  it('[SW06] a run after the clock stepped back one hour is the newest, latest names it and prune keeps it', async () => {
    const dir = await workspace();
    let now = NOW;
    for (let run = 0; run < 10; run += 1) await publishSample(dir, { clock: () => now++ });
    now -= HOUR;
    const late = await publishSample(dir, { clock: () => now });
    expect((await namesOf(dir))[0]).toBe(late);
    expect(await latestSnapshot(dir, FRAMEWORK)).toBe(late);
    const { removed } = await cleanCache(dir, FRAMEWORK);
    expect(removed).toEqual(['20261120T140203.123Z']);
    expect(await namesOf(dir)).toContain(late);
    expect(await violations(dir)).toEqual([]);
  });

  it('[SW07] two snapshots in one millisecond become two', async () => {
    const dir = await workspace();
    const clock = (): number => NOW;
    const [one, two] = await Promise.all([
      createSnapshotStaging(dir, FRAMEWORK, clock),
      createSnapshotStaging(dir, FRAMEWORK, clock),
    ]);
    await stageSample(one, 'one');
    await stageSample(two, 'two');
    const names = (await Promise.all([one.publish(), two.publish()])).map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
    const listed = await listSnapshots(dir, FRAMEWORK);
    expect(listed.map(({ alias }) => alias).sort()).toEqual(['one', 'two']);
    expect(await violations(dir)).toEqual([]);
  });

  it.each([
    ['an empty folder', (path: string) => mkdir(path)],
    ['a file', (path: string) => writeFile(path, 'mine')],
    ['a link', (path: string) => symlink('/nowhere', path)],
    [
      'a folder with something in it',
      async (path: string) => {
        await mkdir(path);
        await writeFile(join(path, 'mine'), 'mine');
      },
    ],
  ])('[SW07] does not touch %s that has taken its name meanwhile', async (_name, take) => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK, () => NOW);
    await stageSample(staging, 'late');
    const taken = join(frameworkDir(dir, FRAMEWORK), staging.name);
    await take(taken);
    const { name } = await staging.publish();
    expect(name).toBe('20261120T140203.124Z');
    expect(await latestSnapshot(dir, FRAMEWORK)).toBe(name);
    const left = await readdir(taken).catch(() => []);
    expect(left.filter((entry) => entry !== 'mine')).toEqual([]);
  });

  it('takes the hash again when something has rewritten a file on the way', async () => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await stageSample(staging, 'changed');
    await appendFile(join(staging.dir, 'semantic-ast.json'), '\n');
    await staging.publish();
    expect(await violations(dir)).toEqual([]);
  });

  it('refuses a snapshot without one of its parts and names it; nothing is seen', async () => {
    const dir = await workspace();
    const before = await treeOf(dir);
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await staging.writeFile('guide.md', '#');
    await expect(staging.publish()).rejects.toMatchObject({
      code: 'run-incomplete',
      params: { missing: 'design-context.json, semantic-ast.json, design-variables.json, image-map.json' },
    });
    const headless = await createSnapshotStaging(dir, FRAMEWORK);
    await stageSample(headless, 'x');
    await headless.writeFile('design-context.json', '{"schemaVersion":1}');
    await expect(headless.publish()).rejects.toMatchObject({ code: 'run-incomplete' });
    expect(await treeOf(dir)).toEqual(before);
  });

  it('refuses a workspace that was never set up, a framework that leads away, and an output that is a link', async () => {
    const bare = made[made.push(await temporaryFolder()) - 1] as string;
    await expect(createSnapshotStaging(bare, FRAMEWORK)).rejects.toMatchObject({ code: 'workspace-not-initialised' });
    expect(await readdir(bare)).toEqual([]);
    const dir = await workspace();
    await expect(createSnapshotStaging(dir, '../x')).rejects.toMatchObject({ code: 'framework-unknown' });
    await symlink(bare, join(dir, '.hx/figma2code/output'));
    await expect(createSnapshotStaging(dir, FRAMEWORK)).rejects.toMatchObject({ code: 'path-outside' });
    expect(await readdir(bare)).toEqual([]);
  });
});

describe('writeFile', () => {
  it.each([
    '../x',
    '/etc/x',
    'a/../../x',
    'a/../b',
    '',
    '.',
    'a//b',
    'a/',
    '.hidden',
    'a/.git/config',
    'a\\b',
    'c:x',
    'a\0b',
    'a\nb',
    `${'a'.repeat(256)}.png`,
    'manifest.json',
  ])('refuses the path %j', async (path) => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await expect(staging.writeFile(path, 'x')).rejects.toMatchObject({ code: 'path-outside' });
    await staging.discard();
  });

  it('writes the same bytes and hash however a text is cut into pieces', async () => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await stageSample(staging, 'pieces');
    const unit = fc.constantFrom('a', 'é', '漢', '😀', '\n', 'x'.repeat(70_000), '😀'.repeat(140_000));
    const text = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join(''));
    const cuts = fc.array(fc.nat(400_000), { maxLength: 6 });
    const expected = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(text, cuts, fc.boolean(), async (whole, at, bytes) => {
        const path = `cut/${expected.size}.txt`;
        const edges = [0, ...at.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const pieces = edges.slice(1).map((end, index) => whole.slice(edges[index], end));
        await staging.writeFile(path, bytes ? Buffer.from(whole) : streamOf(pieces));
        expected.set(path, createHash('sha256').update(whole).digest('hex'));
        expect(await readFile(join(staging.dir, path), 'utf8')).toBe(whole);
      }),
      { numRuns: 150 },
    );
    const { path } = await staging.publish();
    const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as {
      files: Record<string, { sha256: string }>;
    };
    for (const [name, sha256] of expected) expect(manifest.files[name]?.sha256).toBe(sha256);
  });

  it('a later content replaces an earlier one', async () => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await stageSample(staging, 'x');
    await staging.writeFile('guide.md', 'longer than before, much longer');
    await staging.writeFile('guide.md', 'short');
    const { path } = await staging.publish();
    expect(await readFile(join(path, 'guide.md'), 'utf8')).toBe('short');
    expect(await violations(dir)).toEqual([]);
  });

  it('passes on what the source of the data throws, and forgets that file alone', async () => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await stageSample(staging, 'x');
    const broken = (async function* () {
      yield 'half';
      throw Object.assign(new Error('cut off'), { code: 'ECONNRESET' });
    })();
    await expect(staging.writeFile('screenshots/cut.png', broken)).rejects.toThrow('cut off');
    const { path } = await staging.publish();
    expect(await readdir(join(path, 'screenshots'))).toEqual(['icon0.png']);
  });
});

describe('discard', () => {
  it('[I5] leaves nothing, also of the folders that were made for it, and again is nothing', async () => {
    const dir = await workspace();
    const before = await treeOf(dir);
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await stageSample(staging, 'x', 20);
    await staging.discard();
    await staging.discard();
    expect(await treeOf(dir)).toEqual(before);
    await expect(staging.writeFile('guide.md', 'x')).rejects.toMatchObject({ code: 'cancelled' });
    await expect(staging.publish()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('stops what is being written', async () => {
    const dir = await workspace();
    const before = await treeOf(dir);
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    let pulled = 0;
    const endless = (async function* () {
      for (;;) {
        pulled += 1;
        yield 'x'.repeat(100_000);
      }
    })();
    const work = staging.writeFile('big.json', endless);
    const others = Array.from({ length: 20 }, (_, n) => staging.writeFile(`a/${n}.txt`, 'x'));
    const outcomes = Promise.allSettled([work, ...others]);
    await staging.discard();
    const [first] = await outcomes;
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    const then = pulled;
    expect(await treeOf(dir)).toEqual(before);
    expect(pulled).toBe(then);
  });

  it('keeps what was published', async () => {
    const dir = await workspace();
    const staging = await createSnapshotStaging(dir, FRAMEWORK);
    await stageSample(staging, 'x');
    const { name } = await staging.publish();
    await staging.discard();
    expect(await namesOf(dir)).toEqual([name]);
  });
});

async function* streamOf(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}
