import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A program of the tests as one file, so that starting it often is quick. */
export interface BundledProgram {
  readonly path: string;
  remove(): Promise<void>;
}

export const bundleProgram = async (entry: URL): Promise<BundledProgram> => {
  const dir = await mkdtemp(join(tmpdir(), 'f2c-program-'));
  const path = join(dir, 'program.mjs');
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'silent',
  });
  return { path, remove: () => rm(dir, { recursive: true, force: true }) };
};

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Waits for the end of a child and gives what it said, trimmed. */
export const ended = async (child: ChildProcess): Promise<Ended> => {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, out: out.trim(), err: err.trim() };
};

/** Runs a program with a list of arguments and no shell, and gives how it ended. */
export const runProgram = (
  command: readonly [string, ...string[]],
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly uid?: number;
    readonly cwd?: string;
  } = {},
): Promise<Ended> => {
  const { env = {}, ...user } = options;
  return ended(spawn(command[0], command.slice(1), { env: { ...process.env, ...env }, ...user }));
};

/** Absolute path of a program of the system, or null. */
export const findProgram = (name: string): string | null => {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((dir) => join(dir, name));
  return places.find(isExecutable) ?? null;
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
