import { hasOddCorners, hasOddSides, lostEverywhere } from '../native/build/losses.ts';
import type { Limits } from '../native/build/native-builder.ts';
import type { Look } from '../native/facets.ts';

const strokeWords = (look: Look): string[] => {
  const { strokes, font } = look;
  if (strokes === undefined) return [];
  const isInside = strokes.align === 'inside';
  // Single sides are plain lines inside of the box, and what reaches beyond it has one radius.
  if (hasOddSides(look) && (!isInside || strokes.dashes !== undefined)) return ['stroke-kind'];
  if (hasOddCorners(look) && (!isInside || strokes.dashes !== undefined)) return ['stroke-kind'];
  if (font !== undefined && strokes.dashes !== undefined) return ['stroke-kind'];
  const isPlain = strokes.paints.length === 1 && strokes.paints[0]?.kind === 'solid';
  return isPlain && strokes.special === undefined ? [] : ['stroke-kind'];
};

const fillWords = ({ fills = [] }: Look): string[] =>
  fills.flatMap((paint) => [
    ...(paint.kind === 'diamond' ? ['fill-kind'] : []),
    ...(paint.blendMode === undefined ? [] : ['blend-mode']),
    ...(paint.kind === 'image' && (paint.scaleMode === 'TILE' || paint.transform !== undefined) ? ['image-crop'] : []),
  ]);

/** Letters cast one shadow. */
const shadowsBeyond = ({ effects = [], font }: Look): string[] =>
  font !== undefined && effects.filter(({ kind }) => kind === 'drop-shadow').length > 1 ? ['effect-kind'] : [];

const effectWords = ({ effects = [], fills = [], font }: Look): string[] =>
  effects.flatMap((effect) => {
    if (effect.kind === 'inner-shadow' && font !== undefined) return ['effect-kind'];
    if (effect.kind === 'background-blur') return ['effect-kind'];
    const isHollow = effect.kind === 'drop-shadow' && fills.length === 0 && font === undefined;
    const grows = 'progressive' in effect && effect.progressive !== undefined;
    return isHollow || grows ? ['effect-kind'] : [];
  });

const NEAR = 0.01;

/** Mirrored and turned, but not skewed or stretched. */
export const mirrored = ([a, b, c, d]: readonly [number, number, number, number]): boolean =>
  Math.abs(Math.hypot(a, b) - 1) < NEAR && Math.abs(Math.hypot(c, d) - 1) < NEAR && Math.abs(a * c + b * d) < NEAR;

const BLENDS: Readonly<Record<string, string>> = {
  MULTIPLY: 'Multiply',
  SCREEN: 'Screen',
  OVERLAY: 'Overlay',
  DARKEN: 'Darken',
  LIGHTEN: 'Lighten',
  COLOR_DODGE: 'ColorDodge',
  COLOR_BURN: 'ColorBurn',
  HARD_LIGHT: 'Hardlight',
  SOFT_LIGHT: 'Softlight',
  DIFFERENCE: 'Difference',
  EXCLUSION: 'Exclusion',
  HUE: 'Hue',
  SATURATION: 'Saturation',
  COLOR: 'Color',
  LUMINOSITY: 'Luminosity',
  LINEAR_DODGE: 'Plus',
};

/** Null for a mode that Compose does not know. */
export const blendName = (mode: string): string | null => BLENDS[mode] ?? null;

/** What Compose's modifiers do not draw. */
export const composeLimits: Limits = {
  leads: (to, from) => from === 'layer' || !to.startsWith('/'),
  missing: (look) => [
    ...strokeWords(look),
    ...fillWords(look),
    ...effectWords(look),
    ...shadowsBeyond(look),
    ...lostEverywhere(look),
    ...(look.blend !== undefined && blendName(look.blend) === null ? ['blend-mode'] : []),
    ...(look.ink?.some(({ kind }) => kind === 'image' || kind === 'other') === true ? ['text-fill'] : []),
    ...(look.turn?.kind === 'matrix' && !mirrored(look.turn.values) ? ['transform'] : []),
  ],
  missingInPart: (look) => [
    ...lostEverywhere(look),
    ...(look.ink?.some(({ kind }) => kind === 'image' || kind === 'other') === true ? ['text-fill'] : []),
  ],
};
