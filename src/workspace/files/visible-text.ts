// Control characters, and those that change the direction or hide the end of what stands after them.
const HIDDEN = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** Text of files and folders as it may stand in a message: what cannot be seen becomes `\u{…}`, what is long is cut. */
export const visibleText = (text: string, limit = 1_000): string => {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return cut.replace(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
};
