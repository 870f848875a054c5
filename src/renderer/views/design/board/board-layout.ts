import type { Rect } from '../model/geometry.ts';

/** Where each screen lies on the board, in design pixels. Pages stand below each other; what does not fit a row wraps. */
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
  y: Math.max(48, Math.round(median(screens.map(({ height }) => height)) * 0.1)),
});

const byPage = (screens: readonly BoardScreen[]): ReadonlyMap<string, readonly (BoardScreen & { at: number })[]> =>
  Map.groupBy(
    screens.map((screen, at) => ({ ...screen, at })),
    ({ page }) => page,
  );

interface Cursor {
  readonly x: number;
  readonly y: number;
  readonly tallest: number;
}

const placePage = (
  screens: readonly (BoardScreen & { at: number })[],
  top: number,
  limits: { readonly width: number; readonly gaps: Gaps },
): { readonly placed: readonly PlacedScreen[]; readonly bottom: number; readonly right: number } => {
  const { width: most, gaps } = limits;
  let cursor: Cursor = { x: 0, y: top + gaps.y, tallest: 0 };
  let right = 0;
  const placed: PlacedScreen[] = [];
  for (const { id, at, ...size } of screens) {
    const [width, height] = [Math.max(MIN_SIDE, size.width), Math.max(MIN_SIDE, size.height)];
    if (cursor.x > 0 && cursor.x + width > most) cursor = { x: 0, y: cursor.y + cursor.tallest + gaps.y, tallest: 0 };
    placed.push({ id, at, x: cursor.x, y: cursor.y, width, height });
    right = Math.max(right, cursor.x + width);
    cursor = { x: cursor.x + width + gaps.x, y: cursor.y, tallest: Math.max(cursor.tallest, height) };
  }
  return { placed, bottom: cursor.y + cursor.tallest, right };
};

const placeAll = (pages: ReturnType<typeof byPage>, limits: { width: number; gaps: Gaps }): BoardLayout => {
  const screens: PlacedScreen[] = [];
  const heads: PlacedPage[] = [];
  let [bottom, right] = [0, 0];
  // The name of a page needs a line of its own above the names of its screens; a single page needs no name.
  const head = pages.size > 1 ? limits.gaps.y : 0;
  for (const [name, list] of pages) {
    const page = placePage(list, bottom + head, limits);
    screens.push(...page.placed);
    heads.push({ name, x: 0, y: bottom, width: page.right });
    bottom = page.bottom + limits.gaps.y;
    right = Math.max(right, page.right);
  }
  return { screens, pages: heads, width: right, height: Math.max(0, bottom - limits.gaps.y), gap: limits.gaps.y };
};

/** @param aspect width by height of the place in which the board is shown; rows are broken to come near it */
export const layoutBoard = (screens: readonly BoardScreen[], aspect: number): BoardLayout => {
  if (screens.length === 0) return { screens: [], pages: [], width: 0, height: 0, gap: 0 };
  const gaps = gapsFor(screens);
  const pages = byPage(screens);
  const widths = [...pages.values()].map((list) =>
    list.reduce((sum, { width }) => sum + Math.max(MIN_SIDE, width) + gaps.x, 0),
  );
  let [least, most] = [Math.max(...screens.map(({ width }) => width), MIN_SIDE), Math.max(...widths)];
  let best = placeAll(pages, { width: most, gaps });
  let bestFit = fitOf(best, aspect);
  for (let round = 0; round < 16 && most - least > 1; round += 1) {
    const width = (least + most) / 2;
    const board = placeAll(pages, { width, gaps });
    const fit = fitOf(board, aspect);
    if (fit > bestFit) [best, bestFit] = [board, fit];
    if (board.width / board.height > aspect) most = width;
    else least = width;
  }
  return best;
};

/** How large the board can be shown in a place of that aspect, height 1. */
const fitOf = (board: BoardLayout, aspect: number): number => Math.min(aspect / board.width, 1 / board.height);
