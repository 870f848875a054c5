import type { ProjectChange } from '#contract/code-gen/project-view';

const MARKS = ['untracked'] as const;

/**
 * What is on disk and not in the index joins the changes. A file that was taken out of the index and is still there comes
 * from both sides: against HEAD it is modified.
 */
export const joinUntracked = (
  tracked: readonly ProjectChange[],
  untracked: readonly string[],
): readonly ProjectChange[] => {
  const gone = new Map<string, number>();
  for (const [index, { path, kind }] of tracked.entries()) if (kind === 'Deleted') gone.set(path, index);
  const all = tracked.slice();
  for (const path of untracked) {
    const index = gone.size === 0 ? undefined : gone.get(path);
    if (index === undefined) all.push({ path, kind: 'Added', marks: MARKS });
    else all[index] = { path, kind: 'Modified', marks: [...(all[index]?.marks ?? []), ...MARKS] };
  }
  return all;
};
