import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FRAMEWORK, publishSample, temporaryWorkspace } from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';
import { frameworkDir } from './paths.ts';
import { inspectSnapshot } from './snapshot/inspect.ts';
import {
  latestSnapshot,
  listSnapshots,
  readImageMap,
  readScreenRoot,
  readScreens,
  readSnapshotHead,
  readVariables,
  snapshotFile,
  snapshotsAndLatest,
} from './snapshots.ts';

const made: string[] = [];
afterEach(async () => {
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

interface Sample {
  readonly dir: string;
  readonly output: string;
  readonly older: string;
  readonly newer: string;
  /** Folder of the newer snapshot. */
  readonly path: string;
}

const sample = async (): Promise<Sample> => {
  const dir = made[made.push(await temporaryWorkspace()) - 1] as string;
  const older = await publishSample(dir, { alias: 'older' });
  const newer = await publishSample(dir, { alias: 'newer', images: 2 });
  const output = frameworkDir(dir, FRAMEWORK);
  return { dir, output, older, newer, path: join(output, newer) };
};

const namesOf = async (dir: string): Promise<string[]> => (await listSnapshots(dir, FRAMEWORK)).map(({ name }) => name);

/** As told alone and with the list: both must say the same. */
const latestOf = async (dir: string): Promise<string | null> => {
  const latest = await latestSnapshot(dir, FRAMEWORK);
  const both = await snapshotsAndLatest(dir, FRAMEWORK);
  expect(both).toEqual({ snapshots: await listSnapshots(dir, FRAMEWORK), latest });
  return latest;
};

const rewriteManifest = async (path: string, change: (files: Record<string, unknown>) => void): Promise<void> => {
  const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as {
    files: Record<string, unknown>;
  };
  change(manifest.files);
  await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest));
};

describe('listSnapshots', () => {
  it('lists whole ones with what the desktop shows, newest first', async () => {
    const { dir, older, newer } = await sample();
    const list = await listSnapshots(dir, FRAMEWORK);
    expect(list.map(({ name, alias, framework }) => ({ name, alias, framework }))).toEqual([
      { name: newer, alias: 'newer', framework: FRAMEWORK },
      { name: older, alias: 'older', framework: FRAMEWORK },
    ]);
    expect(await listSnapshots(dir, 'vue')).toEqual([]);
  });

  const torn: [string, (path: string) => Promise<void>][] = [
    ['without a manifest', (path) => rm(join(path, 'manifest.json'))],
    ['with half a manifest', (path) => truncate(join(path, 'manifest.json'), 20)],
    ['with a manifest of 17 MB', (path) => truncate(join(path, 'manifest.json'), 17 * 1024 * 1024)],
    ['with a picture gone', (path) => rm(join(path, 'screenshots', 'icon1.png'))],
    ['with a picture cut', (path) => truncate(join(path, 'screenshots', 'icon1.png'), 3)],
    ['with the head gone', (path) => rm(join(path, 'design-context.json'))],
    [
      'with a picture that is a link',
      async (path) => {
        const file = join(path, 'screenshots', 'icon1.png');
        const bytes = await readFile(file);
        await writeFile(join(path, '..', 'elsewhere'), bytes);
        await rm(file);
        await symlink('../../elsewhere', file);
      },
    ],
    [
      'with a folder that is a link',
      async (path) => {
        const elsewhere = join(path, '..', 'elsewhere');
        await mkdir(elsewhere);
        for (const name of await readdir(join(path, 'screenshots'))) {
          await writeFile(join(elsewhere, name), await readFile(join(path, 'screenshots', name)));
        }
        await rm(join(path, 'screenshots'), { recursive: true });
        await symlink('../elsewhere', join(path, 'screenshots'));
      },
    ],
    [
      'whose manifest leads away',
      (path) =>
        rewriteManifest(path, (files) => {
          files['../latest.txt'] = { size: 20, sha256: '' };
        }),
    ],
    [
      'whose manifest forgets the head',
      (path) =>
        rewriteManifest(path, (files) => {
          delete files['design-context.json'];
        }),
    ],
  ];
  it.each(torn)('[I1] leaves out a snapshot %s', async (_name, tear) => {
    const { dir, older, path } = await sample();
    await tear(path);
    expect(await namesOf(dir)).toEqual([older]);
    expect(await latestOf(dir)).toBe(older);
  });

  it('[I1] sees changed bytes of the same size when it is asked to hash', async () => {
    const { output, newer, path } = await sample();
    const file = join(path, 'screenshots', 'icon1.png');
    await writeFile(
      file,
      (await readFile(file)).map((byte) => byte ^ 1),
    );
    expect((await inspectSnapshot(output, newer)).whole).toBe(true);
    expect(await inspectSnapshot(output, newer, { hash: true })).toMatchObject({
      whole: false,
      problem: 'screenshots/icon1.png has other content',
    });
  });

  it('leaves out a link to a snapshot', async () => {
    const { dir, output, older, newer } = await sample();
    await symlink(newer, join(output, '20990101T000000.000Z'));
    expect(await namesOf(dir)).toEqual([newer, older]);
  });

  it('reads the head of a large document without the document', async () => {
    const { dir, older, newer, path } = await sample();
    const file = join(path, 'design-context.json');
    const text = await readFile(file, 'utf8');
    const long = `${text.slice(0, -1)},"pages":["${'\\"x'.repeat(3_000_000)}"]}`;
    await writeFile(file, long);
    await rewriteManifest(path, (files) => {
      files['design-context.json'] = { size: Buffer.byteLength(long), sha256: '' };
    });
    expect(await namesOf(dir)).toEqual([newer, older]);
    expect((await readSnapshotHead(dir, FRAMEWORK, newer)).alias).toBe('newer');
  });
});

describe('latestSnapshot', () => {
  it('follows latest.txt', async () => {
    const { dir, output, older } = await sample();
    await writeFile(join(output, 'latest.txt'), `${older}\n`);
    expect(await latestOf(dir)).toBe(older);
  });

  it.each([
    ['empty', ''],
    ['with CRLF', 'OLDER\r\n'],
    ['with two lines', 'OLDER\nOLDER'],
    ['leading away', '../../x'],
    ['leading away and back', '../react/OLDER'],
    ['absolute', '/etc/passwd'],
    ['naming what is not there', '20200101T000000.000Z'],
    ['with NUL', 'OLDER\0'],
    ['of 1 MB', 'x'.repeat(1_000_000)],
    ['with a space in front', ' OLDER'],
  ])('[SW12] treats a latest.txt that is %s as absent and takes the newest whole one', async (_name, text) => {
    const { dir, output, older, newer } = await sample();
    await writeFile(join(output, 'latest.txt'), text.replaceAll('OLDER', older));
    expect(await latestOf(dir)).toBe(newer);
  });

  it('[SW12] opens no link and no folder in its place', async () => {
    const { dir, output, older, newer } = await sample();
    await rm(join(output, 'latest.txt'));
    await writeFile(join(dir, 'outside.txt'), older);
    await symlink('../../../../outside.txt', join(output, 'latest.txt'));
    expect(await latestOf(dir)).toBe(newer);
    await rm(join(output, 'latest.txt'));
    await mkdir(join(output, 'latest.txt'));
    expect(await latestOf(dir)).toBe(newer);
  });

  it('[I2] is null without a snapshot', async () => {
    const { dir, output } = await sample();
    await rm(output, { recursive: true });
    expect(await latestOf(dir)).toBeNull();
    await mkdir(output);
    expect(await latestOf(dir)).toBeNull();
    expect(await violations(dir)).toEqual([]);
  });
});

describe('snapshotFile', () => {
  it('gives the place of a file that the manifest names', async () => {
    const { dir, newer, path } = await sample();
    expect(await snapshotFile(dir, FRAMEWORK, newer, 'screenshots/icon1.png')).toBe(
      join(path, 'screenshots/icon1.png'),
    );
  });

  it.each([
    ['../latest.txt', 'path-outside'],
    ['/etc/passwd', 'path-outside'],
    ['screenshots/../guide.md', 'path-outside'],
    ['screenshots/a\0.png', 'path-outside'],
    ['manifest.json', 'path-outside'],
    ['%2e%2e/latest.txt', 'snapshot-missing'],
    ['not-listed.txt', 'snapshot-missing'],
    ['screenshots', 'snapshot-missing'],
    ['constructor', 'snapshot-missing'],
  ])('refuses %j', async (path, code) => {
    const { dir, newer, path: folder } = await sample();
    await writeFile(join(folder, 'not-listed.txt'), 'x');
    await expect(snapshotFile(dir, FRAMEWORK, newer, path)).rejects.toMatchObject({ code });
  });

  it('refuses a listed file that has become a link to the outside', async () => {
    const { dir, newer, path } = await sample();
    const file = join(path, 'screenshots', 'icon1.png');
    await rm(file);
    await symlink('/etc/passwd', file);
    await expect(snapshotFile(dir, FRAMEWORK, newer, 'screenshots/icon1.png')).rejects.toMatchObject({
      code: 'path-outside',
    });
  });

  it.each(['../react', '.staging', 'x', '20200101T000000.000Z'])('refuses the snapshot name %j', async (name) => {
    const { dir } = await sample();
    await expect(snapshotFile(dir, FRAMEWORK, name, 'guide.md')).rejects.toMatchObject({ code: 'snapshot-missing' });
  });
});

describe('readers', () => {
  it('read what was published', async () => {
    const { dir, newer } = await sample();
    const [screen] = await readScreens(dir, FRAMEWORK, newer);
    expect(screen).toMatchObject({ id: '1:2', name: 'Home' });
    expect(screen?.root).toBeUndefined();
    expect(await readScreenRoot(dir, FRAMEWORK, newer, '1:2')).toMatchObject({ id: '1:2', figmaType: 'FRAME' });
    expect(await readScreenRoot(dir, FRAMEWORK, newer, '9:9')).toBeNull();
    expect(await readVariables(dir, FRAMEWORK, newer)).toMatchObject({ reason: null, variables: [] });
    expect(Object.keys(await readImageMap(dir, FRAMEWORK, newer))).toEqual(['icon0', 'icon1']);
  });

  it('read the layers of a screen that has a file of its own, inside the snapshot only', async () => {
    const { dir, newer, path } = await sample();
    const ast = JSON.parse(await readFile(join(path, 'semantic-ast.json'), 'utf8')) as { screens: object[] };
    const put = async (file: string): Promise<void> => {
      const screens = ast.screens.map((screen) => ({ ...screen, root: undefined, file }));
      const files = {
        'semantic-ast.json': JSON.stringify({ ...ast, screens }),
        'semantic-ast/1-2.json': '{"schemaVersion":1,"root":{"id":"1:2"}}',
      };
      await mkdir(join(path, 'semantic-ast'), { recursive: true });
      for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
      await rewriteManifest(path, (entries) => {
        for (const [name, text] of Object.entries(files)) entries[name] = { size: text.length, sha256: '' };
      });
    };
    await put('semantic-ast/1-2.json');
    expect(await readScreenRoot(dir, FRAMEWORK, newer, '1:2')).toEqual({ id: '1:2' });
    await put('../../config.json');
    await expect(readScreenRoot(dir, FRAMEWORK, newer, '1:2')).rejects.toMatchObject({ code: 'path-outside' });
  });

  it('[SW15] say that a snapshot was removed behind them', async () => {
    const { dir, output, newer } = await sample();
    await rm(join(output, newer), { recursive: true });
    for (const read of [readSnapshotHead, readScreens, readVariables, readImageMap]) {
      await expect(read(dir, FRAMEWORK, newer)).rejects.toMatchObject({
        code: 'snapshot-missing',
        params: { name: newer },
      });
    }
    await expect(readScreenRoot(dir, FRAMEWORK, newer, '1:2')).rejects.toMatchObject({ code: 'snapshot-missing' });
  });

  it.each(['', '{', 'null', '{"schemaVersion":2}', '{"icon0":{"snapshot":1}}'])(
    'refuse content that is not ours: %s',
    async (text) => {
      const { dir, newer, path } = await sample();
      await writeFile(join(path, 'image-map.json'), text);
      await rewriteManifest(path, (files) => {
        files['image-map.json'] = { size: text.length, sha256: '' };
      });
      await expect(readImageMap(dir, FRAMEWORK, newer)).rejects.toMatchObject({ code: 'design-unreadable' });
    },
  );
});
