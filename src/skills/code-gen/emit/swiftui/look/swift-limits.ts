import type { Limits } from '../../native/build/native-builder.ts';
import type { Look } from '../../native/facets.ts';
import { blendName } from './swift-look.ts';

/** What SwiftUI has no counterpart for. */
export const swiftLimits: Limits = {
  missing: ({ fills = [], strokes, effects = [], blend, ink = [], font }: Look) => [
    ...(fills.some(({ kind }) => kind === 'diamond') ? ['fill-kind'] : []),
    ...(ink.some(({ kind }) => kind === 'image' || kind === 'other') ? ['text-fill'] : []),
    ...(strokes?.special !== undefined || strokes?.paints.at(-1)?.kind === 'image' ? ['stroke-kind'] : []),
    ...(effects.some(({ kind }) => kind === 'background-blur') ? ['effect-kind'] : []),
    ...(blend !== undefined && blendName(blend) === null ? ['blend-mode'] : []),
    ...(font?.features === undefined ? [] : ['font-features']),
  ],
  // A part of a text is no control: nothing could lead away from it.
  leads: (_to, from) => from === 'layer',
};
