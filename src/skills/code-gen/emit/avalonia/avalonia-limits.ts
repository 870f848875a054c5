import type { Effect, Strokes } from '#contract/design/semantic-ast';
import { showsSeveral } from '../markup/covering.ts';
import type { Limits } from '../native/build/native-builder.ts';
import type { Look } from '../native/facets.ts';

/** Letters have no outline. */
const isUndrawn = ({ special, dashes, paints }: Strokes, font: Look['font']): boolean =>
  font !== undefined || special !== undefined || dashes !== undefined || showsSeveral(paints);

/** Letters cast a shadow, and none falls into them. */
const isUnsaid = (kind: Effect['kind'], font: Look['font']): boolean =>
  kind === 'background-blur' || (kind === 'inner-shadow' && font !== undefined);

/** What Avalonia has no counterpart for. */
export const avaloniaLimits: Limits = {
  missing: ({ fills = [], strokes, effects = [], blend, ink = [], font }: Look) => [
    ...(fills.some(({ kind }) => kind === 'diamond') ? ['fill-kind'] : []),
    ...(ink.some(({ kind }) => kind === 'other') ? ['text-fill'] : []),
    ...(strokes !== undefined && isUndrawn(strokes, font) ? ['stroke-kind'] : []),
    ...(effects.some(({ kind }) => isUnsaid(kind, font)) ? ['effect-kind'] : []),
    ...(blend !== undefined && blend !== 'NORMAL' && blend !== 'PASS_THROUGH' ? ['blend-mode'] : []),
    ...(font?.features === undefined ? [] : ['font-features']),
  ],
  // A part of a text is no control: nothing could lead away from it.
  leads: (_to, from) => from === 'layer',
};
