const BLANK = /[ \t\n\r]*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Want = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma' | 'nothing';
type Step = { readonly end: number; readonly want: Want } | { readonly wrong: number };

const matchEnd = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
};

/** The end of the string that starts at `at`, or the first place in it that is wrong. */
const scanString = (text: string, at: number): { readonly end: number } | { readonly wrong: number } => {
  for (let index = at + 1; index < text.length; ) {
    const char = text.charCodeAt(index);
    if (char === 0x22) return { end: index + 1 };
    if (char < 0x20) return { wrong: index };
    const end = char === 0x5c ? matchEnd(ESCAPE, text, index) : index + 1;
    if (end === null) return { wrong: index };
    index = end;
  }
  return { wrong: text.length };
};

/** A stack of what is open instead of recursion, since documents are deep. */
const step = (text: string, at: number, want: Want, open: string[]): Step => {
  const char = text[at] ?? '';
  const wrong: Step = { wrong: at };
  const closed = (): Want => (open.length === 0 ? 'nothing' : 'comma');
  if (char === ',' && want === 'comma') return { end: at + 1, want: open.at(-1) === '{' ? 'key' : 'value' };
  if (char === ':' && want === 'colon') return { end: at + 1, want: 'value' };
  if (char === '}' || char === ']') {
    const [opener, empty] = char === '}' ? ['{', 'key-or-end'] : ['[', 'value-or-end'];
    if (open.at(-1) !== opener || (want !== 'comma' && want !== empty)) return wrong;
    open.pop();
    return { end: at + 1, want: closed() };
  }
  const isKey = want === 'key' || want === 'key-or-end';
  if (!isKey && want !== 'value' && want !== 'value-or-end') return wrong;
  if (char === '"') {
    const found = scanString(text, at);
    return 'wrong' in found ? found : { end: found.end, want: isKey ? 'colon' : closed() };
  }
  if (isKey) return wrong;
  if (char === '{' || char === '[') {
    open.push(char);
    return { end: at + 1, want: char === '{' ? 'key-or-end' : 'value-or-end' };
  }
  const end = matchEnd(PLAIN, text, at);
  return end === null ? wrong : { end, want: closed() };
};

/** Offset of the first place where a text stops being JSON, null when it is JSON. V8 names it in some of its messages only. */
export const jsonErrorAt = (text: string): number | null => {
  const open: string[] = [];
  let want: Want = 'value';
  for (let at = 0; ; ) {
    at = matchEnd(BLANK, text, at) ?? at;
    if (want === 'nothing') return at === text.length ? null : at;
    const next = step(text, at, want, open);
    if ('wrong' in next) return next.wrong;
    at = next.end;
    want = next.want;
  }
};
