const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' };
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const ESCAPE = /\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|([\s\S]))/g;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w{2,6}));/g;

const MOST_CODE = 0x10ffff;

const character = (code: number): string => (code <= MOST_CODE ? String.fromCodePoint(code) : '\ufffd');

const unescaped = (text: string): string =>
  text.replaceAll(ESCAPE, (_, long?: string, short?: string, one?: string) => {
    const code = long ?? short;
    return code === undefined ? (NAMED[one ?? ''] ?? one ?? '') : character(Number.parseInt(code, 16));
  });

const unentitled = (text: string): string =>
  text.replaceAll(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return character(Number(decimal));
    return hex === undefined ? (ENTITIES[name ?? ''] ?? whole) : character(Number.parseInt(hex, 16));
  });

const SINGLE = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g;
const DOUBLE = /"((?:[^"\\]|\\.)*)"/g;
const BETWEEN = /="([^"]*)"|>([^<>]+)</g;

const quoted = (line: string, pattern: RegExp): readonly string[] =>
  [...line.matchAll(pattern)].map(([, one, other]) => unescaped(one ?? other ?? ''));

const marked = (line: string): readonly string[] =>
  [...line.matchAll(BETWEEN)].map(([, attribute, text]) => unentitled(attribute ?? text ?? '').replace(/^\{\}/, ''));

/** Texts that a line of a stack holds, as its compiler would read them. */
export const stringsIn = (line: string, path: string): readonly string[] => {
  if (/\.(axaml|xaml)$/i.test(path)) return marked(line);
  return quoted(line, path.endsWith('.dart') ? SINGLE : DOUBLE);
};
