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

const emptied = (filter: string): readonly string[] => [
  `${filter}.clean=`,
  `${filter}.smudge=`,
  `${filter}.process=`,
  `${filter}.required=false`,
];

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
