import type { PageMeasure } from '#contract/code-gen/page-measure';
import type { ScoreFigure } from '#contract/code-gen/score';
import { difference, type Found } from '../differences.ts';
import type { DrawnColour } from '../expected/drawn-colours.ts';
import { counted } from '../figures.ts';

export interface ColourFigures {
  readonly colours: ScoreFigure;
  readonly differences: readonly Found[];
}

interface Wanted {
  readonly colour: string;
  readonly drawn: readonly DrawnColour[];
  found: number;
}

type Shown = Map<string, number>;

const HEX = /^#[0-9a-f]{8}$/;

const shownOn = (page: PageMeasure, on: DrawnColour['on']): Shown => {
  const shown: Shown = new Map();
  for (const { colour, use, count } of page.colours) {
    const key = colour.toLowerCase();
    if (HEX.test(key) && (use === 'text') === (on === 'text')) shown.set(key, (shown.get(key) ?? 0) + count);
  }
  return shown;
};

/** Two ways to say one colour may round a channel to another side. */
const ROUNDED = 2;

const channels = (colour: string): readonly number[] =>
  [1, 3, 5, 7].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

const isRounded = (a: string, b: string): boolean => {
  const other = channels(b);
  return channels(a).every((channel, index) => Math.abs(channel - (other[index] ?? 0)) <= ROUNDED);
};

const take = (wanted: Wanted, shown: Shown, colour: string): void => {
  const there = shown.get(colour) ?? 0;
  const taken = Math.min(there, wanted.drawn.length - wanted.found);
  wanted.found += taken;
  shown.set(colour, there - taken);
};

const match = (drawn: readonly DrawnColour[], shown: Shown): readonly Wanted[] => {
  const wanted = [...Map.groupBy(drawn, ({ colour }) => colour)].map(
    ([colour, uses]): Wanted => ({ colour, drawn: uses, found: 0 }),
  );
  for (const one of wanted) take(one, shown, one.colour);
  for (const one of wanted.filter(({ found, drawn: uses }) => found < uses.length))
    for (const colour of shown.keys()) if (isRounded(colour, one.colour)) take(one, shown, colour);
  return wanted;
};

const missing = ({ colour, drawn, found }: Wanted, all: number): Found | null => {
  const lost = drawn.length - found;
  if (lost === 0) return null;
  const params = { colour, found, drawn: drawn.length };
  const [first] = drawn;
  const isOneLayer = first !== undefined && drawn.every(({ node }) => node === first.node);
  return difference(
    { column: 'colours', word: 'colour-missing', params, share: lost / all, size: lost },
    isOneLayer ? { node: first.node, name: first.name } : null,
  );
};

/** How often each colour of a design is shown, of how often it is drawn; where on the page does not count. */
export const colourFigures = (drawn: readonly DrawnColour[], page: PageMeasure): ColourFigures => {
  const wanted = (['text', 'shape'] as const).flatMap((on) =>
    match(
      drawn.filter((one) => one.on === on),
      shownOn(page, on),
    ),
  );
  const found = wanted.reduce((sum, one) => sum + one.found, 0);
  return {
    colours: counted(found, drawn.length, 'no-colours'),
    differences: wanted.flatMap((one) => missing(one, drawn.length) ?? []),
  };
};
