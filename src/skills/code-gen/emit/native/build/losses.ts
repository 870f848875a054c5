import type { Paint } from '#contract/design/semantic-ast';
import { plain } from '../../../layout/layout-node.ts';
import type { Look } from '../facets.ts';

/** Less than this nobody sees. */
const NEAR = 0.02;

/** True for a gradient around a place whose reach differs by direction. */
const isOval = (paint: Paint, box: Look['box']): boolean => {
  if ((paint.kind !== 'radial' && paint.kind !== 'angular') || box === undefined) return false;
  const [middle, end, side] = paint.handles ?? [];
  const reach = (to: readonly [number, number] | undefined, otherwise: number): number =>
    middle === undefined || to === undefined
      ? otherwise / 2
      : Math.hypot((to[0] - middle[0]) * box.width, (to[1] - middle[1]) * box.height);
  const [along, across] = [reach(end, box.width), reach(side, box.height)];
  return Math.abs(along - across) > Math.max(along, across) * NEAR;
};

/** Gradients around a place that a circle does not say. */
export const ovalWords = ({ fills = [], box }: Look): string[] =>
  fills.some((paint) => isOval(paint, box)) ? ['radial-shape'] : [];

const paintWords = (paint: Paint): string[] => {
  if (paint.kind !== 'image') return [];
  const { rotation = 0, filters = {} } = paint;
  return [
    ...(rotation === 0 ? [] : ['image-crop']),
    ...(Object.values(filters).every((value) => value === 0) ? [] : ['fill-kind']),
  ];
};

/** Of what code that is a tree of calls cannot say anywhere. */
export const lostEverywhere = ({ fills = [], corners, letterCase }: Look): string[] => [
  ...fills.flatMap(paintWords),
  ...((corners?.smoothing ?? 0) > 0 ? ['corner-smoothing'] : []),
  ...(letterCase === 'TITLE' ? ['text-case'] : []),
];

/** Sides of a border that are not all alike. */
export const hasOddSides = ({ strokes }: Look): boolean => strokes?.weights !== undefined;

/** Corners that are not all alike. */
export const hasOddCorners = ({ corners }: Look): boolean =>
  corners?.radii !== undefined && new Set(corners.radii.map(plain)).size > 1;

/** Small capitals are features of a font. */
export const withCapitals = (look: Look): Look => {
  const { letterCase, font = {} } = look;
  if (letterCase !== 'SMALL_CAPS' && letterCase !== 'SMALL_CAPS_FORCED') return look;
  const all = letterCase === 'SMALL_CAPS' ? { SMCP: 1 } : { SMCP: 1, C2SC: 1 };
  return { ...look, font: { ...font, features: { ...font.features, ...all } } };
};
