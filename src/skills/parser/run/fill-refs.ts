import { isFields, record, records, str } from '../figma/fields.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import { isHidden, shownFills, shownStrokes } from '../semantic-ast/figma-types.ts';
import type { PicturePlan } from '../semantic-ast/plan-pictures.ts';

/** One layer that is painted with an image. */
export interface FillUse {
  readonly ref: string;
  readonly node: FigmaNode;
  /** Id of the screen on which it lies. */
  readonly screen: string;
}

const refsOf = (node: FigmaNode): string[] => {
  // Parts of a text may have paints of their own.
  const parts = Object.values(record(node, 'styleOverrideTable') ?? {}).filter(isFields);
  const paints = [...shownFills(node), ...shownStrokes(node), ...parts.flatMap((style) => records(style, 'fills'))];
  return paints.flatMap((paint) =>
    paint['type'] === 'IMAGE' && !isHidden(paint) ? (str(paint, 'imageRef') ?? []) : [],
  );
};

/** Image fills that no picture of a layer shows already: those of visible layers outside every picture. */
export const fillUsesOf = ({ walk: { flat, pictureOf } }: PicturePlan): FillUse[] =>
  flat.screens.flatMap(({ id, start, end }) => {
    const uses: FillUse[] = [];
    for (let index = start; index < end; index += 1) {
      const node = flat.nodes[index];
      if (node === undefined || !flat.visible[index] || pictureOf[index] !== -1) continue;
      for (const ref of refsOf(node)) uses.push({ ref, node, screen: id });
    }
    return uses;
  });

/** Each once, in an order that does not depend on the document's. */
export const fillRefsOf = (plan: PicturePlan): string[] => [...new Set(fillUsesOf(plan).map(({ ref }) => ref))].sort();
