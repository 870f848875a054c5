import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readBounded } from '#workspace/files/bounded-read';
import { isMissing } from '#workspace/fs-failure';
import type { Git } from './run-git.ts';

const FILTER = /^filter\..*\.(?:clean|smudge|process|required)$/s;
/** As an argument such a name would be cut at its first `=`, and the filter would stay. */
const CUT = /^filter\..*=/s;
const LIST = ['config', '--list', '--show-scope', '--name-only', '-z'];

export interface RepositorySettings {
  /** Settings that empty the filters which the repository itself configures: they would be run on files whose time changed. */
  readonly neutral: readonly string[];
  /** The work tree may be somewhere else than around `.git`. */
  readonly movesWorkTree: boolean;
}

/** What a repository comes to whose own configuration is seen to be harmless. */
export const PLAIN_SETTINGS: RepositorySettings = { neutral: [], movesWorkTree: false };

const emptied = (filter: string): readonly string[] => [
  `${filter}.clean=`,
  `${filter}.smudge=`,
  `${filter}.process=`,
  `${filter}.required=false`,
];

/** Without these words a configuration names no filter, reads no other file and moves nothing. */
const TELLING = /filter|include|worktree/i;
const MOST_CONFIG = 64 * 1024;

const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

// A start of git costs as much as some thousand files: most configurations are seen to be harmless by their words. `commondir`
// would make git read another one.
export const isPlainRepository = async (workspace: string): Promise<boolean> => {
  const folder = join(workspace, '.git');
  try {
    if (!(await lstat(folder)).isDirectory() || (await isThere(join(folder, 'commondir')))) return false;
    const read = await readBounded(join(folder, 'config'), MOST_CONFIG);
    return read.kind === 'ok' && !TELLING.test(Buffer.from(read.bytes).toString('latin1'));
  } catch {
    return false;
  }
};

/**
 * What the repository configures and what has to be held back; settings of the user stay. The list has scope and name in
 * turn, each ending in NUL.
 * @throws Error for a filter that cannot be emptied
 */
export const readRepositorySettings = async (git: Git): Promise<RepositorySettings> => {
  const { records } = await git.records({ args: LIST });
  const filters = new Set<string>();
  let movesWorkTree = false;
  for (let index = 0; index + 1 < records.length; index += 2) {
    const [scope, name] = [records[index], records[index + 1] as string];
    movesWorkTree ||= name === 'core.worktree';
    if ((scope !== 'local' && scope !== 'worktree') || !FILTER.test(name)) continue;
    if (CUT.test(name)) throw new Error('a filter of the repository has "=" in its name');
    filters.add(name.slice(0, name.lastIndexOf('.')));
  }
  return { neutral: [...filters].flatMap(emptied), movesWorkTree };
};
