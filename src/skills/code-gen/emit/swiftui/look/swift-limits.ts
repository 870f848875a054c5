import type { Limits } from '../../native/build/native-builder.ts';
import type { Look } from '../../native/facets.ts';
import { isOfBox, isSpread, shownPart, unsaid } from '../../views/unsaid.ts';
import { mirrored } from './mirrored.ts';
import { blendName } from './swift-look.ts';

/** A shadow inside belongs to what fills a shape. */
const isLost = (effects: NonNullable<Look['effects']>, fills: NonNullable<Look['fills']>): boolean =>
  effects.some(({ kind }) => kind === 'inner-shadow') && !fills.some(({ kind }) => kind !== 'image');

const missing = (look: Look): readonly string[] => {
  const { fills = [], strokes, effects = [], blend, ink = [], font, turn } = look;
  const blends = [blend, ...fills.map(({ blendMode }) => blendMode)];
  return [
    ...unsaid(look),
    ...(fills.some((paint) => paint.kind === 'radial' && !isOfBox(paint)) ? ['fill-kind'] : []),
    ...(fills.some((paint) => paint.kind === 'image' && shownPart(paint) !== null) ? ['image-crop'] : []),
    ...(ink.some(({ kind }) => kind === 'image') ? ['text-fill'] : []),
    ...(strokes?.paints.at(-1)?.kind === 'image' ? ['stroke-kind'] : []),
    ...(effects.some(isSpread) || isLost(effects, fills) ? ['effect-kind'] : []),
    ...(blends.some(
      (mode) => mode !== undefined && mode !== 'NORMAL' && mode !== 'PASS_THROUGH' && blendName(mode) === null,
    )
      ? ['blend-mode']
      : []),
    ...(turn?.kind === 'matrix' && mirrored(turn.values) === null ? ['transform'] : []),
    ...(font?.features === undefined ? [] : ['font-features']),
  ];
};

/** What SwiftUI has no counterpart for. */
export const swiftLimits: Limits = {
  missing,
  // A part of a text is no control: nothing could lead away from it.
  leads: (_to, from) => from === 'layer',
};
