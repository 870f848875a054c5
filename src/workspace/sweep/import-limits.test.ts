import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildImport } from '#testing/parser-child';
import { createParserRunner, type Design, parserWorkspace } from '#testing/parser-run';
import { findProgram, runProgram } from '#testing/run-child';
import { writeSweepDesign } from '#testing/sweep/sweep-design';
import { howMany } from '#testing/thorough';
import { publishSample, temporaryFolder, treeOf } from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';
import { cleanCache } from '../prune.ts';
import { latestSnapshot, listSnapshots } from '../snapshots.ts';

/** The tools of the parser with many pictures, in a process of their own, where the system gives little. */
const PICTURES = howMany(500, 150);
const CHILD = fileURLToPath(new URL('../../testing/parser-child.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;

let folder: string;
let workspace: string;
let design: Design;

beforeAll(async () => {
  folder = await temporaryFolder();
  workspace = await parserWorkspace();
  design = await writeSweepDesign(folder, PICTURES);
  await publishSample(workspace, { framework: 'html' });
});
afterAll(async () => {
  for (const dir of [folder, workspace]) await rm(dir, { recursive: true, force: true });
});

const importUnder = async (
  before: readonly string[],
  dir = workspace,
): Promise<ChildImport & { exit: number | null }> => {
  const job = JSON.stringify({ workspace: dir, design });
  const { out, code, err } = await runProgram([...before, process.execPath, CHILD, job] as unknown as [
    string,
    ...string[],
  ]);
  expect(err).toBe('');
  return { ...(JSON.parse(out.split('\n').at(-1) ?? '') as ChildImport), exit: code };
};

/** Nothing half is seen and nothing is left, whatever it came to. */
const expectWhole = async (before: Record<string, string>, { code }: ChildImport): Promise<void> => {
  if (code !== 'imported') expect(await treeOf(workspace)).toEqual(before);
  expect(await violations(workspace)).toEqual([]);
  const names = [
    ...(await readdir(join(workspace, '.hx'))),
    ...(await readdir(join(workspace, '.hx/figma2code/output/html'))),
  ];
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
};

describe(`an import with ${PICTURES} pictures`, () => {
  it('[SW04] works with 64 open files', async (context) => {
    context.skip(findProgram('prlimit') === null, 'prlimit is not there');
    const before = await treeOf(workspace);
    const end = await importUnder(['prlimit', '--nofile=64']);
    expect(end).toMatchObject({ code: 'imported', exit: 0 });
    await expectWhole(before, end);
  });

  it.for([34, 30, 26])(
    '[SW04] with %i open files works or says that they are too few, and shows nothing half',
    async (files, context) => {
      context.skip(findProgram('prlimit') === null, 'prlimit is not there');
      const before = await treeOf(workspace);
      const end = await importUnder(['prlimit', `--nofile=${files}`]);
      expect(['imported', 'too-many-files', 'adapter-invalid', 'internal']).toContain(end.code);
      await expectWhole(before, end);
    },
  );

  it('[SW05] with a limit on the size of files is refused as on a full disk', async () => {
    const before = await treeOf(workspace);
    const end = await importUnder(['/bin/sh', '-c', 'ulimit -f 4; exec "$@"', 'sh']);
    expect(end).toMatchObject({ code: 'disk-full', exit: 1, message: expect.stringContaining(workspace) });
    await expectWhole(before, end);
  });

  it.for(['size=512k', 'nr_inodes=60'])(
    '[SW02] on a real small disk (%s) is refused, and what was there stays',
    async (option, context) => {
      context.skip(!isRoot || findProgram('unshare') === null, 'a small disk can only be mounted as root with unshare');
      const dir = await parserWorkspace();
      await publishSample(dir, { framework: 'html' });
      const disk = join(dir, 'disk');
      const script = `set -e
      mkdir -p "$0"; mount -t tmpfs -o ${option} tmpfs "$0"; cp -r "$0/../.hx" "$0/"
      seen() { (cd "$0" && find . -type f -exec md5sum {} + | sort); }
      before=$(seen); code=0; "$@" || code=$?
      test "$before" = "$(seen)" || { echo 'files changed' >&2; exit 9; }
      exit $code`;
      const end = await importUnder(['unshare', '-m', '/bin/sh', '-c', script, disk], disk);
      await rm(dir, { recursive: true });
      expect(end).toMatchObject({ code: 'disk-full', exit: 1, message: expect.stringContaining(disk) });
    },
  );
});

describe('an import while the clock is set back', () => {
  it('[SW06] [SW07] is the newest, latest names it, prune keeps it; in one millisecond it takes a name of its own', async () => {
    const dir = await parserWorkspace();
    const few = await writeSweepDesign(join(folder, 'few'), 1);
    let now = Date.UTC(2026, 10, 20, 14, 2, 3, 123);
    const runner = createParserRunner(dir, { now: () => now });
    const names: unknown[] = [];
    for (const step of [0, 0, -3_600_000, 0]) {
      now += step;
      names.push((await runner.run(few)).at(-1)?.payload.data?.['snapshot']);
    }
    await runner.skill.dispose();
    expect([...names].sort()).toEqual(names);
    expect(new Set(names).size).toBe(4);
    expect(await latestSnapshot(dir, 'html')).toBe(names.at(-1));
    for (let count = 0; count < 9; count += 1) await publishSample(dir, { framework: 'html', clock: () => now });
    await cleanCache(dir, 'html');
    const kept = (await listSnapshots(dir, 'html')).map(({ name }) => name);
    expect(kept).toContain(names.at(-1));
    expect(kept).not.toContain(names[0]);
    expect(await violations(dir)).toEqual([]);
    await rm(dir, { recursive: true });
  });
});
