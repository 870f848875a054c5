/** Comments, and strings with what they say. */
const SILENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g;

/** Source without what is no code in it, as long as before. */
export const bareCode = (text: string): string => text.replaceAll(SILENT, (found) => found.replaceAll(/[^\n]/g, ' '));

/** A declaration that is longer is none that somebody wants back. */
const LONGEST = 20_000;

/** What stands between a brace and the one that closes it; null where none does. @param open place of the brace */
export const braced = (text: string, open: number): string | null => {
  let depth = 0;
  for (let at = open; at < Math.min(text.length, open + LONGEST); at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return null;
};

/** What stands in no further braces; those that it has are left as `{}`. */
export const shallow = (text: string): string => {
  let depth = 0;
  let kept = '';
  for (const char of text) {
    if (char === '}') depth -= 1;
    if (depth === 0) kept += char;
    if (char === '{') depth += 1;
  }
  return kept;
};
