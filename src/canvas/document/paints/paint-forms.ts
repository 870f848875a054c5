import { z } from 'zod';
import type { Matrix } from '../nodes/transform.ts';

const part = z.number().min(0).max(1);
const rgb = z.object({ r: part, g: part, b: part });
const rgba = rgb.extend({ a: part });
const BLENDS = [
  'PASS_THROUGH',
  'NORMAL',
  'DARKEN',
  'MULTIPLY',
  'LINEAR_BURN',
  'COLOR_BURN',
  'LIGHTEN',
  'SCREEN',
  'LINEAR_DODGE',
  'COLOR_DODGE',
  'OVERLAY',
  'SOFT_LIGHT',
  'HARD_LIGHT',
  'DIFFERENCE',
  'EXCLUSION',
  'HUE',
  'SATURATION',
  'COLOR',
  'LUMINOSITY',
] as const;
export const blendMode = z.enum(BLENDS);
const alias = z.object({ type: z.literal('VARIABLE_ALIAS'), id: z.string() });
const bound = z.record(z.string(), z.union([alias, z.array(alias), z.record(z.string(), alias)]));
const shared = {
  visible: z.boolean().optional(),
  opacity: part.optional(),
  blendMode: blendMode.optional(),
  boundVariables: bound.optional(),
};
const row = z.tuple([z.number(), z.number(), z.number()]);
const transform = z.tuple([row, row]);

const solid = z.strictObject({ type: z.literal('SOLID'), color: rgb.strict(), ...shared });
const gradient = z.strictObject({
  type: z.enum(['GRADIENT_LINEAR', 'GRADIENT_RADIAL', 'GRADIENT_ANGULAR', 'GRADIENT_DIAMOND']),
  gradientTransform: transform,
  gradientStops: z.array(z.object({ position: z.number(), color: rgba, boundVariables: bound.optional() })).min(1),
  ...shared,
});
const image = z.strictObject({
  type: z.literal('IMAGE'),
  scaleMode: z.enum(['FILL', 'FIT', 'CROP', 'TILE']),
  imageHash: z.string().nullable(),
  imageTransform: transform.optional(),
  scalingFactor: z.number().optional(),
  rotation: z.number().optional(),
  filters: z.record(z.string(), z.number()).optional(),
  ...shared,
});
/** Paints as the Plugin API takes them. */
export const paints = z.array(z.discriminatedUnion('type', [solid, gradient, image]));
export type PluginPaint = z.infer<typeof paints>[number];

const vector = z.object({ x: z.number(), y: z.number() });
const effectShared = { visible: z.boolean().default(true), boundVariables: bound.optional() };
export const effects = z.array(
  z.union([
    z.object({
      type: z.enum(['DROP_SHADOW', 'INNER_SHADOW']),
      color: rgba,
      offset: vector,
      radius: z.number().min(0),
      spread: z.number().optional(),
      blendMode: blendMode.default('NORMAL'),
      showShadowBehindNode: z.boolean().optional(),
      ...effectShared,
    }),
    z.object({ type: z.enum(['LAYER_BLUR', 'BACKGROUND_BLUR']), radius: z.number().min(0), ...effectShared }).loose(),
  ]),
);

type Point = { readonly x: number; readonly y: number };
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

const inverse = ([[a, c, e], [b, d, f]]: Matrix): Matrix | null => {
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-12) return null;
  return [
    [d / det, -c / det, (c * f - d * e) / det],
    [-b / det, a / det, (b * e - a * f) / det],
  ];
};

const apply = ([[a, c, e], [b, d, f]]: Matrix, x: number, y: number): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

/** Where a gradient starts, ends and how wide it is, in shares of the box: REST's words for the transform of the Plugin API. */
const handlesOf = (matrix: Matrix): Point[] => {
  const back = inverse(matrix) ?? [
    [1, 0, 0],
    [0, 1, 0],
  ];
  return [apply(back, 0, 0.5), apply(back, 1, 0.5), apply(back, 0, 1)];
};

const transformOf = (handles: unknown): Matrix => {
  const [start, end, side] = (Array.isArray(handles) ? handles : []) as Point[];
  if (start === undefined || end === undefined)
    return [
      [1, 0, 0],
      [0, 1, 0],
    ];
  const width = side ?? { x: start.x - (end.y - start.y), y: start.y + (end.x - start.x) };
  const [u, v] = [
    { x: end.x - start.x, y: end.y - start.y },
    { x: (width.x - start.x) * 2, y: (width.y - start.y) * 2 },
  ];
  const origin = { x: start.x - v.x / 2, y: start.y - v.y / 2 };
  return (
    inverse([
      [u.x, v.x, origin.x],
      [u.y, v.y, origin.y],
    ]) ?? [
      [1, 0, 0],
      [0, 1, 0],
    ]
  );
};

type Rest = Readonly<Record<string, unknown>>;

const SCALE_TO_REST: Readonly<Record<string, string>> = { CROP: 'STRETCH' };
const SCALE_FROM_REST: Readonly<Record<string, string>> = { STRETCH: 'CROP' };

const without = (value: Rest, ...names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key, entry]) => entry !== undefined && !names.includes(key)));

/** A paint of the Plugin API as REST says it. */
export const paintToRest = (paint: PluginPaint): Rest => {
  const blend = { blendMode: paint.blendMode ?? 'NORMAL' };
  switch (paint.type) {
    case 'SOLID':
      return { ...without(paint), ...blend, color: { ...paint.color, a: 1 } };
    case 'IMAGE':
      return {
        ...without(paint, 'imageHash'),
        ...blend,
        scaleMode: SCALE_TO_REST[paint.scaleMode] ?? paint.scaleMode,
        imageRef: paint.imageHash,
      };
    default:
      return {
        ...without(paint, 'gradientTransform'),
        ...blend,
        gradientHandlePositions: handlesOf(paint.gradientTransform as Matrix),
      };
  }
};

/** The way back; a paint of a kind that nobody knows is handed on as it is. */
export const paintFromRest = (paint: Rest): Rest => {
  const shared = {
    visible: paint['visible'] ?? true,
    opacity: paint['opacity'] ?? 1,
    blendMode: paint['blendMode'] ?? 'NORMAL',
  };
  if (paint['type'] === 'SOLID') {
    const { r, g, b } = (paint['color'] ?? {}) as Rest;
    return { ...paint, ...shared, color: { r: number(r), g: number(g), b: number(b) } };
  }
  if (paint['type'] === 'IMAGE') {
    const scaleMode = SCALE_FROM_REST[String(paint['scaleMode'])] ?? paint['scaleMode'];
    return { ...without(paint, 'imageRef'), ...shared, scaleMode, imageHash: paint['imageRef'] ?? null };
  }
  if (!String(paint['type']).startsWith('GRADIENT')) return { ...paint, ...shared };
  const gradientTransform = transformOf(paint['gradientHandlePositions']);
  return { ...without(paint, 'gradientHandlePositions'), ...shared, gradientTransform };
};
