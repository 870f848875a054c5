import { createHash } from 'node:crypto';

/** Ids as Figma writes them: `12:3`, and `I12:3;45:6` inside an instance. */
const PLAIN_ID = /^I?\d+:\d+(;\d+:\d+)*$/;
const LONGEST = 60;
const HASHED = 12;

/**
 * An id as part of a file name or key: plain ids stay readable (`I12:3;45:6` → `I12-3-45-6`), any other one, and one that is
 * too long, ends with a hash. ASCII letters, digits and `separator` only; different ids give different names, also where
 * letter case does not count.
 */
export const idName = (id: string, separator: '-' | 'x' = '-'): string => {
  const readable = id.replaceAll(/[^A-Za-z\d]+/g, separator);
  if (PLAIN_ID.test(id) && readable.length <= LONGEST) return readable;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, HASHED);
  return `${readable.slice(0, LONGEST - HASHED - 2)}${separator}h${hash}`;
};
