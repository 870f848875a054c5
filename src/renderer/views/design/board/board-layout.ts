import type { Rect } from '../model/geometry.ts';

/** Where each screen lies on the board, in design pixels. Each page is a block of rows; blocks stand beside and below each other. */
export interface BoardScreen {
  readonly id: string;
  readonly page: string;
  readonly width: number;
  readonly height: number;
}

export interface PlacedScreen extends Rect {
  readonly id: string;
  /** Index of the screen in the list that was given. */
  readonly at: number;
}

export interface PlacedPage {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface BoardLayout {
  readonly screens: readonly PlacedScreen[];
  readonly pages: readonly PlacedPage[];
  readonly width: number;
  readonly height: number;
  /** Room above each row, where the names of the screens stand. */
  readonly gap: number;
}

interface Gaps {
  readonly x: number;
  readonly y: number;
}

/** A frame without a size still needs a place. */
const MIN_SIDE = 8;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const gapsFor = (screens: readonly BoardScreen[]): Gaps => ({
  x: Math.max(24, Math.round(median(screens.map(({ width }) => width)) * 0.12)),
  y: Math.max(56, Math.round(median(screens.map(({ height }) => height)) * 0.13)),
});

const byPage = (screens: readonly BoardScreen[]): ReadonlyMap<string, readonly (BoardScreen & { at: number })[]> =>
  Map.groupBy(
    screens.map(({ id, page, width, height }, at) => ({
      id,
      page,
      width: Math.max(MIN_SIDE, width),
      height: Math.max(MIN_SIDE, height),
      at,
    })),
    ({ page }) => page,
  );

interface Item {
  readonly width: number;
  readonly height: number;
}

type Placed<T> = T & { readonly x: number; readonly y: number };

interface Shelves<T> {
  readonly placed: readonly Placed<T>[];
  readonly width: number;
  readonly height: number;
}

/** Rows from the left, broken where the next item would not fit. */
const shelve = <T extends Item>(items: readonly T[], most: number, gaps: Gaps): Shelves<T> => {
  let [x, y, tallest, right] = [0, 0, 0, 0];
  const placed = items.map((item): Placed<T> => {
    if (x > 0 && x + item.width > most) [x, y, tallest] = [0, y + tallest + gaps.y, 0];
    const at = { ...item, x, y };
    right = Math.max(right, x + item.width);
    x += item.width + gaps.x;
    tallest = Math.max(tallest, item.height);
    return at;
  });
  return { placed, width: right, height: y + tallest };
};

interface Page extends Item {
  readonly name: string;
  readonly screens: readonly Placed<BoardScreen & { readonly at: number }>[];
}

/** The name of a page needs a line above the names of its screens; a single page needs no name. */
const pageBlocks = (pages: ReturnType<typeof byPage>, most: number, gaps: Gaps): readonly Page[] =>
  [...pages].map(([name, screens]) => {
    const { placed, width, height } = shelve(screens, most, gaps);
    return { name, screens: placed, width, height: height + gaps.y * (pages.size > 1 ? 2 : 1) };
  });

const assemble = (shelves: Shelves<Page>, gaps: Gaps): BoardLayout => {
  const head = gaps.y * (shelves.placed.length > 1 ? 2 : 1);
  return {
    screens: shelves.placed.flatMap((page) =>
      page.screens.map(({ id, at, x, y, width, height }) => ({
        id,
        at,
        x: page.x + x,
        y: page.y + head + y,
        width,
        height,
      })),
    ),
    pages: shelves.placed.map(({ name, x, y, width }) => ({ name, x, y, width })),
    width: shelves.width,
    height: shelves.height,
    gap: gaps.y,
  };
};

const TRIES = 14;
/** Beyond so many screens a little less of a fit is worth half of the time. */
const MANY = 1_500;
const TRIES_FOR_MANY = 6;

/** Widths to try, from the narrowest possible to all in one row. */
const candidates = (least: number, most: number, tries: number): readonly number[] =>
  Array.from({ length: tries }, (_, at) => least * (Math.max(least, most) / least) ** (at / (tries - 1)));

/** How large it can be shown in a place of that aspect, height 1. */
const fitOf = ({ width, height }: Item, aspect: number): number => Math.min(aspect / width, 1 / height);

const rowWidth = (items: readonly Item[], gap: number): number =>
  items.reduce((sum, { width }) => sum + width + gap, 0);

/** @param aspect width by height of the place in which the board is shown; rows are broken to come near it */
export const layoutBoard = (screens: readonly BoardScreen[], aspect: number): BoardLayout => {
  const gaps = gapsFor(screens);
  const pages = byPage(screens);
  const sized = [...pages.values()];
  const least = Math.max(MIN_SIDE, ...sized.flat().map(({ width }) => width));
  const tries = screens.length > MANY ? TRIES_FOR_MANY : TRIES;
  let best: { readonly shelves: Shelves<Page>; readonly fit: number } | null = null;
  for (const inner of candidates(least, Math.max(...sized.map((list) => rowWidth(list, gaps.x))), tries)) {
    const blocks = pageBlocks(pages, inner, gaps);
    const apart = { x: gaps.x * 2, y: gaps.y };
    const widest = Math.max(...blocks.map(({ width }) => width));
    for (const outer of candidates(widest, rowWidth(blocks, apart.x), tries)) {
      const shelves = shelve(blocks, outer, apart);
      const fit = fitOf(shelves, aspect);
      if (best === null || fit > best.fit * 1.001) best = { shelves, fit };
    }
  }
  return screens.length === 0 || best === null
    ? { screens: [], pages: [], width: 0, height: 0, gap: 0 }
    : assemble(best.shelves, gaps);
};
