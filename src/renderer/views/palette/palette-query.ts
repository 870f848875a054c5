/** What is looked for, and in which kind of thing; `all` without a sign in front. */
export interface PaletteQuery {
  readonly scope: 'all' | 'commands' | 'layers' | 'files' | 'snapshots';
  readonly text: string;
}

const SCOPES: Readonly<Record<string, PaletteQuery['scope']>> = {
  '>': 'commands',
  '#': 'layers',
  '@': 'files',
  '~': 'snapshots',
};

export const readQuery = (typed: string): PaletteQuery => {
  const scope = SCOPES[typed.trimStart().charAt(0)];
  return scope ? { scope, text: typed.trimStart().slice(1).trim() } : { scope: 'all', text: typed.trim() };
};

/** Does every word of the query stand in the label? Better matches, at the start of the label or of a word, first. */
export const rank = (label: string, text: string): number | null => {
  if (text === '') return 1;
  const low = label.toLocaleLowerCase();
  const words = text.toLocaleLowerCase().split(/\s+/);
  if (!words.every((word) => low.includes(word))) return null;
  const [first = ''] = words;
  if (low.startsWith(first)) return 3;
  return low.includes(` ${first}`) || low.includes(`/${first}`) ? 2 : 1;
};

/** The best `most` of the entries for a text; among equals the given order stays. */
export const bestOf = <T extends { readonly label: string }>(entries: readonly T[], text: string, most: number): T[] =>
  entries
    .flatMap((entry) => {
      const score = rank(entry.label, text);
      return score === null ? [] : [{ entry, score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry }) => entry);
