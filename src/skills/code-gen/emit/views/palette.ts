import { readColour } from '#contract/design/colour-literal';
import type { Paint } from '#contract/design/semantic-ast';
import { type Element, isElement } from '../markup/element.ts';
import { colourName } from '../names/colour-name.ts';
import { camel, unique, wordsOf } from '../names/words.ts';
import type { Look } from '../native/facets.ts';
import { declared, lookOf } from '../native/facets.ts';
import type { BookToken } from '../tokens/token-book.ts';

/** So many times a colour without a name is one that code names once. */
const SHARED = 3;
export const PALETTE = 'Palette';

type Painted = (paint: Paint) => Paint;

const PAINTS = ['fills', 'ink'] as const;

/** A look with each of its plain colours as something makes it. */
const repainted = (look: Look, painted: Painted): Look => ({
  ...look,
  ...Object.fromEntries(
    PAINTS.flatMap((facet) => {
      const paints = look[facet];
      return paints === undefined ? [] : [[facet, paints.map(painted)]];
    }),
  ),
  ...(look.strokes === undefined ? {} : { strokes: { ...look.strokes, paints: look.strokes.paints.map(painted) } }),
});

const visit = (element: Element, painted: Painted): Element => ({
  ...element,
  style: declared(repainted(lookOf(element.style), painted)),
  children: element.children.map((child) => (isElement(child) ? visit(child, painted) : child)),
});

const isBare = (paint: Paint): paint is Extract<Paint, { kind: 'solid' }> =>
  paint.kind === 'solid' && paint.token === undefined;

export interface Painting {
  readonly roots: readonly Element[];
  /** Colours that are named because the design uses them over and over. */
  readonly palette: readonly BookToken[];
}

const tokenOf = (name: string, color: string): BookToken => ({
  token: `${PALETTE}/${name}`,
  css: `--${name}`,
  type: 'COLOR',
  collection: PALETTE,
  modeCollection: PALETTE,
  unitless: false,
  modes: new Map([['', color]]),
  ofProject: false,
  changesThere: false,
});

/** Names the colours that stand in a design again and again without a variable. @param framework stack of the literals */
export const withPalette = (roots: readonly Element[], framework: string): Painting => {
  const counts = new Map<string, number>();
  const count: Painted = (paint) => {
    if (isBare(paint)) counts.set(paint.color, (counts.get(paint.color) ?? 0) + 1);
    return paint;
  };
  for (const root of roots) visit(root, count);
  const taken = new Set<string>();
  const named = new Map<string, BookToken>();
  for (const [color, times] of counts) {
    const channels = times < SHARED ? null : readColour(color, framework);
    if (channels !== null)
      named.set(color, tokenOf(unique(camel(wordsOf(colourName(channels)), 'color'), taken, 'v'), color));
  }
  const name: Painted = (paint) => {
    const token = isBare(paint) ? named.get(paint.color)?.token : undefined;
    return token === undefined ? paint : ({ ...paint, token } as Paint);
  };
  const palette = [...named.values()].toSorted((a, b) => (a.token < b.token ? -1 : 1));
  return { roots: named.size === 0 ? roots : roots.map((root) => visit(root, name)), palette };
};
