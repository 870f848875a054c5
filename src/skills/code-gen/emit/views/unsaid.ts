import type { Effect, Paint } from '#contract/design/semantic-ast';
import { plain } from '../../layout/layout-node.ts';
import type { Look } from '../native/facets.ts';

type Gradient = Extract<Paint, { kind: 'linear' | 'radial' | 'angular' | 'diamond' }>;
type Point = readonly [number, number];

const ALIKE = 0.01;
const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= ALIKE;

/** An ellipse whose axes lie along those of its box. */
export const isUpright = ({ handles }: Gradient): boolean => {
  const [start, end, side] = handles ?? [];
  if (start === undefined || end === undefined || side === undefined) return true;
  const along = (to: Point): boolean => isAlike(to[1], start[1]);
  const across = (to: Point): boolean => isAlike(to[0], start[0]);
  return (along(end) && across(side)) || (across(end) && along(side));
};

const reach = ([x, y]: Point, [fromX, fromY]: Point): number => Math.hypot(x - fromX, y - fromY);

/** An ellipse that has the proportions of its box. */
export const isOfBox = ({ handles }: Gradient): boolean => {
  const [start, end, side] = handles ?? [];
  if (start === undefined || end === undefined || side === undefined) return true;
  return isAlike(reach(end, start), reach(side, start));
};

export interface Shown {
  /** Part of the image that is seen, in shares of it: left, top, width, height. */
  readonly part: readonly [number, number, number, number];
}

/** The part of an image that a crop shows; null where it shows all; 'other' where it is turned, too. */
export const shownPart = (paint: Extract<Paint, { kind: 'image' }>): Shown | 'other' | null => {
  const [across, down] = paint.transform ?? [];
  if (across === undefined || down === undefined) return null;
  const [a = 1, c = 0, x = 0] = across;
  const [b = 0, d = 1, y = 0] = down;
  if (!isAlike(b, 0) || !isAlike(c, 0) || a <= 0 || d <= 0) return 'other';
  if (isAlike(a, 1) && isAlike(d, 1) && isAlike(x, 0) && isAlike(y, 0)) return null;
  return { part: [x, y, a, d] };
};

const isTreated = (paint: Paint): boolean =>
  paint.kind === 'image' &&
  (Object.values(paint.filters ?? {}).some((value) => value !== 0) || (paint.rotation ?? 0) !== 0);

const isBlended = ({ blendMode }: { readonly blendMode?: string }): boolean =>
  blendMode !== undefined && blendMode !== 'NORMAL' && blendMode !== 'PASS_THROUGH';

export const blended = (paints: readonly Paint[]): readonly Paint[] => paints.filter(isBlended);

const isShadow = ({ kind }: Effect): boolean => kind === 'drop-shadow' || kind === 'inner-shadow';

/** What neither of these stacks says, by words of `planNote`. */
export const unsaid = ({ fills = [], strokes, effects = [], ink = [], font, box }: Look): readonly string[] => {
  const isText = font !== undefined;
  const blurs = effects.filter((effect) => effect.kind === 'layer-blur' && effect.progressive !== undefined);
  const isLong = box !== undefined && Math.abs(box.width - box.height) > 1;
  // What turns around a place is stretched with its box in a design, and here it is not.
  const odd = fills.some(
    (paint) => (paint.kind === 'radial' && !isUpright(paint)) || (paint.kind === 'angular' && isLong),
  );
  return [
    ...(fills.some(({ kind }) => kind === 'diamond') || odd ? ['fill-kind'] : []),
    ...(fills.some((paint) => isTreated(paint) || (paint.kind === 'image' && shownPart(paint) === 'other'))
      ? ['image-crop']
      : []),
    ...(isText && ink.some(({ kind }) => kind === 'other') ? ['text-fill'] : []),
    ...(strokes !== undefined && (strokes.special !== undefined || strokes.paints.length > 1 || isText)
      ? ['stroke-kind']
      : []),
    ...(effects.some(({ kind }) => kind === 'background-blur') ||
    blurs.length > 0 ||
    (isText && effects.some(({ kind }) => kind === 'inner-shadow'))
      ? ['effect-kind']
      : []),
  ];
};

/** Shadows that are larger than what throws them. */
export const isSpread = (effect: Effect): boolean =>
  isShadow(effect) && 'spread' in effect && plain(effect.spread ?? 0) !== 0;
