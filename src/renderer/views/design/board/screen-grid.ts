import { intersect, type Point, type Rect } from '../model/geometry.ts';
import type { BoardLayout, PlacedScreen } from './board-layout.ts';

/** Finds screens by place. Rows are ordered downwards, so a search looks at a few rows and not at all screens. */
export interface ScreenGrid {
  within(rect: Rect): readonly PlacedScreen[];
  at(point: Point): PlacedScreen | null;
}

interface Row {
  readonly top: number;
  readonly bottom: number;
  readonly screens: readonly PlacedScreen[];
}

const rowsOf = (layout: BoardLayout): readonly Row[] =>
  [...Map.groupBy(layout.screens, ({ y }) => y)].map(([top, screens]) => ({
    top,
    bottom: top + Math.max(...screens.map(({ height }) => height)),
    screens,
  }));

/** First row that ends below `y`. */
const firstRow = (rows: readonly Row[], y: number): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Row).bottom < y) low = middle + 1;
    else high = middle;
  }
  return low;
};

export const createScreenGrid = (layout: BoardLayout): ScreenGrid => {
  const rows = rowsOf(layout);
  const within = (rect: Rect): PlacedScreen[] => {
    const found: PlacedScreen[] = [];
    for (let at = firstRow(rows, rect.y); at < rows.length; at += 1) {
      const row = rows[at] as Row;
      if (row.top > rect.y + rect.height) break;
      found.push(...row.screens.filter((screen) => intersect(screen, rect)));
    }
    return found;
  };
  return { within, at: ({ x, y }) => within({ x, y, width: 0.01, height: 0.01 })[0] ?? null };
};
