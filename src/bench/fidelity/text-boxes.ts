import type { PageBox } from './page-shot.ts';
import type { RawText } from './raw-texts.ts';

export interface BoxScore {
  readonly texts: number;
  readonly present: number;
  readonly within2: number;
  readonly within8: number;
  readonly worst: readonly { readonly text: string; readonly off: number; readonly by: string }[];
}

const bare = (text: string): string => text.replaceAll(/\s+/g, '');

type Box = RawText['box'];

const edges = ({ x, y, width, height }: Box): number[] => [x, y, x + width, y + height];

/** The edge that is farthest off. */
const distance = (a: Box, b: Box): number => {
  const theirs = edges(b);
  return Math.max(...edges(a).map((edge, index) => Math.abs(edge - (theirs[index] ?? 0))));
};

const byText = (boxes: readonly PageBox[]): Map<string, PageBox[]> => Map.groupBy(boxes, ({ text }) => text);

const shift = (a: Box, b: Box): string =>
  [b.x - a.x, b.y - a.y, b.width - a.width, b.height - a.height].map((value) => value.toFixed(1)).join(' ');

/** Each text of the design with the nearest element that holds the same text; no element counts twice. */
export const scoreBoxes = (texts: readonly RawText[], boxes: readonly PageBox[]): BoxScore => {
  const left = byText(boxes);
  const offs = texts.map(({ characters, box }) => {
    const candidates = left.get(bare(characters)) ?? [];
    const nearest = candidates.toSorted((a, b) => distance(a.box, box) - distance(b.box, box))[0];
    if (nearest === undefined) return { text: characters, off: Number.POSITIVE_INFINITY, by: 'missing' };
    candidates.splice(candidates.indexOf(nearest), 1);
    return { text: characters, off: distance(nearest.box, box), by: shift(box, nearest.box) };
  });
  const within = (limit: number): number => offs.filter(({ off }) => off <= limit).length;
  return {
    texts: texts.length,
    present: within(Number.MAX_VALUE),
    within2: within(2),
    within8: within(8),
    worst: offs.toSorted((a, b) => b.off - a.off).filter(({ off }) => off > 2),
  };
};
