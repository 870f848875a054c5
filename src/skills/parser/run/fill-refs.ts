import { records, str } from '../figma/fields.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import type { PicturePlan } from '../semantic-ast/plan-pictures.ts';

const PAINT_FIELDS = ['fills', 'strokes', 'background'] as const;

const refsOf = (node: FigmaNode): string[] =>
  PAINT_FIELDS.flatMap((field) => records(node, field)).flatMap((paint) =>
    paint['type'] === 'IMAGE' && paint['visible'] !== false ? (str(paint, 'imageRef') ?? []) : [],
  );

/** Image fills that no picture of a layer shows already: those of visible layers outside every picture. */
export const fillRefsOf = (plan: PicturePlan): string[] => {
  const { flat, pictureOf } = plan.walk;
  const refs = flat.nodes.flatMap((node, index) =>
    flat.visible[index] && pictureOf[index] === -1 ? refsOf(node) : [],
  );
  return [...new Set(refs)].sort();
};
