import { lostEverywhere, ovalWords } from '../native/build/losses.ts';
import type { Limits } from '../native/build/native-builder.ts';
import type { Look } from '../native/facets.ts';

const strokeWords = ({ strokes }: Look): string[] => {
  if (strokes === undefined) return [];
  const isPlain = strokes.paints.length === 1 && strokes.paints[0]?.kind === 'solid';
  // Single sides are lines inside of the box.
  const isInside = strokes.weights === undefined || strokes.align === 'inside';
  return isPlain && isInside && strokes.dashes === undefined && strokes.special === undefined ? [] : ['stroke-kind'];
};

const fillWords = ({ fills = [] }: Look): string[] =>
  fills.flatMap((paint) => [
    ...(paint.kind === 'diamond' ? ['fill-kind'] : []),
    ...(paint.blendMode === undefined ? [] : ['blend-mode']),
    ...(paint.kind === 'image' && paint.scaleMode === 'STRETCH' && paint.transform !== undefined ? ['image-crop'] : []),
  ]);

const effectWords = ({ effects = [], fills = [], font }: Look): string[] =>
  effects.flatMap((effect) => {
    if (effect.kind === 'inner-shadow') return ['effect-kind'];
    const isHollow = effect.kind === 'drop-shadow' && fills.length === 0 && font === undefined;
    const grows = 'progressive' in effect && effect.progressive !== undefined;
    return isHollow || grows ? ['effect-kind'] : [];
  });

/** What Flutter's boxes do not draw. */
export const flutterLimits: Limits = {
  // An address outside of the app is opened by a package that not every project has.
  leads: (to, from) => from === 'layer' && to.startsWith('/'),
  missing: (look) => [
    ...strokeWords(look),
    ...fillWords(look),
    ...effectWords(look),
    ...lostEverywhere(look),
    ...ovalWords(look),
    ...(look.blend === undefined ? [] : ['blend-mode']),
    ...(look.ink?.some(({ kind }) => kind === 'image' || kind === 'other') === true ? ['text-fill'] : []),
    ...(look.level !== undefined && look.overlap !== undefined ? ['z-order'] : []),
  ],
  missingInPart: (look) => [
    ...lostEverywhere(look),
    ...(look.ink?.some(({ kind }) => kind !== 'solid') === true ? ['text-fill'] : []),
  ],
};
