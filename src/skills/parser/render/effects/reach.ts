import { type Fields, num, record, records } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { isHidden, shownStrokes } from '../../semantic-ast/figma-types.ts';

export const shownEffects = (node: FigmaNode): readonly Fields[] =>
  records(node, 'effects').filter((effect) => !isHidden(effect));

/** Figma's blur radius is twice the deviation of the bell curve; three deviations hold all that is seen. */
export const deviationOf = (effect: Fields): number => Math.max(0, Math.min(1e3, (num(effect, 'radius') ?? 0) / 2));

export const offsetOf = (effect: Fields): readonly [number, number] => {
  const offset = record(effect, 'offset') ?? {};
  const bounded = (value: number | undefined): number => Math.max(-1e4, Math.min(1e4, value ?? 0));
  return [bounded(num(offset, 'x')), bounded(num(offset, 'y'))];
};

export const spreadOf = (effect: Fields): number => Math.max(-500, Math.min(500, num(effect, 'spread') ?? 0));

/** How far effects may paint beyond the layer, on any side. */
export const effectReach = (node: FigmaNode): number => {
  let reach = 0;
  for (const effect of shownEffects(node)) {
    const blur = 3 * deviationOf(effect);
    if (effect['type'] === 'LAYER_BLUR') reach = Math.max(reach, blur);
    if (effect['type'] !== 'DROP_SHADOW') continue;
    const [x, y] = offsetOf(effect);
    reach = Math.max(reach, blur + Math.max(0, spreadOf(effect)) + Math.max(Math.abs(x), Math.abs(y)));
  }
  return reach;
};

/** How far the stroke may paint beyond the outline; corners and caps may double it. */
export const strokeReach = (node: FigmaNode): number => {
  if (shownStrokes(node).length === 0) return 0;
  const weight = Math.max(0, Math.min(1e4, num(node, 'strokeWeight') ?? 1));
  return node['strokeAlign'] === 'INSIDE' && node.type !== 'LINE' && node.type !== 'VECTOR' ? 0 : 2 * weight;
};
