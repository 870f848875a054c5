import { endOfString, endOfValue as endWithin } from './json-ends.ts';

/** The members of a JSON object as they stand in the text, in order, with repeats. */
export interface JsonMembers {
  readonly members: readonly { readonly key: string; readonly text: string }[];
  /** False when the text ended before the object did. */
  readonly complete: boolean;
}

const SPACE = /[ \t\r\n]*/y;

const after = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

// A number at the very end of a cut text may go on.
const endOfValue = (text: string, start: number): number => {
  const end = endWithin(text, start, Number.POSITIVE_INFINITY);
  return end === text.length && !'"]}'.includes(text[end - 1] as string) ? -1 : end;
};

/**
 * Reads the outermost members of a JSON object, also of a text that is cut off: the start of a large file is enough for
 * its head, and a key that is given twice is seen, which `JSON.parse` hides. Values are not parsed.
 */
export const jsonMembers = (text: string): JsonMembers => {
  const members: { key: string; text: string }[] = [];
  const skip = (at: number): number => after(SPACE, text, at);
  let at = skip(0);
  if (text[at] !== '{') return { members, complete: false };
  at = skip(at + 1);
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const colon = keyEnd < 0 ? -1 : skip(keyEnd);
    if (colon < 0 || text[colon] !== ':') return { members, complete: false };
    const start = skip(colon + 1);
    const end = endOfValue(text, start);
    if (end < 0) return { members, complete: false };
    members.push({ key: parseKey(text.slice(at, keyEnd)), text: text.slice(start, end) });
    at = skip(end);
    if (text[at] === ',') at = skip(at + 1);
  }
  return { members, complete: text[at] === '}' };
};

const parseKey = (text: string): string => {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
};
