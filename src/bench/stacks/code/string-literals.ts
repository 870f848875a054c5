/** How a language writes strings and comments. */
interface Lexis {
  readonly quotes: string;
  /** `\u{1f600}` and `\u1f600` in the ways of the language; other escapes are the same everywhere. */
  readonly unicode: RegExp;
}

const BRACED = /^u\{([0-9a-f]+)\}/i;
const PLAIN = /^u([0-9a-f]{4})/i;
const EITHER = /^u\{?([0-9a-f]+)\}?/i;

const LEXES: Readonly<Record<string, Lexis>> = {
  js: { quotes: '\'"`', unicode: EITHER },
  dart: { quotes: '\'"', unicode: EITHER },
  kt: { quotes: '"', unicode: PLAIN },
  swift: { quotes: '"', unicode: BRACED },
  cs: { quotes: '"', unicode: PLAIN },
};

const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };
const HEX_PAIR = /^x([0-9a-f]{2})/i;

/** What stands behind a backslash, and how long it is. */
const unescaped = (rest: string, lexis: Lexis): { readonly text: string; readonly length: number } => {
  const code = (rest.startsWith('u') ? lexis.unicode : HEX_PAIR).exec(rest);
  if (code?.[1] !== undefined)
    return { text: String.fromCodePoint(Number.parseInt(code[1], 16)), length: code[0].length };
  const [mark = ''] = rest;
  return { text: NAMED[mark] ?? mark, length: mark.length };
};

const LONGEST_ESCAPE = 12;

/** Reads from the quote at `start` to its end. */
const readString = (source: string, start: number, lexis: Lexis): { readonly text: string; readonly end: number } => {
  const quote = source.charAt(start);
  let text = '';
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== quote) {
    if (source.charAt(at) === '\\') {
      const found = unescaped(source.slice(at + 1, at + 1 + LONGEST_ESCAPE), lexis);
      text += found.text;
      at += 1 + found.length;
    } else {
      text += source.charAt(at);
      at += 1;
    }
  }
  return { text, end: at + 1 };
};

/** Where a comment that begins at `at` ends; `at` where none begins. */
const afterComment = (source: string, at: number): number => {
  const end = source.startsWith('//', at) ? '\n' : source.startsWith('/*', at) ? '*/' : null;
  if (end === null) return at;
  const found = source.indexOf(end, at + 2);
  return found < 0 ? source.length : found + end.length;
};

const INDENT = /\n[ \t]*/g;

/** Where the parenthesis that is open at `at` closes. */
const afterClosing = (source: string, at: number): number => {
  let depth = 1;
  for (let place = at; place < source.length; place += 1) {
    const sign = source.charAt(place);
    if (sign === '"') place = swiftText(source, place).end - 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return place + 1;
  }
  return source.length;
};

/** A text of Swift in pieces: what is put into it by code has strings of its own, in their place. */
const swiftText = (source: string, start: number): { readonly pieces: string[]; readonly end: number } => {
  const pieces: string[] = [];
  let text = '';
  const quote = source.startsWith('"""', start) ? '"""' : '"';
  let at = start + quote.length;
  while (at < source.length && !source.startsWith(quote, at)) {
    if (source.startsWith('\\(', at)) {
      const closed = afterClosing(source, at + 2);
      pieces.push(text, ...stringLiterals(source.slice(at + 2, closed - 1), 'swift'));
      text = '';
      at = closed;
    } else if (source.startsWith('\\\n', at)) {
      // The line goes on: neither its end nor the indent of the next one is part of the text.
      at += 1 + (/^\n[ \t]*/.exec(source.slice(at + 1))?.[0].length ?? 0);
    } else if (source.charAt(at) === '\\') {
      const found = unescaped(source.slice(at + 1, at + 1 + LONGEST_ESCAPE), LEXES['swift'] as Lexis);
      text += found.text;
      at += 1 + found.length;
    } else {
      text += source.charAt(at);
      at += 1;
    }
  }
  const all = [...pieces, text];
  const lines = quote === '"' ? all : all.map((piece) => piece.replaceAll(INDENT, '\n').trim());
  return { pieces: lines, end: at + quote.length };
};

/** All strings of a source as its compiler would read them, in their order. */
export const stringLiterals = (source: string, language: string): string[] => {
  const lexis = LEXES[language] ?? (LEXES['js'] as Lexis);
  const start = new RegExp(`[${lexis.quotes}]|//|/\\*`, 'g');
  const found: string[] = [];
  for (let hit = start.exec(source); hit !== null; hit = start.exec(source)) {
    const comment = afterComment(source, hit.index);
    if (comment > hit.index) {
      start.lastIndex = comment;
      continue;
    }
    if (language === 'swift') {
      const { pieces, end } = swiftText(source, hit.index);
      found.push(...pieces);
      start.lastIndex = end;
      continue;
    }
    const { text, end } = readString(source, hit.index, lexis);
    found.push(text);
    start.lastIndex = end;
  }
  return found;
};
