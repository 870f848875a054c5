import type { CommentKeeper, Lines, ReviewComment } from './review-store.ts';

const keyOf = (workspace: string): string => `figma2code.comments.${workspace}`;

/** More than anybody writes; what is over it was not written here. */
const MAX_KEPT = 500;

const isLines = (value: unknown): value is Lines =>
  typeof value === 'object' &&
  value !== null &&
  Number.isInteger((value as Lines).start) &&
  Number.isInteger((value as Lines).end);

const isComment = (value: unknown): value is ReviewComment => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, path, lines, text } = value as Record<string, unknown>;
  return (
    typeof id === 'string' && typeof path === 'string' && typeof text === 'string' && (lines === null || isLines(lines))
  );
};

/** Kept until the window closes; a full or forbidden storage keeps nothing. */
export const storageCommentKeeper = (storage: Storage): CommentKeeper => ({
  read: (workspace) => {
    try {
      const parsed: unknown = JSON.parse(storage.getItem(keyOf(workspace)) ?? '[]');
      return Array.isArray(parsed) ? parsed.filter(isComment).slice(0, MAX_KEPT) : [];
    } catch {
      return [];
    }
  },
  write: (workspace, comments) => {
    try {
      storage.setItem(keyOf(workspace), JSON.stringify(comments));
    } catch {
      // Then they are kept as long as the window is not loaded anew.
    }
  },
});
