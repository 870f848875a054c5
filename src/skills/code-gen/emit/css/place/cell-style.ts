import type { Align, Cell, Grid, LayoutNode } from '../../../layout/layout-node.ts';
import { splitValue } from '../../text/split-value.ts';
import type { Declaration } from '../declarations.ts';
import type { Ink } from '../ink.ts';

const span = (at: number, count: number): string => (count > 1 ? `${at + 1} / span ${count}` : `${at + 1}`);

const REPEATED = /^repeat\((\d+),/;

const columnsOf = ({ columns }: Grid): number =>
  splitValue(columns, ' ').reduce((count, track) => count + Number(REPEATED.exec(track)?.[1] ?? 1), 0);

const cellsIn = (parent: LayoutNode): Cell[] =>
  parent.children.flatMap(({ place }) => (place.kind === 'cell' ? place.cell : []));

/** Children that follow each other row by row are laid out so by the grid itself. */
const followsItself = (parent: LayoutNode): boolean => {
  if (parent.arrangement.kind !== 'grid') return false;
  const columns = columnsOf(parent.arrangement);
  return cellsIn(parent).every(
    ({ row, column, rowSpan, columnSpan }, at) =>
      rowSpan === 1 && columnSpan === 1 && row === Math.floor(at / columns) && column === at % columns,
  );
};

/** Where a layer stands in a grid, and how it keeps to its cell. */
export const cellStyle = (layout: LayoutNode, parent: LayoutNode, ink: Ink): Declaration[] => {
  if (layout.place.kind !== 'cell') return [];
  const { cell } = layout.place;
  const one = (axis: 'width' | 'height', align: Align | null): Declaration[] => {
    const sizing = layout.size[axis];
    if (sizing.kind === 'fill') return layout.content === 'picture' ? [[axis, '100%']] : [];
    const own: Declaration[] = sizing.kind === 'fixed' ? [[axis, ink.length(sizing.length)]] : [];
    return [...own, [axis === 'width' ? 'justify-self' : 'align-self', align ?? 'start']];
  };
  const at: Declaration[] = [
    ['grid-row', span(cell.row, cell.rowSpan)],
    ['grid-column', span(cell.column, cell.columnSpan)],
  ];
  return [...(followsItself(parent) ? [] : at), ...one('width', cell.horizontal), ...one('height', cell.vertical)];
};
