import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FRAMEWORK, publishSample, temporaryWorkspace, treeOf } from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';
import { frameworkDir, workspacePaths } from './paths.ts';
import { cleanCache } from './prune.ts';
import { listSnapshots } from './snapshots.ts';
import { readStatus, syncStatus } from './status.ts';

const made: string[] = [];
afterEach(async () => {
  delete process.env['F2C_FAILPOINT'];
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

const NOW = Date.parse('2026-11-20T14:02:03.123Z');
const LAST_RUN = { skill: 'parser', ok: true, at: '2026-11-20T14:02:03.123Z', snapshot: null } as const;

/** A workspace with that many snapshots, all of them in status.json. */
const filled = async (count: number): Promise<{ dir: string; names: string[] }> => {
  const dir = made[made.push(await temporaryWorkspace()) - 1] as string;
  const names: string[] = [];
  for (let run = 0; run < count; run += 1)
    names.push(await publishSample(dir, { clock: () => NOW, alias: `run ${run}` }));
  await syncStatus(dir, LAST_RUN);
  return { dir, names };
};

describe('cleanCache', () => {
  it('[SW10] keeps the newest ten, takes the others out of status.json first and deletes them then', async () => {
    const { dir, names } = await filled(12);
    process.env['F2C_FAILPOINT'] = 'prune.rename=EIO';
    await expect(cleanCache(dir, FRAMEWORK)).rejects.toMatchObject({ code: 'internal' });
    // Stopped right before the first deletion: all twelve are there, and two of them are named no more.
    expect((await listSnapshots(dir, FRAMEWORK)).length).toBe(12);
    expect((await readStatus(dir))?.snapshots.map(({ name }) => name)).toEqual(names.slice(2).reverse());
    expect(await violations(dir)).toEqual([]);
    expect(await cleanCache(dir, FRAMEWORK)).toEqual({ removed: names.slice(0, 2) });
    expect((await readdir(frameworkDir(dir, FRAMEWORK))).sort()).toEqual([...names.slice(2), 'latest.txt']);
    expect(await violations(dir)).toEqual([]);
  });

  it('[SW11] stopped between deletion and status sync, status.json names only what exists', async () => {
    const { dir, names } = await filled(11);
    await cleanCache(dir, FRAMEWORK);
    process.env['F2C_FAILPOINT'] = 'status.rename=EIO';
    await expect(syncStatus(dir, LAST_RUN)).rejects.toMatchObject({ code: 'internal' });
    expect((await readStatus(dir))?.snapshots.map(({ name }) => name)).toEqual(names.slice(1).reverse());
    expect(await violations(dir)).toEqual([]);
  });

  it('repoints latest.txt from a snapshot that goes', async () => {
    const { dir, names } = await filled(11);
    const latest = join(frameworkDir(dir, FRAMEWORK), 'latest.txt');
    await writeFile(latest, names[0] as string);
    const { status } = workspacePaths(dir);
    await writeFile(status, (await readFile(status, 'utf8')).replace(/"latest": ".*"/, `"latest": "${names[0]}"`));
    await cleanCache(dir, FRAMEWORK);
    expect(await readFile(latest, 'utf8')).toBe(names[10]);
    expect((await readStatus(dir))?.latest).toBe(names[10]);
    expect(await violations(dir)).toEqual([]);
  });

  it('[SW13] neither lists nor prunes what is foreign', async () => {
    const { dir, names } = await filled(12);
    const output = frameworkDir(dir, FRAMEWORK);
    const strange = ['backup', '2024', '20261120T140203', '20261399T140203.123Z', '20200101T000000.000Zx'];
    for (const name of strange) {
      await mkdir(join(output, name));
      await writeFile(join(output, name, 'mine.txt'), name);
    }
    await writeFile(join(output, 'notes.txt'), 'mine');
    // The name of a snapshot but no snapshot of ours: not listed, and not ours to delete.
    await mkdir(join(output, '20200101T000000.000Z'));
    await writeFile(join(output, '20200101T000000.000Z', 'mine.txt'), 'mine');
    await writeFile(join(output, '20200102T000000.000Z'), 'mine');
    const before = Object.entries(await treeOf(output)).filter(([path]) => /mine|notes|^2020/.test(path));
    expect((await listSnapshots(dir, FRAMEWORK)).map(({ name }) => name)).toEqual([...names].reverse());
    expect(await cleanCache(dir, FRAMEWORK)).toEqual({ removed: names.slice(0, 2) });
    const after = Object.entries(await treeOf(output)).filter(([path]) => /mine|notes|^2020/.test(path));
    expect(after).toEqual(before);
  });

  it('writes nothing when there is nothing to do', async () => {
    const { dir } = await filled(10);
    const before = await treeOf(dir);
    expect(await cleanCache(dir, FRAMEWORK)).toEqual({ removed: [] });
    expect(await cleanCache(dir, 'vue')).toEqual({ removed: [] });
    expect(await treeOf(dir)).toEqual(before);
  });

  it('leaves other frameworks alone', async () => {
    const { dir } = await filled(11);
    const other = await publishSample(dir, { framework: 'vue', clock: () => 0 });
    await syncStatus(dir, LAST_RUN);
    await cleanCache(dir, FRAMEWORK);
    expect((await readStatus(dir))?.snapshots.filter(({ framework }) => framework === 'vue')).toMatchObject([
      { name: other },
    ]);
    expect(await violations(dir)).toEqual([]);
  });
});

describe('syncStatus', () => {
  it('names every whole snapshot, newest first, the latest of the configured framework, and the last run', async () => {
    const { dir, names } = await filled(2);
    await publishSample(dir, { framework: 'vue' });
    await rm(join(frameworkDir(dir, FRAMEWORK), names[0] as string, 'image-map.json'));
    const status = await syncStatus(dir, LAST_RUN);
    expect(status.snapshots.map(({ framework }) => framework).sort()).toEqual(['react', 'vue']);
    expect(status.latest).toBe(names[1]);
    expect(status.lastRun).toEqual(LAST_RUN);
    expect(await readStatus(dir)).toEqual(status);
  });

  it.each(['', '{', '[]', '{"schemaVersion":2}', 'x'.repeat(5_000_000)])(
    'replaces a status.json that is no status',
    async (text) => {
      const { dir } = await filled(1);
      await writeFile(workspacePaths(dir).status, text);
      expect(await readStatus(dir)).toBeNull();
      await cleanCache(dir, FRAMEWORK);
      expect((await syncStatus(dir, null)).snapshots).toHaveLength(1);
      expect(await violations(dir)).toEqual([]);
    },
  );
});
