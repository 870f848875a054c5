import type { AutoLayout, SemanticNode } from '#contract/design/semantic-ast';
import { type Arrangement, type Grid, plain, type Sides, type Stack } from './layout-node.ts';
import type { StackWords } from './stack-words.ts';

const NO_PADDING: Sides = [0, 0, 0, 0];

/** How far spread children lie over each other where there is no room for them beside each other; 0 where there is. */
const crowding = ({ node, layout, axis }: Stacked): number => {
  const [top, right, bottom, left] = (layout.padding ?? NO_PADDING).map(plain) as [number, number, number, number];
  const children = (node.children ?? []).filter(({ visible, item }) => visible !== false && item?.absolute !== true);
  if (children.length < 2 || layout.wrap === true) return 0;
  const room = axis === 'row' ? node.box.width - left - right : node.box.height - top - bottom;
  const taken = children.reduce((sum, { box }) => sum + (axis === 'row' ? box.width : box.height), 0);
  const over = (room - taken) / (children.length - 1);
  return over < -0.5 ? Math.round(over * 100) / 100 : 0;
};

interface Stacked {
  readonly node: SemanticNode;
  readonly layout: AutoLayout;
  readonly axis: Stack['axis'];
}

const stackOf = (stacked: Stacked, words: StackWords): Stack => {
  const { layout, axis } = stacked;
  const main = words.main(layout.mainAxisAlign) ?? 'start';
  return {
    kind: 'stack',
    axis,
    main,
    cross: words.cross(layout.crossAxisAlign) ?? 'start',
    // Figma keeps the last gap while children are spread, and does not use it.
    gap: main === 'between' ? crowding(stacked) : (layout.gap ?? 0),
    wrap:
      layout.wrap === true
        ? { gap: layout.crossGap ?? layout.gap ?? 0, spread: words.main(layout.wrapAlign) === 'between' }
        : null,
    padding: layout.padding ?? NO_PADDING,
  };
};

const TRACKS = /^[\w\s(),.%-]*$/;

/** Sizes of tracks as CSS has them; what looks like anything else is not taken over. */
const tracks = (sizes: string | undefined, count: number): string =>
  sizes !== undefined && sizes !== '' && TRACKS.test(sizes)
    ? sizes.replaceAll(/,\s*/g, ', ').trim()
    : `repeat(${Math.max(1, count)}, minmax(0, 1fr))`;

const gridOf = (layout: AutoLayout): Grid | null => {
  const { grid } = layout;
  if (grid === undefined) return null;
  return {
    kind: 'grid',
    columns: tracks(grid.columnSizes, grid.columns),
    rows: grid.rowSizes === undefined ? 'none' : tracks(grid.rowSizes, grid.rows),
    columnGap: grid.columnGap ?? 0,
    rowGap: grid.rowGap ?? 0,
    padding: layout.padding ?? NO_PADDING,
  };
};

/** How a layer arranges its children; null when its layout mode is one that nobody knows. */
export const arrangementOf = (node: SemanticNode, words: StackWords): Arrangement | null => {
  const { layout } = node;
  if (layout === undefined) return (node.children ?? []).length === 0 ? { kind: 'none' } : { kind: 'layers' };
  const direction = words.direction(layout.direction);
  if (direction === null) return null;
  if (direction === 'none') return { kind: 'layers' };
  if (direction === 'grid') return gridOf(layout);
  return stackOf({ node, layout, axis: direction }, words);
};
