import type { Limits } from '../native/build/native-builder.ts';
import type { Look } from '../native/facets.ts';

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
  // A part of a text is no control: nothing could lead away from it.
  leads: (_to, from) => from === 'layer',
};
