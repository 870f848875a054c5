import type { Effect, Paint, Strokes } from '#contract/design/semantic-ast';
import { showsSeveral } from '../../markup/covering.ts';
import type { Limits } from '../../native/build/native-builder.ts';
import type { Look } from '../../native/facets.ts';
import { blendName } from './swift-look.ts';

/** Letters have no outline. */
const isUndrawn = ({ special, paints }: Strokes, font: Look['font']): boolean =>
  font !== undefined || special !== undefined || paints.at(-1)?.kind === 'image' || showsSeveral(paints);

/** A shadow inside belongs to what fills a shape. */
const isUnsaid = (kind: Effect['kind'], fills: readonly Paint[]): boolean =>
  kind === 'background-blur' || (kind === 'inner-shadow' && !fills.some((paint) => paint.kind !== 'image'));

/** What SwiftUI has no counterpart for. */
export const swiftLimits: Limits = {
  missing: ({ fills = [], strokes, effects = [], blend, ink = [], font }: Look) => [
    ...(fills.some(({ kind }) => kind === 'diamond') ? ['fill-kind'] : []),
    ...(ink.some(({ kind }) => kind === 'image' || kind === 'other') ? ['text-fill'] : []),
    ...(strokes !== undefined && isUndrawn(strokes, font) ? ['stroke-kind'] : []),
    ...(effects.some(({ kind }) => isUnsaid(kind, fills)) ? ['effect-kind'] : []),
    ...(blend !== undefined && blendName(blend) === null ? ['blend-mode'] : []),
    ...(font?.features === undefined ? [] : ['font-features']),
  ],
  // A part of a text is no control: nothing could lead away from it.
  leads: (_to, from) => from === 'layer',
};
