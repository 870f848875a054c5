import type { LayoutNode, Length } from '../../../layout/layout-node.ts';
import type { Element } from '../../markup/element.ts';
import { declared, type Look, lookOf } from '../facets.ts';

const FIXED = /^([\d.]+)px$/;

/** Widths of tracks in pixels, or the share of what is left. */
const trackOf = (track: string | undefined): { readonly share: number } | { readonly pixels: number } => {
  const pixels = FIXED.exec(track ?? '')?.[1];
  if (pixels !== undefined) return { pixels: Number(pixels) };
  const share = Number(/([\d.]+)fr/.exec(track ?? '')?.[1] ?? 1);
  return { share: Number.isFinite(share) && share > 0 ? share : 1 };
};

const cellLook = (child: LayoutNode, tracks: readonly string[]): Look => {
  if (child.place.kind !== 'cell') return {};
  const { column, columnSpan } = child.place.cell;
  const own = Array.from({ length: Math.max(1, Math.min(columnSpan, 100)) }, (_, at) => trackOf(tracks[column + at]));
  if (own.every((track) => 'pixels' in track))
    return { width: own.reduce((sum, track) => sum + ('pixels' in track ? track.pixels : 0), 0) };
  const share = own.reduce((sum, track) => sum + ('share' in track ? track.share : 0), 0);
  return { share, within: 'row' };
};

const rowOf = (
  row: readonly (readonly [LayoutNode, Element])[],
  parent: LayoutNode,
  at: { gap: Length; tracks: readonly string[] },
) => {
  const look: Look = {
    arrangement: 'row',
    main: 'start',
    cross: 'start',
    gap: at.gap,
    across: 'stretch',
    within: 'column',
  };
  const { id, name } = parent.node;
  return {
    kind: 'element',
    origin: { id, name },
    tag: 'box',
    attributes: [],
    words: ['row'],
    style: declared(look),
    children: row.map(([layout, element]) => ({
      ...element,
      style: declared({ ...lookOf(element.style), ...cellLook(layout, at.tracks) }),
    })),
  } satisfies Element;
};

const tracksOf = (columns: string): string[] => columns.match(/[\w-]+\([^)]*\)|[^\s]+/g) ?? [];

/** A grid as rows: what stands in one row side by side, each as wide as its columns; layers at places of their own behind them. */
export const gridRows = (layout: LayoutNode, children: readonly Element[]): Element[] => {
  const { arrangement } = layout;
  if (arrangement.kind !== 'grid') return [...children];
  const rows = new Map<number, [LayoutNode, Element][]>();
  const alone: Element[] = [];
  for (const [at, child] of layout.children.entries()) {
    const element = children[at];
    if (element === undefined) continue;
    if (child.place.kind !== 'cell') alone.push(element);
    else rows.set(child.place.cell.row, [...(rows.get(child.place.cell.row) ?? []), [child, element]]);
  }
  const at = { gap: arrangement.columnGap, tracks: tracksOf(arrangement.columns) };
  const ordered = [...rows].toSorted(([a], [b]) => a - b).map(([, row]) => rowOf(row, layout, at));
  return [...ordered, ...alone];
};
