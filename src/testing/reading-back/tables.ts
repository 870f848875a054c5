import { plain, split, type TokenTable } from './notation.ts';

/** What stands above the layers of a form. */
export interface Tables {
  /** `:7` is `<file>:7`. */
  readonly file: string;
  /** At the top `;3:4` goes on from this id, where the root lies in an instance. */
  readonly around: string | null;
  readonly sizes: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly tokens: TokenTable;
  readonly shared: ReadonlyMap<string, string>;
}

const TITLES = ['tokens', 'shared', 'layers', ''];

export const sectionOf = (lines: readonly string[], title: string): string[] => {
  const start = lines.indexOf(title);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => TITLES.includes(line));
  return end < 0 ? rest : rest.slice(0, end);
};

const lineWith = (lines: readonly string[], start: string): string =>
  lines.find((line) => line.startsWith(`${start} `))?.slice(start.length + 1) ?? '';

const pairsOf = (line: string): Map<string, string> =>
  new Map(
    split(line, ' ')
      .filter((pair) => pair !== '')
      .map((pair) => split(pair, '=', 2).map(plain) as [string, string]),
  );

export const tablesOf = (lines: readonly string[]): Tables => {
  const head = lines.slice(lines.indexOf(''));
  const ids = lineWith(head, 'ids');
  const tokens = sectionOf(lines, 'tokens').map((line) => {
    const [name = '', token = '', value] = split(line, ' ', 3);
    return [name, { token: plain(token), value: value ?? null }] as const;
  });
  return {
    file: /^:1=(\d*):1/.exec(ids)?.[1] ?? '',
    around: / ;1=I([\d:;]+);1;/.exec(ids)?.[1] ?? null,
    sizes: pairsOf(lineWith(head, 'sizes')),
    types: pairsOf(lineWith(head, 'types')),
    tokens: new Map(tokens),
    shared: new Map(sectionOf(lines, 'shared').map((line) => split(line, ' ', 2) as [string, string])),
  };
};
