import type { Limits } from '../native/build/native-builder.ts';
import type { Look } from '../native/facets.ts';

const strokeWords = ({ strokes }: Look): string[] => {
  if (strokes === undefined) return [];
  const isPlain = strokes.paints.length === 1 && strokes.paints[0]?.kind === 'solid';
  return isPlain && strokes.special === undefined ? [] : ['stroke-kind'];
};

const fillWords = ({ fills = [] }: Look): string[] =>
  fills.flatMap((paint) => [
    ...(paint.kind === 'diamond' ? ['fill-kind'] : []),
    ...(paint.blendMode === undefined ? [] : ['blend-mode']),
    ...(paint.kind === 'image' && (paint.scaleMode === 'TILE' || paint.transform !== undefined) ? ['image-crop'] : []),
  ]);

const effectWords = ({ effects = [], fills = [], font }: Look): string[] =>
  effects.flatMap((effect) => {
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
    ...(look.blend !== undefined && blendName(look.blend) === null ? ['blend-mode'] : []),
    ...(look.ink?.some(({ kind }) => kind === 'image' || kind === 'other') === true ? ['text-fill'] : []),
    ...(look.turn?.kind === 'matrix' && !mirrored(look.turn.values) ? ['transform'] : []),
  ],
};
