import type { PageMeasure } from '#contract/code-gen/page-measure';
import { bareText, type DrawnText } from '../expected/drawn-texts.ts';
import type { Box } from '../expected/matrix.ts';

type PageText = PageMeasure['texts'][number];

/** A text of the design with the element of the page that shows it; null where none does. */
export interface PairedText {
  readonly drawn: DrawnText;
  readonly shown: PageText | null;
  /** Pixels between the edges that are farthest off. */
  readonly off: number;
}

const distance = (a: Box, b: Box): number =>
  Math.max(
    Math.abs(a.x - b.x),
    Math.abs(a.y - b.y),
    Math.abs(a.x + a.width - b.x - b.width),
    Math.abs(a.y + a.height - b.y - b.height),
  );

/** As many of one content are compared each with each; more are taken in the order in which they stand. */
const MOST_ALIKE = 64;

const inReadingOrder = (a: Box, b: Box): number => a.y - b.y || a.x - b.x;

const inOrder = (drawn: readonly DrawnText[], shown: readonly PageText[]): PairedText[] => {
  const elements = shown.toSorted((a, b) => inReadingOrder(a.box, b.box));
  return drawn
    .toSorted((a, b) => inReadingOrder(a.box, b.box))
    .map((text, index) => {
      const element = elements[index] ?? null;
      return { drawn: text, shown: element, off: element === null ? 0 : distance(element.box, text.box) };
    });
};

// The nearest pairs first, whichever text they belong to: what stands first takes nothing away from what stands nearer.
const nearestFirst = (drawn: readonly DrawnText[], shown: readonly PageText[]): PairedText[] => {
  const pairs = drawn.flatMap((text, at) =>
    shown.map((element, by) => ({ at, by, off: distance(element.box, text.box) })),
  );
  pairs.sort((a, b) => a.off - b.off);
  const [taken, found] = [new Set<number>(), new Map<number, { by: number; off: number }>()];
  for (const { at, by, off } of pairs) {
    if (found.has(at) || taken.has(by)) continue;
    taken.add(by);
    found.set(at, { by, off });
  }
  return drawn.map((text, at) => {
    const pair = found.get(at);
    return { drawn: text, shown: (pair && shown[pair.by]) ?? null, off: pair?.off ?? 0 };
  });
};

/** Each text of the design with the nearest element of the same content; no element counts twice. */
export const pairTexts = (drawn: readonly DrawnText[], page: PageMeasure): readonly PairedText[] => {
  const shown = Map.groupBy(page.texts, ({ text }) => bareText(text));
  return [...Map.groupBy(drawn, ({ bare }) => bare)].flatMap(([bare, texts]) => {
    const elements = shown.get(bare) ?? [];
    const isFew = texts.length <= MOST_ALIKE && elements.length <= MOST_ALIKE;
    return isFew ? nearestFirst(texts, elements) : inOrder(texts, elements);
  });
};
