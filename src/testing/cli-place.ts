import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { setUp } from './set-up.ts';
import { tempDir } from './temp-dir.ts';

const ENTRY = fileURLToPath(new URL('../shells/cli/figma2code.js', import.meta.url));

export interface CliEnded {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliStarted {
  readonly child: ChildProcess;
  readonly ended: Promise<CliEnded>;
}

export interface CliOptions {
  /** Another user, and what stands before the program on its command line. */
  readonly uid?: number;
  readonly before?: readonly string[];
}

/** The real command line in a folder of its own, with a home of its own and no terminal. */
export interface CliPlace {
  readonly dir: string;
  readonly workspace: string;
  start(args: readonly string[], environment?: Readonly<Record<string, string>>, options?: CliOptions): CliStarted;
  run(args: readonly string[], environment?: Readonly<Record<string, string>>, options?: CliOptions): Promise<CliEnded>;
}

const collect = (child: ChildProcess): Promise<CliEnded> => {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
};

export const cliPlace = async (files: Readonly<Record<string, string>> = {}): Promise<CliPlace> => {
  const { path: dir, remove } = await tempDir('cli');
  onTestFinished(remove);
  const workspace = join(dir, 'project');
  await mkdir(workspace);
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  const start: CliPlace['start'] = (args, environment = {}, { uid, before = [] } = {}) => {
    const env = { PATH: process.env['PATH'], HOME: dir, FIGMA2CODE_HOME: join(dir, 'data'), LANG: 'C', ...environment };
    const [command = '', ...rest] = [...before, process.execPath, ENTRY, ...args];
    const user = uid === undefined ? {} : { uid, gid: uid };
    const child = spawn(command, rest, { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'], ...user });
    return { child, ended: collect(child) };
  };
  return { dir, workspace, start, run: (...args) => start(...args).ended };
};

/** A small HTML project that is set up and trusted. */
export const readyCliPlace = async (): Promise<CliPlace> => {
  const here = await cliPlace({ 'index.html': '<!doctype html>\n' });
  await setUp(here.workspace, join(here.dir, 'data'));
  return here;
};

/** Each line of stdout is JSON; the last one is the result. */
export const cliResult = ({ stdout }: CliEnded): Record<string, unknown> => {
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.slice(0, -1).some((line) => line['type'] === 'result')).toBe(false);
  expect(lines.at(-1)).toMatchObject({ type: 'result' });
  return lines.at(-1) ?? {};
};

/** Lets another user in to the place: settings and secrets of its own may be written there, the project not. */
export const openToOthers = async ({ dir }: CliPlace): Promise<void> => {
  await chmod(dir, 0o777);
  for (const entry of await readdir(join(dir, 'data'), { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o777 : 0o666);
  await chmod(join(dir, 'data'), 0o777);
};
