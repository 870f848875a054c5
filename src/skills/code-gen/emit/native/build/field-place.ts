import type { LayoutNode } from '../../../layout/layout-node.ts';
import type { Look } from '../facets.ts';
import type { Around } from './native-builder.ts';

/** Where what is typed stands: it takes the width that there is, since it has none of its own. @param at where its text stands */
export const fieldPlace = (at: Look, { place, node }: LayoutNode, { bounds }: Pick<Around, 'bounds'>): Look => {
  const { height: _, width, ...rest } = at;
  const spans = at.pin?.horizontal.side === 'both' || at.pin?.horizontal.side === 'scale';
  const isWide = at.within === 'row' ? at.share !== undefined : at.across !== undefined;
  if (spans || isWide) return rest;
  if (place.kind !== 'flow' || !bounds.width) return { ...rest, width: width ?? Math.max(1, node.box.width) };
  return place.parent.axis === 'row'
    ? { ...rest, share: 1, within: 'row' }
    : { ...rest, across: 'fill', within: 'column' };
};
