import type { Bound, SemanticNode } from '#contract/design/semantic-ast';
import { type Box, boundsOf, IDENTITY, type Matrix, placeOf } from './matrix.ts';

/** A layer that is seen and no part of a picture. */
export interface SeenLayer {
  readonly node: SemanticNode;
  /** From the corner of the screen, turns included. */
  readonly box: Box;
  /** Index of the layer around it; -1 for the screen itself. */
  readonly parent: number;
  /** Its parent lays it out. */
  readonly inFlow: boolean;
  /** A picture stands for it and for all that is in it. */
  readonly isPicture: boolean;
  /** It, or a layer around it, only says what of others is seen. */
  readonly isMask: boolean;
}

export const plainValue = <T>(bound: Bound<T>): T =>
  typeof bound === 'object' && bound !== null && 'token' in bound ? bound.value : (bound as T);

const isSeen = ({ visible, opacity }: SemanticNode): boolean =>
  visible !== false && (opacity === undefined || plainValue(opacity) !== 0);

interface Waiting {
  readonly node: SemanticNode;
  readonly place: Matrix;
  readonly parent: number;
  readonly inFlow: boolean;
  readonly isMask: boolean;
}

/** Layers of a screen that are seen, each before what is in it, lower ones first. What lies in a picture is left out. */
export const seenLayers = (root: SemanticNode): readonly SeenLayer[] => {
  const seen: SeenLayer[] = [];
  const start: SemanticNode = { ...root, box: { ...root.box, x: 0, y: 0 } };
  const stack: Waiting[] = [{ node: start, place: IDENTITY, parent: -1, inFlow: true, isMask: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, parent, inFlow } = next;
    if (!isSeen(node)) continue;
    const place = placeOf(node, next.place);
    const isPicture = node.screenshot !== undefined;
    const isMask = next.isMask || node.mask !== undefined;
    const index = seen.length;
    seen.push({ node, box: boundsOf(place, node.box.width, node.box.height), parent, inFlow, isPicture, isMask });
    if (isPicture) continue;
    for (const child of (node.children ?? []).toReversed()) {
      const isLaidOut = node.layout !== undefined && child.item?.absolute !== true;
      stack.push({ node: child, place, parent: index, inFlow: isLaidOut, isMask });
    }
  }
  return seen;
};
