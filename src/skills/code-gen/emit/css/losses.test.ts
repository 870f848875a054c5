import { beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '#contract/code-gen/proposal';
import { createI18n, translator } from '#contract/i18n';
import { astOf, fetchedDesign, fileBody, layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { draftOf, textsOf } from '#testing/drafted';

const layer = layerBuilder();
const box = { absoluteBoundingBox: { x: 0, y: 0, width: 120, height: 60 } };
const card = (name: string, more: object): RawLayer =>
  layer('FRAME', { name, ...box, fills: [solid(1, 1, 1)], ...more }, [
    layer('TEXT', { name: 'Word', characters: name, ...box, fills: [solid(0, 0, 0)] }),
  ]);
const image = (more: object) => ({ fills: [{ type: 'IMAGE', imageRef: 'ref', scaleMode: 'FILL', ...more }] });
const shadow = { type: 'DROP_SHADOW', color: solid(0, 0, 0).color, offset: { x: 0, y: 2 }, radius: 4, visible: true };

/** Layers by the word that tells what of them is lost. */
const LOST: Readonly<Record<string, RawLayer>> = {
  'corner-smoothing': card('Smooth', { cornerRadius: 20, cornerSmoothing: 0.6 }),
  'effect-kind': card('Blended', { effects: [{ ...shadow, blendMode: 'MULTIPLY' }] }),
  'image-filters': card('Filtered', image({ filters: { contrast: 0.4 } })),
  'image-opacity': card('Clear', image({ opacity: 0.5 })),
  'image-animated': card('Moving', image({ gifRef: 'gif' })),
  'stroke-kind': card('Dashed', { strokes: [solid(0, 0, 0)], strokeWeight: 1, strokeDashes: [4, 4] }),
  'scroll-fixed': card('Stays', { scrollBehavior: 'FIXED' }),
  'blend-mode': card('Burnt', { blendMode: 'LINEAR_BURN' }),
};
const KEPT = card('Plain', { cornerRadius: 2, cornerSmoothing: 0.6, effects: [shadow], blendMode: 'MULTIPLY' });
const wide = card('Wide', { layoutSizingHorizontal: 'FILL', targetAspectRatio: { x: 120, y: 60 } });

let draft: Proposal;
beforeAll(async () => {
  const column = { name: 'Home', layoutMode: 'VERTICAL', ...box };
  const { screens } = await astOf(
    fetchedDesign(fileBody([[layer('FRAME', column, [...Object.values(LOST), KEPT, wide])]])),
  );
  draft = await draftOf(
    'html',
    screens.map(({ root, ...screen }) => ({ screen, root })),
  );
});
const codeOf = (ending: string): string =>
  [...textsOf(draft)].map(([path, text]) => (path.endsWith(ending) ? text : '')).join('');

describe('what a style sheet cannot say', () => {
  it.each(Object.entries(LOST))('is told in the plan and in the code: %s', (word, { id }) => {
    expect(draft.notes.filter(({ node }) => node === id).map((note) => note.word)).toContain(word);
    expect(codeOf('.html')).toMatch(new RegExp(`<!-- layer ${id}: not as designed \\([^)]*${word}`));
    for (const locale of ['en', 'zh-CN', 'ja', 'ko'] as const)
      expect(translator(createI18n(locale))(`planNote.${word}`)).not.toBe(`planNote.${word}`);
  });

  it('is not told of what is written', () => {
    expect(draft.notes.filter(({ node }) => node === KEPT.id || node === wide.id)).toEqual([]);
    expect(codeOf('.css')).toContain('mix-blend-mode: multiply');
    expect(codeOf('.css')).toMatch(/\.wide \{[^}]*aspect-ratio: 2;/);
    expect(codeOf('.css')).not.toMatch(/\.wide \{[^}]*[^-]height:/);
  });
});
