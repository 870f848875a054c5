import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TEMPORARY_FILE } from '#workspace/atomic-file';
import { temporaryFolder, temporaryWorkspace } from '../workspace-fixture.ts';
import { CODE_PROJECT, CODE_PROPOSAL, runCode, undoAll, writtenBytes } from './code-run.ts';
import type { SweepGround } from './sweep-ground.ts';

const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const filesBelow = async (dir: string, at = ''): Promise<readonly string[]> => {
  const entries = await readdir(join(dir, at), { withFileTypes: true });
  const lists = entries
    .filter(({ name }) => name !== '.hx')
    .map((entry) => (entry.isDirectory() ? filesBelow(dir, `${at}${entry.name}/`) : [`${at}${entry.name}`]));
  return (await Promise.all(lists)).flat();
};

const isTemporary = (path: string): boolean => TEMPORARY_FILE.test(path.split('/').at(-1) ?? '');

const bytesAt = (dir: string, path: string): Promise<Buffer | null> => readFile(join(dir, path)).catch(() => null);

const same = (a: Buffer | null, b: Buffer | null | undefined): boolean =>
  a === null || b === null || b === undefined ? a === (b ?? null) : a.equals(b);

const modeProblem = async (dir: string, path: string): Promise<string[]> => {
  const planned = CODE_PROJECT[path]?.mode;
  const stats = await lstat(join(dir, path)).catch(() => null);
  return planned === undefined || stats === null || (stats.mode & 0o777) === planned ? [] : [`mode of ${path}`];
};

/** Each file is wholly old or wholly new, with its mode, and nothing else is in sight. */
const tornFiles = async (dir: string): Promise<string[]> => {
  const found: string[] = [];
  const known = new Set([...Object.keys(CODE_PROJECT), ...CODE_PROPOSAL.files.map(({ path }) => path)]);
  for (const path of known) {
    const bytes = await bytesAt(dir, path);
    const isOld = same(bytes, CODE_PROJECT[path]?.bytes ?? null);
    const isNew = writtenBytes(path) !== undefined && same(bytes, writtenBytes(path));
    if (!isOld && !isNew) found.push(`torn: ${path}`);
    found.push(...(await modeProblem(dir, path)));
  }
  const others = (await filesBelow(dir)).filter((path) => !known.has(path) && !isTemporary(path));
  return [...found, ...others.map((path) => `in sight: ${path}`)];
};

const differences = async (dir: string, wanted: (path: string) => Buffer | null): Promise<string[]> => {
  const paths = new Set([
    ...(await filesBelow(dir)),
    ...Object.keys(CODE_PROJECT),
    ...CODE_PROPOSAL.files.map(({ path }) => path),
  ]);
  const found: string[] = [];
  for (const path of paths) if (!same(await bytesAt(dir, path), wanted(path))) found.push(path);
  return found;
};

const oldBytes = (path: string): Buffer | null => CODE_PROJECT[path]?.bytes ?? null;
const newBytes = (path: string): Buffer | null => {
  const written = writtenBytes(path);
  return written === undefined ? oldBytes(path) : written;
};

// The next run completes what was begun, and undoing all of it gives the project back as it was.
const recover = async (dir: string): Promise<string[]> => {
  await runCode(dir);
  const unwritten = await differences(dir, newBytes);
  await undoAll(dir);
  const unrestored = await differences(dir, oldBytes);
  const modes = await Promise.all(Object.keys(CODE_PROJECT).map((path) => modeProblem(dir, path)));
  return [
    ...unwritten.map((path) => `after the next run: ${path}`),
    ...unrestored.map((path) => `after undo: ${path}`),
    ...modes.flat().map((problem) => `after undo: ${problem}`),
    ...(existsSync(join(dir, 'src/screens')) ? ['after undo: src/screens'] : []),
  ];
};

const makeTemplate = async (): Promise<string> => {
  const template = await temporaryWorkspace(undefined, MEMORY);
  for (const [path, { bytes, mode }] of Object.entries(CODE_PROJECT)) {
    await mkdir(dirname(join(template, path)), { recursive: true });
    await writeFile(join(template, path), bytes);
    await chmod(join(template, path), mode);
  }
  return template;
};

/** The ground of a sweep over what code generation writes in place; undo is part of the checks. */
export const createCodeGround = async (mode: 'code' | 'torn-code'): Promise<SweepGround> => {
  const template = await makeTemplate();
  const scratch = await temporaryFolder(MEMORY);
  const temporary = join(scratch, 'temporary');
  const fresh = async (): Promise<string> => {
    const dir = join(scratch, 'workspace');
    for (const old of [dir, temporary]) await rm(old, { recursive: true, force: true });
    await cp(template, dir, { recursive: true });
    await mkdir(temporary);
    return dir;
  };
  await fresh();
  return {
    start: { mode, design: {}, temporary, cache: join(scratch, 'cache') },
    fresh,
    // The runs are the sight of it, and nothing points at them.
    sight: async () => ({ names: '', pointers: '' }),
    leftovers: async (dir) => [...(await filesBelow(dir)).filter(isTemporary), ...(await readdir(temporary))],
    problems: async (dir) => {
      const torn = await tornFiles(dir);
      return torn.length > 0 ? torn : recover(dir);
    },
    remove: async () => {
      for (const dir of [template, scratch]) await rm(dir, { recursive: true, force: true });
    },
  };
};
