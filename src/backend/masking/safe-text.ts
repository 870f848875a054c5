/** No secret is longer than this. */
const LONGEST = 4_096;

const isTokenCharacter = (code: number): boolean => code > 0x20 && code < 0x7f;

/**
 * Up to where a text that is still growing may be shown: its last word may be the beginning of a secret, which can only
 * be masked as a whole. Words of other scripts than ASCII are no secrets, so text in them flows.
 */
export const endOfSafeText = (text: string): number => {
  let end = text.length;
  const limit = Math.max(0, text.length - LONGEST);
  while (end > limit && isTokenCharacter(text.charCodeAt(end - 1))) end -= 1;
  if (end === limit && limit > 0) return text.length;
  const bearer = /\bBearer\s*$/i.exec(text.slice(Math.max(0, end - 40), end));
  return bearer ? end - bearer[0].length : end;
};
