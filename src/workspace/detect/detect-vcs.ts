import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { VcsKind } from '#contract/choices';
import { readText } from './read-text.ts';

export interface DetectedVcs {
  readonly kind: VcsKind;
  /** Path of what gave it away, or null. */
  readonly source: string | null;
}

/** Where Perforce settings are usually kept; the name in P4CONFIG comes first. */
const P4_NAMES = ['.p4config', '.p4config.txt', 'p4config.txt', '.p4rc'];

/** Three short lines; more is no settings file. */
const MAX_SETTINGS = 16 * 1024;

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** A repository has `.git` as a folder with HEAD, or as a file that points to it (worktrees, submodules). */
export const isGit = async (folder: string): Promise<boolean> =>
  (await exists(join(folder, '.git', 'HEAD'))) ||
  ((await readText(join(folder, '.git')))?.startsWith('gitdir:') ?? false);

const p4Names = (): string[] => {
  const named = process.env['P4CONFIG'] ?? '';
  return /^[\w.-]+$/.test(named) ? [named, ...P4_NAMES] : P4_NAMES;
};

const p4File = async (folder: string): Promise<string | null> => {
  for (const name of p4Names()) {
    const path = join(folder, name);
    if (/^[ \t]*P4(?:PORT|CLIENT|USER)[ \t]*=/m.test((await readText(path, MAX_SETTINGS)) ?? '')) return path;
  }
  return null;
};

/** The folder itself and the ones around it, nearest first. */
const foldersAround = (workspace: string): string[] => {
  const folders = [workspace];
  for (let folder = dirname(workspace); folder !== folders.at(-1) && folders.length < 64; folder = dirname(folder)) {
    folders.push(folder);
  }
  return folders;
};

/** True when the folder lies in a git repository, whatever else is used beside it. */
export const isInRepository = async (workspace: string): Promise<boolean> => {
  for (const folder of foldersAround(workspace)) if (await isGit(folder)) return true;
  return false;
};

/** Looks in the folder and its parents for a repository or a Perforce settings file; the nearest one counts. Runs nothing. */
export const detectVcs = async (workspace: string): Promise<DetectedVcs> => {
  for (const folder of foldersAround(workspace)) {
    if (await isGit(folder)) return { kind: 'git', source: join(folder, '.git') };
    const p4 = await p4File(folder);
    if (p4 !== null) return { kind: 'p4v', source: p4 };
  }
  return { kind: 'none', source: null };
};
