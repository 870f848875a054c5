import type { SemanticNode } from '#contract/design/semantic-ast';
import type { Pin } from './layout-node.ts';

/** A box in the coordinates of the layer around it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const rounded = (value: number): number => {
  const short = Math.round(value * 100) / 100;
  return short === 0 ? 0 : short;
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1e6) / 1e6);

interface Span {
  readonly at: number;
  readonly length: number;
  readonly whole: number;
}

/** Along one axis: what Figma calls a constraint. */
const pinOf = (constraint: string | undefined, { at, length, whole }: Span): Pin => {
  const end = rounded(whole - at - length);
  switch (constraint) {
    case 'RIGHT':
    case 'BOTTOM':
      return { side: 'end', at: end };
    case 'LEFT_RIGHT':
    case 'TOP_BOTTOM':
      return { side: 'both', start: rounded(at), end };
    case 'CENTER':
      return { side: 'center', from: rounded(at - whole / 2) };
    case 'SCALE':
      return { side: 'scale', start: share(at, whole), size: share(length, whole) };
    default:
      return { side: 'start', at: rounded(at) };
  }
};

/** Where a layer stands that its parent does not lay out, and what it keeps to. */
export const pinsOf = (node: SemanticNode, box: Box, around: { readonly width: number; readonly height: number }) => ({
  horizontal: pinOf(node.item?.constraints?.horizontal, { at: box.x, length: box.width, whole: around.width }),
  vertical: pinOf(node.item?.constraints?.vertical, { at: box.y, length: box.height, whole: around.height }),
});
