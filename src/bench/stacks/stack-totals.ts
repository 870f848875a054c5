import type { Miss } from './check-draft.ts';
import type { StackOutcome } from './stack-child.ts';
import type { Stack } from './stack-names.ts';

/** What all designs came to in one stack. */
export interface StackTotals {
  readonly stack: Stack;
  readonly designs: number;
  readonly layers: number;
  readonly texts: number;
  readonly textsMissing: number;
  readonly colours: number;
  readonly coloursMissing: number;
  /** Of the colours that are missing those of layers that a note names. */
  readonly coloursTold: number;
  readonly coloursApart: number;
  readonly syntaxErrors: number;
  readonly millisecondsPerThousand: number;
  /** Of the largest design; null where the system does not tell. */
  readonly megabytesPerThousand: number | null;
  readonly textsInPictures: number;
  readonly textsInParts: number;
}

const THOUSAND = 1_000;

const sum = (outcomes: readonly StackOutcome[], of: (one: StackOutcome) => number): number =>
  outcomes.reduce((total, one) => total + of(one), 0);

const memoryOf = (outcomes: readonly StackOutcome[]): number | null => {
  const largest = outcomes.toSorted((a, b) => b.layers - a.layers)[0];
  return largest?.peakMegabytes == null ? null : (largest.peakMegabytes / largest.layers) * THOUSAND;
};

export const totalsOf = (stack: Stack, outcomes: readonly StackOutcome[]): StackTotals => ({
  stack,
  designs: outcomes.length,
  layers: sum(outcomes, ({ layers }) => layers),
  texts: sum(outcomes, ({ texts }) => texts),
  textsMissing: sum(outcomes, ({ textsMissing }) => textsMissing.length),
  colours: sum(outcomes, ({ colours }) => colours),
  coloursMissing: sum(outcomes, ({ coloursMissing }) => coloursMissing.length),
  coloursTold: sum(outcomes, ({ coloursMissing }) => coloursMissing.filter(({ told }) => told).length),
  coloursApart: sum(outcomes, ({ coloursApart }) => coloursApart.length),
  syntaxErrors: sum(outcomes, ({ syntaxErrors }) => syntaxErrors.length),
  millisecondsPerThousand:
    (sum(outcomes, ({ milliseconds }) => milliseconds) / sum(outcomes, ({ layers }) => layers)) * THOUSAND,
  megabytesPerThousand: memoryOf(outcomes),
  textsInPictures: sum(outcomes, ({ left }) => left.textsInPictures),
  textsInParts: sum(outcomes, ({ left }) => left.textsInParts),
});

const shareOf = (missing: number, all: number): string => {
  const share = all === 0 ? 100 : ((all - missing) / all) * 100;
  // What is not all is never rounded to all.
  return `${(missing === 0 ? 100 : Math.min(99.99, share)).toFixed(2)} %`;
};

const HEAD = ['stack', 'texts', 'colours', 'silent', 'apart', 'syntax', 'ms/1,000', 'MB/1,000'];

const cells = (one: StackTotals): string[] => [
  one.stack,
  `${one.texts - one.textsMissing}/${one.texts} ${shareOf(one.textsMissing, one.texts)}`,
  `${one.colours - one.coloursMissing}/${one.colours} ${shareOf(one.coloursMissing, one.colours)}`,
  String(one.coloursMissing - one.coloursTold),
  String(one.coloursApart),
  String(one.syntaxErrors),
  one.millisecondsPerThousand.toFixed(0),
  one.megabytesPerThousand?.toFixed(1) ?? '-',
];

const WIDTHS = [10, 20, 22, 7, 6, 7, 9, 9];

const line = (texts: readonly string[]): string =>
  texts.map((text, at) => (at === 0 ? text.padEnd(WIDTHS[at] ?? 0) : text.padStart(WIDTHS[at] ?? 0))).join(' ');

export const tableHead = (): string => line(HEAD);
export const tableRow = (totals: StackTotals): string => line(cells(totals));

const FIRST = 4;

const missLines = (word: string, misses: readonly (Miss & { readonly design: string })[]): string[] => [
  ...misses
    .slice(0, FIRST)
    .map(({ design, node, what, told }) => `  ${word}: ${design} ${node} ${what}${told ? ' (told)' : ''}`),
  ...(misses.length > FIRST ? [`  ${word}: ${misses.length - FIRST} more`] : []),
];

const missesOf = (
  outcomes: readonly StackOutcome[],
  of: (one: StackOutcome) => readonly Miss[],
): (Miss & { readonly design: string })[] =>
  outcomes.flatMap((one) => of(one).map((miss) => ({ ...miss, design: one.design })));

/** The first of each kind that is not as it should be. */
export const firstMisses = (outcomes: readonly StackOutcome[]): string[] => [
  ...missLines(
    'missing',
    missesOf(outcomes, ({ textsMissing, coloursMissing }) => [...textsMissing, ...coloursMissing]),
  ),
  ...missLines(
    'apart',
    missesOf(outcomes, ({ coloursApart }) => coloursApart),
  ),
  ...outcomes.flatMap(({ design, syntaxErrors }) =>
    syntaxErrors.slice(0, FIRST).map((error) => `  syntax: ${design} ${error}`),
  ),
];
