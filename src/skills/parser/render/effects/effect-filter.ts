import type { RGBA } from '#contract/adapter';
import { type Box, flag as bool, type Fields, rgba, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { px } from '../geometry/matrix.ts';
import { share } from '../paint/colour.ts';
import { emit, flag, newId, type Scene } from '../scene/scene.ts';
import { deviationOf, effectReach, offsetOf, shownEffects, spreadOf } from './reach.ts';

/** a, b, c, d of `x' = a·x + b·y`, `y' = c·x + d·y`. */
type Linear = readonly [number, number, number, number];

/** Fades of a shadow are cast by the outline, so what is half there casts all of it. */
const HARD = '<feColorMatrix in="SourceAlpha" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0" result="hard"/>';

const tint = ({ r, g, b, a }: RGBA): string =>
  `<feColorMatrix values="0 0 0 0 ${share(r)} 0 0 0 0 ${share(g)} 0 0 0 0 ${share(b)} 0 0 0 ${share(a)} 0"`;

const moved = (effect: Fields, [a, b, c, d]: Linear): string => {
  const [x, y] = offsetOf(effect);
  return `dx="${px(a * x + b * y)}" dy="${px(c * x + d * y)}"`;
};

const blurred = (effect: Fields): string => {
  const deviation = deviationOf(effect);
  return deviation > 0 ? `<feGaussianBlur stdDeviation="${px(deviation)}"/>` : '';
};

const widened = (by: number): string => {
  if (Math.abs(by) < 0.01) return '';
  return `<feMorphology operator="${by > 0 ? 'dilate' : 'erode'}" radius="${px(Math.abs(by))}"/>`;
};

/** One shadow below the layer; `below` is the result it is laid upon. */
const dropShadow = (effect: Fields, colour: RGBA, { linear, name }: { linear: Linear; name: string }): string => {
  const behind = bool(effect, 'showShadowBehindNode') === true ? '' : '<feComposite in2="hard" operator="out"/>';
  return (
    `<feOffset in="hard" dx="0" dy="0"/>${widened(spreadOf(effect))}<feOffset ${moved(effect, linear)}/>` +
    `${blurred(effect)}${behind}${tint(colour)} result="${name}"/>`
  );
};

/** One shadow upon the layer, cast by its edge. */
const innerShadow = (effect: Fields, colour: RGBA, { linear, name }: { linear: Linear; name: string }): string =>
  `<feOffset in="hard" dx="0" dy="0"/>${widened(-spreadOf(effect))}<feOffset ${moved(effect, linear)}/>${blurred(effect)}` +
  `<feOffset dx="0" dy="0" result="${name}e"/><feComposite in="SourceAlpha" in2="${name}e" operator="out"/>${tint(colour)} result="${name}"/>`;

interface Parts {
  readonly below: string[];
  readonly above: string[];
  readonly names: { readonly below: string[]; readonly above: string[] };
  blur: number;
}

const CAST: ReadonlySet<string> = new Set(['DROP_SHADOW', 'INNER_SHADOW']);

const addShadow = (parts: Parts, effect: Fields, linear: Linear): void => {
  const colour = rgba(effect['color']) ?? { r: 0, g: 0, b: 0, a: 0.25 };
  const isDrop = effect['type'] === 'DROP_SHADOW';
  const [texts, names] = isDrop ? [parts.below, parts.names.below] : [parts.above, parts.names.above];
  const name = `${isDrop ? 'd' : 'i'}${names.length}`;
  texts.push((isDrop ? dropShadow : innerShadow)(effect, colour, { linear, name }));
  names.push(name);
};

const readEffects = (scene: Scene, node: FigmaNode, linear: Linear): Parts => {
  const parts: Parts = { below: [], above: [], names: { below: [], above: [] }, blur: 0 };
  for (const effect of shownEffects(node)) {
    const type = str(effect, 'type') ?? '';
    if (CAST.has(type)) {
      const mode = str(effect, 'blendMode') ?? 'NORMAL';
      if (mode !== 'NORMAL' && mode !== 'PASS_THROUGH') flag(scene, node, 'unsupported-blend');
      addShadow(parts, effect, linear);
    } else if (type === 'LAYER_BLUR' && str(effect, 'blurType') !== 'PROGRESSIVE') {
      parts.blur = Math.max(parts.blur, deviationOf(effect));
    } else flag(scene, node, 'unsupported-effect');
  }
  return parts;
};

const mergeOf = ({ names }: Parts): string => {
  const nodes = [...names.below, 'SourceGraphic', ...names.above].map((name) => `<feMergeNode in="${name}"/>`);
  return nodes.length === 1 ? '' : `<feMerge>${nodes.join('')}</feMerge>`;
};

/**
 * Writes the filter that makes the shadows and the blur of a layer.
 * @param extent what the layer paints without its effects, in the picture
 * @returns the id of the filter, or undefined when the layer needs none
 */
export const effectFilter = (
  scene: Scene,
  node: FigmaNode,
  { extent, linear }: { extent: Box; linear: Linear },
): string | undefined => {
  const parts = readEffects(scene, node, linear);
  if (parts.below.length + parts.above.length === 0 && parts.blur === 0) return undefined;
  const id = newId(scene);
  const reach = effectReach(node) + 2;
  const region =
    `x="${px(extent.x - reach)}" y="${px(extent.y - reach)}" ` +
    `width="${px(extent.width + 2 * reach)}" height="${px(extent.height + 2 * reach)}"`;
  const blur = parts.blur > 0 ? `<feGaussianBlur stdDeviation="${px(parts.blur)}"/>` : '';
  const hard = parts.below.length + parts.above.length > 0 ? HARD : '';
  const body = `${hard}${parts.below.join('')}${parts.above.join('')}${mergeOf(parts)}${blur}`;
  const filter = `<filter id="${id}" filterUnits="userSpaceOnUse" ${region} color-interpolation-filters="sRGB">${body}</filter>`;
  return emit(scene, filter) ? id : undefined;
};
