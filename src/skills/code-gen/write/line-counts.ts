import { diffLines } from 'diff';
import { editLimit } from './edit-limit.ts';

const linesOf = (text: string): number => (text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0));

export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** Lines that come and go between two texts, as a diff shows them; all of two that have little in common. Null stands for no file. */
export const lineCounts = (before: string | null, after: string | null): LineCounts => {
  const all = { added: linesOf(after ?? ''), removed: linesOf(before ?? '') };
  if (before === null || after === null) return all;
  const changes = diffLines(before, after, { maxEditLength: editLimit(all.added + all.removed) });
  if (changes === undefined) return all;
  const sum = (of: 'added' | 'removed'): number =>
    changes.reduce((total, change) => total + (change[of] ? change.count : 0), 0);
  return { added: sum('added'), removed: sum('removed') };
};
