import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp-dir.ts';

/** A folder that goes away with its test. */
export const testFolder = async (name: string): Promise<string> => {
  const dir = await tempDir(name);
  onTestFinished(dir.remove);
  return dir.path;
};

export interface GitRepository {
  readonly path: string;
  /** Runs git there; with `at`, in a folder below. @returns what it printed */
  git(...args: string[]): string;
  gitIn(at: string, ...args: string[]): string;
  write(file: string, text: string | Uint8Array): Promise<void>;
  commit(files: Readonly<Record<string, string>>): Promise<void>;
}

const environmentIn = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: home,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b.c',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b.c',
});

/** A real repository on branch `trunk` without a commit. */
export const gitRepository = async (): Promise<GitRepository> => {
  const path = await testFolder('git');
  const env = environmentIn(path);
  const gitIn = (at: string, ...args: string[]): string =>
    execFileSync('git', args, { cwd: join(path, at), env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  const git = (...args: string[]): string => gitIn('.', ...args);
  const write = async (file: string, text: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  };
  git('init', '-q', '-b', 'trunk');
  const commit = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [file, text] of Object.entries(files)) await write(file, text);
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
  };
  return { path, git, gitIn, write, commit };
};

/** A folder with a program of that name in it, for a search path. */
export const fakeProgram = async (name: string, script: string): Promise<string> => {
  const path = await testFolder('bin');
  await writeFile(join(path, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
};
