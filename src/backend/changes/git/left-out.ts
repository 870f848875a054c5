import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './run-git.ts';
import { topOf } from './work-tree-prefix.ts';

/** One file of the repository, or one that says where it is: then git is asked. */
const mayLeaveOut = async (workspace: string): Promise<boolean> => {
  const folder = join((await topOf(workspace)) ?? workspace, '.git');
  const isFolder = (await lstat(folder).catch(() => null))?.isDirectory() ?? false;
  return !isFolder || (await lstat(join(folder, 'info/sparse-checkout')).catch(() => null)) !== null;
};

const NONE: ReadonlySet<string> = new Set();

/** What is in the index and by intent not on disk: a sparse checkout of a large repository leaves most of it out. */
export const leftOut = async (git: Git, workspace: string): Promise<ReadonlySet<string>> => {
  if (!(await mayLeaveOut(workspace))) return NONE;
  const { records } = await git.records({ args: ['ls-files', '-t', '-z', '--', '.', ':(exclude).hx'] });
  return new Set(records.flatMap((record) => (record.startsWith('S ') ? [record.slice(2)] : [])));
};
