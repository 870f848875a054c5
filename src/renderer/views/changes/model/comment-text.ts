import type { Lines, ReviewComment } from '../../../store/review-store.ts';

/** As the agent is told where a comment stands: `path`, `path:12`, `path:12-16`. */
export const rangeOf = (path: string, lines: Lines | null): string => {
  if (lines === null) return path;
  return lines.start === lines.end ? `${path}:${lines.start}` : `${path}:${lines.start}-${lines.end}`;
};

const byPlace = (one: ReviewComment, other: ReviewComment): number =>
  one.path < other.path ? -1 : one.path > other.path ? 1 : (one.lines?.start ?? 0) - (other.lines?.start ?? 0);

export interface ModifyRequest {
  readonly range: string;
  readonly text: string;
}

/** What is sent for all that was said: one comment as it is, several with the place in front of each. */
export const modifyRequest = (comments: readonly ReviewComment[]): ModifyRequest | null => {
  const said = comments.filter(({ text }) => text.trim() !== '').toSorted(byPlace);
  const [first] = said;
  if (first === undefined) return null;
  if (said.length === 1) return { range: rangeOf(first.path, first.lines), text: first.text.trim() };
  const text = said.map((one) => `${rangeOf(one.path, one.lines)}\n${one.text.trim()}`).join('\n\n');
  return { range: first.path, text };
};

/** As `ModifyRequest`, for a list that waits for an answer and takes no place. */
export const modifyText = (comments: readonly ReviewComment[]): string | null => {
  const request = modifyRequest(comments);
  if (request === null) return null;
  return request.text.startsWith(`${request.range}\n`) || request.text.startsWith(`${request.range}:`)
    ? request.text
    : `${request.range}\n${request.text}`;
};
