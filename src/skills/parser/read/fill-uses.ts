import { isFields, record, records, str } from '../figma/fields.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import { isHidden, shownFills, shownStrokes } from '../semantic-ast/figma-types.ts';
import type { PicturePlan } from '../semantic-ast/plan-pictures.ts';
import type { FillUse } from './portion.ts';

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
  flat.screens.flatMap(({ id: screen, start, end }) => {
    const uses: FillUse[] = [];
    for (let index = start; index < end; index += 1) {
      const node = flat.nodes[index];
      if (node === undefined || !flat.visible[index] || pictureOf[index] !== -1) continue;
      for (const ref of refsOf(node)) uses.push({ ref, id: node.id, name: node.name, screen });
    }
    return uses;
  });

/** Image fills inside pictures, by id of the picture. */
export const pictureRefsOf = ({ walk: { flat, pictureOf } }: PicturePlan): ReadonlyMap<string, readonly string[]> => {
  const refs = new Map<string, string[]>();
  for (const [index, picture] of pictureOf.entries()) {
    const [node, around] = [flat.nodes[index], flat.nodes[picture]];
    if (picture < 0 || node === undefined || around === undefined || !flat.visible[index]) continue;
    const own = refsOf(node);
    if (own.length > 0) refs.set(around.id, [...(refs.get(around.id) ?? []), ...own]);
  }
  return refs;
};

/** Ids of pictures in which a visible vector came without any outline, as without `geometry=paths`. */
export const shapelessPictures = ({ walk: { flat, pictureOf } }: PicturePlan): ReadonlySet<string> => {
  const shapeless = new Set<string>();
  for (const [index, picture] of pictureOf.entries()) {
    const [node, around] = [flat.nodes[index], flat.nodes[picture]];
    if (picture < 0 || node?.type !== 'VECTOR' || around === undefined || !flat.visible[index]) continue;
    // Empty lists are an answer: there is nothing to fill.
    if (node['fillGeometry'] === undefined && node['strokeGeometry'] === undefined) shapeless.add(around.id);
  }
  return shapeless;
};

/** Each once, in an order that does not depend on the document's. */
export const fillRefsOf = (uses: readonly FillUse[]): string[] => [...new Set(uses.map(({ ref }) => ref))].sort();
