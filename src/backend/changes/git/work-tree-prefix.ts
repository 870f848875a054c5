import { realpath } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { isGit } from '#workspace/detect/detect-vcs';
import { isInside } from '#workspace/safe-path';
import type { RepositorySettings } from './repository-settings.ts';
import type { Git } from './run-git.ts';

/** The nearest folder that holds a repository; null where there is none. */
export const topOf = async (workspace: string): Promise<string | null> => {
  for (let folder = workspace; ; folder = dirname(folder)) {
    if (await isGit(folder)) return folder;
    if (dirname(folder) === folder) return null;
  }
};

/** @throws Error for a repository whose files are somewhere else: they are not the project */
const askGit = async (git: Git, root: string): Promise<string> => {
  const told = await git.text({ args: ['rev-parse', '--show-toplevel', '--show-prefix'] });
  const [top = '', prefix = ''] = told.split('\n');
  if (isInside(top, root)) return prefix;
  throw new Error('the work tree of this repository is in another folder');
};

/**
 * Where a workspace lies in its repository, as `sub/` or nothing. Looked up by names, since a start of git costs more; git is
 * asked where these do not tell.
 */
export const workTreePrefix = async (git: Git, workspace: string, settings: RepositorySettings): Promise<string> => {
  const root = await realpath(workspace);
  const top = settings.movesWorkTree ? null : await topOf(root);
  if (top === null) return askGit(git, root);
  return root === top ? '' : `${relative(top, root).replaceAll(sep, '/')}/`;
};
