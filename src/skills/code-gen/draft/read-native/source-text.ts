/** What opens a stretch that is no code, and what ends it; the longer ones first. */
const SILENT: readonly (readonly [string, string])[] = [
  ['//', '\n'],
  ['/*', '*/'],
  ['"""', '"""'],
  ["'''", "'''"],
  ['"', '"'],
  ["'", "'"],
];

/** Place behind the end of a stretch; a string on one line ends with its line, and what never ends with the text. */
const endOf = (text: string, from: number, end: string): number => {
  if (end.length > 1 || end === '\n') {
    const at = text.indexOf(end, from);
    return at < 0 ? text.length : at + (end === '\n' ? 0 : end.length);
  }
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === end) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return text.length;
};

/** Code with blanks for comments and for what its strings say. */
export const bareSource = (text: string): string => {
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const silent = SILENT.find(([start]) => text.startsWith(start, at));
    if (silent === undefined) continue;
    const [start, end] = silent;
    const next = endOf(text, at + start.length, end);
    kept.push(text.slice(from, at), start === '//' || start === '/*' ? ' ' : '""');
    from = next;
    at = next - 1;
  }
  return [...kept, text.slice(from)].join('');
};

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')' };

/** Longer than what somebody can read at a time: it is left unread. */
const LONGEST = 40_000;

/** What stands between a bracket and the one that closes it; null where none does, soon enough. @param open place of the bracket */
export const enclosed = (text: string, open: number): string | null => {
  const [start, end] = [text[open] ?? '', CLOSING[text[open] ?? ''] ?? ''];
  let depth = 0;
  const last = Math.min(text.length, open + LONGEST);
  for (let at = open; at < last; at += 1) {
    if (text[at] === start) depth += 1;
    else if (text[at] === end) depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return null;
};

/** Text outside of any braces: members of a class, or what a file declares itself. */
export const shallow = (text: string): string => {
  let depth = 0;
  let kept = '';
  for (const char of text) {
    if (char === '}') depth = Math.max(0, depth - 1);
    if (depth === 0) kept += char;
    if (char === '{') depth += 1;
  }
  return kept;
};

const OPENS = '({[<';
const CLOSES = ')}]>';

/** The arguments of a list, each by itself; an arrow closes nothing. */
export const listed = (text: string): string[] => {
  const parts: string[] = [''];
  let depth = 0;
  for (const [at, char] of [...text].entries()) {
    const isArrow = char === '>' && text[at - 1] === '-';
    if (OPENS.includes(char)) depth += 1;
    else if (CLOSES.includes(char) && !isArrow) depth -= 1;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
};
