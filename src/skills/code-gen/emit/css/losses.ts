import type { Effect, Paint, SemanticNode } from '#contract/design/semantic-ast';
import { plain } from '../../layout/layout-node.ts';

type Image = Extract<Paint, { kind: 'image' }>;

/** Smaller corners look the same whether they are smooth or round. */
const LEAST_SMOOTH = 4;

const isSmooth = ({ corners }: SemanticNode): boolean =>
  (corners?.smoothing ?? 0) > 0 &&
  Math.max(plain(corners?.radius ?? 0), ...(corners?.radii ?? []).map(plain)) >= LEAST_SMOOTH;

const isClear = (paint: Paint): boolean => (paint.opacity ?? 1) < 1 || paint.kind !== 'solid';

const effectWords = (effect: Effect, { fills = [] }: SemanticNode): string[] => {
  if (effect.kind === 'other') return ['effect-kind'];
  if (!('x' in effect)) return effect.progressive === undefined ? [] : ['progressive-blur'];
  const isBlended = effect.blendMode !== undefined && !/^(NORMAL|PASS_THROUGH)$/.test(effect.blendMode);
  const showsThrough = effect.showBehind === true && fills.length > 0 && fills.every(isClear);
  return isBlended || showsThrough ? ['effect-kind'] : [];
};

const isTurned = ({ rotation, transform }: Image): boolean => {
  const [[, skewX = 0] = [], [skewY = 0] = []] = transform ?? [];
  return (rotation ?? 0) !== 0 || Math.abs(skewX) > 0.001 || Math.abs(skewY) > 0.001;
};

const imageWords = (image: Image): string[] => [
  ...(Object.values(image.filters ?? {}).some((value) => value !== 0) ? ['image-filters'] : []),
  ...((image.opacity ?? 1) < 1 ? ['image-opacity'] : []),
  ...(isTurned(image) || (image.scaleMode === 'TILE' && (image.scale ?? 1) !== 1) ? ['image-crop'] : []),
  ...(image.gif === undefined ? [] : ['image-animated']),
];

const strokeWords = ({ strokes, text }: SemanticNode): string[] => {
  if (strokes === undefined || plain(strokes.weight) <= 0) return [];
  const isOtherText = text !== undefined && (strokes.align === 'inside' || strokes.paints.at(-1)?.kind !== 'solid');
  return strokes.paints.length > 1 || strokes.dashes !== undefined || isOtherText ? ['stroke-kind'] : [];
};

/** What of a layer a style sheet cannot say, or says otherwise, by words of `planNote`; a picture holds its look itself. */
export const lossesOf = (node: SemanticNode, pictured: boolean): string[] => {
  const stays = node.item?.scroll === undefined ? [] : ['scroll-fixed'];
  const images = (node.fills ?? []).filter((paint) => paint.kind === 'image');
  if (pictured) return [...stays, ...images.flatMap(({ gif }) => (gif === undefined ? [] : ['image-animated']))];
  return [
    ...stays,
    ...(isSmooth(node) ? ['corner-smoothing'] : []),
    ...(node.effects ?? []).flatMap((effect) => effectWords(effect, node)),
    ...images.flatMap(imageWords),
    ...strokeWords(node),
  ];
};
