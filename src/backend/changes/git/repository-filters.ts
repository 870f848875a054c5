import type { Git } from './run-git.ts';

const FILTER = /^filter\..*\.(?:clean|smudge|process|required)$/s;
/** As an argument such a name would be cut at its first `=`, and the filter would stay. */
const CUT = /^filter\..*=/s;
const LIST = ['config', '--list', '--show-scope', '--name-only', '-z'];

/**
 * Settings that empty the filters which the repository itself configures: they would be run on files whose time changed.
 * Those of the user stay. The list has scope and name in turn, each ending in NUL.
 * @throws Error for a filter that cannot be emptied
 */
export const withoutFilters = async (git: Git): Promise<readonly string[]> => {
  const { records } = await git.records({ args: LIST });
  const names = new Set<string>();
  for (let index = 0; index + 1 < records.length; index += 2) {
    const [scope, name] = [records[index], records[index + 1] as string];
    if ((scope !== 'local' && scope !== 'worktree') || !FILTER.test(name)) continue;
    if (CUT.test(name)) throw new Error('a filter of the repository has "=" in its name');
    names.add(name.slice(0, name.lastIndexOf('.')));
  }
  return [...names].flatMap((filter) => [
    `${filter}.clean=`,
    `${filter}.smudge=`,
    `${filter}.process=`,
    `${filter}.required=false`,
  ]);
};
