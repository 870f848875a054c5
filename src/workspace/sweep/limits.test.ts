import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BundledProgram, bundleProgram, ended, findProgram, runProgram } from '#testing/run-child';
import { FRAMEWORK, publishSample, temporaryWorkspace, treeOf } from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';
import { frameworkDir } from '../paths.ts';
import { listSnapshots } from '../snapshots.ts';

const made: string[] = [];
const children: ChildProcess[] = [];
let program: BundledProgram;
let endless: BundledProgram;

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
/** Other users need a way in to the copy of the program. */
const openToAll = (bundle: BundledProgram): Promise<void> => chmod(join(bundle.path, '..'), 0o755);

beforeAll(async () => {
  program = await bundleProgram(new URL('../../testing/workspace-run.ts', import.meta.url));
  endless = await bundleProgram(new URL('../../testing/endless-run.ts', import.meta.url));
  await openToAll(program);
});
afterAll(async () => {
  await program.remove();
  await endless.remove();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

const workspace = async (): Promise<string> => made[made.push(await temporaryWorkspace()) - 1] as string;

const run = (dir: string, images: number, before: readonly string[] = []): ReturnType<typeof runProgram> =>
  runProgram([...before, process.execPath, program.path, dir, String(images)] as unknown as [string, ...string[]]);

describe('a disk that is full', () => {
  it.for(['size=256k', 'nr_inodes=40'])(
    '[SW02] with a real one of %s leaves what was there and says so',
    async (option, context) => {
      const canMount = isRoot && findProgram('unshare') !== null;
      context.skip(!canMount, 'a small disk can only be mounted as root with unshare');
      const dir = await workspace();
      const before = await publishSample(dir);
      const script = `set -e
      mkdir "$1/disk"; mount -t tmpfs -o ${option} tmpfs "$1/disk"; cp -r "$1/.hx" "$1/disk/"
      find "$1/disk" | sort > "$1/before.txt"; cat "$1/disk/.hx/figma2code/output/${FRAMEWORK}/latest.txt" >> "$1/before.txt"
      code=0; "$2" "$3" "$1/disk" 2000 || code=$?
      find "$1/disk" | sort > "$1/after.txt"; cat "$1/disk/.hx/figma2code/output/${FRAMEWORK}/latest.txt" >> "$1/after.txt"
      cmp "$1/before.txt" "$1/after.txt"; rm -r "$1/disk/.hx/figma2code/output/${FRAMEWORK}/${before}"
      "$2" "$3" "$1/disk" 1 >&2
      exit $((40 + code))`;
      const child = await runProgram([
        'unshare',
        '-m',
        '/bin/sh',
        '-c',
        script,
        'sh',
        dir,
        process.execPath,
        program.path,
      ]);
      // 40 and what the full disk made of the run; anything else is a comparison or the run after it that failed.
      expect(child).toMatchObject({ code: 41 });
      expect(child.err).toMatch(/^disk-full .*disk/);
    },
  );

  it('[SW05] with a limit on the size of files is the same', async () => {
    const dir = await workspace();
    await publishSample(dir);
    const before = await treeOf(dir);
    const script = 'ulimit -f 1; exec "$@"';
    const child = await run(dir, 200, ['/bin/sh', '-c', script, 'sh']);
    expect(child).toMatchObject({ code: 1, signal: null });
    expect(child.err).toContain('disk-full');
    expect(await treeOf(dir)).toEqual(before);
  });
});

describe('a folder that may not be written', () => {
  it('[SW03] is refused at once, names the folder and stays as it was', async () => {
    const dir = await workspace();
    const hx = join(dir, '.hx');
    await chmod(dir, 0o755);
    await chmod(hx, 0o555);
    const before = await treeOf(dir);
    const start = performance.now();
    const user = isRoot ? { uid: NOBODY } : {};
    const child = await runProgram([process.execPath, program.path, dir, '1'], user);
    expect(child).toMatchObject({ code: 1, err: `read-only ${hx}` });
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(await treeOf(dir)).toEqual(before);
    await chmod(hx, 0o755);
  });

  it('[SW03] is the same when only the output is closed', async (context) => {
    context.skip(!isRoot, 'giving a folder to somebody else needs root');
    const dir = await workspace();
    await publishSample(dir);
    for (const path of [dir, join(dir, '.hx'), join(dir, '.hx/figma2code')]) await chown(path, NOBODY, NOBODY);
    const before = await treeOf(dir);
    const child = await runProgram([process.execPath, program.path, dir, '1'], { uid: NOBODY });
    expect(child).toMatchObject({ code: 1, err: `read-only ${frameworkDir(dir, FRAMEWORK)}` });
    expect(await treeOf(dir)).toEqual(before);
  });
});

describe('few open files', () => {
  it('[SW04] are enough for 500 pictures', async (context) => {
    context.skip(findProgram('prlimit') === null, 'prlimit is not there');
    const dir = await workspace();
    const child = await run(dir, 500, ['prlimit', '--nofile=64']);
    expect(child).toMatchObject({ code: 0, err: '' });
    expect(await violations(dir)).toEqual([]);
    expect(await listSnapshots(dir, FRAMEWORK)).toHaveLength(1);
  });
});

const inRounds = async (dir: string): Promise<() => Promise<string>> => {
  const child = spawn(process.execPath, [program.path, dir, '2', 'rounds']);
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  expect(await next()).toBe('ready');
  return () => {
    child.stdin.write('go\n');
    return next();
  };
};

describe('two instances', () => {
  it('[SW08] in one workspace, 50 rounds: each publishes or is told who does, and all stays whole', async () => {
    const dir = await workspace();
    const [one, two] = await Promise.all([inRounds(dir), inRounds(dir)]);
    const tally = { published: 0, busy: 0 };
    for (let round = 0; round < 50; round += 1) {
      const outcomes = await Promise.all([one(), two()]);
      const published = outcomes.filter((outcome) => outcome !== 'workspace-busy');
      expect(published.length).toBeGreaterThan(0);
      expect(new Set(published).size).toBe(published.length);
      for (const name of published) expect(name).toMatch(/^\d{8}T/);
      tally.published += published.length;
      tally.busy += outcomes.length - published.length;
      expect(await violations(dir)).toEqual([]);
    }
    expect((await listSnapshots(dir, FRAMEWORK)).length).toBe(Math.min(10, tally.published));
    process.stdout.write(`two instances: ${tally.published} published, ${tally.busy} busy\n`);
  }, 60_000);
});

describe('a run that is told to stop', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('[SW14] by %s ends within three seconds with %i and leaves nothing', async (signal, code) => {
    const dir = await workspace();
    const before = await treeOf(dir);
    const child = spawn(process.execPath, [endless.path, dir]);
    children.push(child);
    await once(child.stdout, 'data');
    const start = performance.now();
    child.kill(signal);
    child.kill(signal);
    expect(await ended(child)).toMatchObject({ code });
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(await treeOf(dir)).toEqual(before);
    expect(await readdir(join(dir, '.hx'))).toEqual(['figma2code']);
  });

  it('[SW14] ends within three seconds also when cleaning up hangs, and the next run removes what it left', async () => {
    const dir = await workspace();
    const child = spawn(process.execPath, [endless.path, dir, 'hang']);
    children.push(child);
    await once(child.stdout, 'data');
    const start = performance.now();
    child.kill('SIGTERM');
    expect(await ended(child)).toMatchObject({ code: 143 });
    expect(performance.now() - start).toBeLessThan(3_500);
    expect(await violations(dir)).toEqual([]);
    expect((await run(dir, 1)).code).toBe(0);
    expect((await readdir(frameworkDir(dir, FRAMEWORK))).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
