import type { Look } from '../native/facets.ts';
import type { Limits } from '../native/build/native-builder.ts';

/** What Avalonia has no counterpart for. */
export const avaloniaLimits: Limits = {
  missing: ({ fills = [], strokes, effects = [], blend, ink = [], font }: Look) => [
    ...(fills.some(({ kind }) => kind === 'diamond') ? ['fill-kind'] : []),
    ...(ink.some(({ kind }) => kind === 'other') ? ['text-fill'] : []),
    ...(strokes?.special !== undefined || strokes?.dashes !== undefined ? ['stroke-kind'] : []),
    ...(effects.some(({ kind }) => kind === 'background-blur') ? ['effect-kind'] : []),
    ...(blend !== undefined && blend !== 'NORMAL' && blend !== 'PASS_THROUGH' ? ['blend-mode'] : []),
    ...(font?.features === undefined ? [] : ['font-features']),
  ],
};
