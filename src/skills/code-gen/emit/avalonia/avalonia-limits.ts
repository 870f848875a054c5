import type { Limits } from '../native/build/native-builder.ts';
import type { Look } from '../native/facets.ts';
import { blended, unsaid } from '../views/unsaid.ts';

const missing = (look: Look): readonly string[] => {
  const { fills = [], strokes, effects = [], blend, font } = look;
  const isBlended = blend !== undefined && blend !== 'NORMAL' && blend !== 'PASS_THROUGH';
  const shadows = effects.filter(({ kind }) => kind === 'drop-shadow');
  return [
    ...unsaid(look),
    ...(strokes?.dashes === undefined ? [] : ['stroke-kind']),
    ...(font !== undefined && shadows.length > 1 ? ['effect-kind'] : []),
    ...(isBlended || blended(fills).length > 0 ? ['blend-mode'] : []),
  ];
};

/** What Avalonia has no counterpart for. */
export const avaloniaLimits: Limits = {
  missing,
  // A part of a text is no control: nothing could lead away from it.
  leads: (_to, from) => from === 'layer',
};
