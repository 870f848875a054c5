import { describe, expect, it } from 'vitest';
import type { DraftScreen } from '#codegen/draft/draft-input';
import { templateOf } from '#init/templates/templates';
import { astOf, fetchedDesign, fileBody, inProcess, layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { draftScreens, picturedIn } from './draft-design.ts';
import type { RawLayer as Raw } from './raw/raw-layer.ts';
import { STACKS, type Stack } from './stack-names.ts';

const box = (width: number, height: number) => ({ absoluteBoundingBox: { x: 0, y: 0, width, height } });
const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 24, lineHeightUnit: 'PIXELS' };
const column = { layoutMode: 'VERTICAL', itemSpacing: 8, ...box(400, 800) };
const stop = (r: number, position: number) => ({ color: { r, g: 0.25, b: 0, a: 1 }, position });

/** A screen with everything that is counted, and layers that nobody sees. */
const screen = (isOdd: boolean): RawLayer => {
  const layer = layerBuilder();
  const text = (characters: string, more = {}) =>
    layer('TEXT', { characters, style, fills: [solid(0, 0, 0.5)], ...box(200, 24), ...more });
  const runs = {
    characterStyleOverrides: [0, 0, 0, 0, 2, 2, 2],
    styleOverrideTable: { 2: { fills: [solid(0.5, 0, 0.5)], fontWeight: 700 } },
  };
  const panel = layer(
    'FRAME',
    {
      ...column,
      ...box(200, 100),
      fills: [{ type: 'GRADIENT_LINEAR', gradientStops: [stop(0.75, 0), stop(0.125, 1)], opacity: 0.5 }],
      strokes: [solid(0, 0.5, 0.25, { opacity: 0.5 })],
      strokeWeight: 2,
      effects: [{ type: 'DROP_SHADOW', color: { r: 0, g: 0, b: 0, a: 0.3 }, offset: { x: 0, y: 2 }, radius: 4 }],
    },
    [text('Inside it\nof two lines'), text('shouted', { style: { ...style, textCase: 'UPPER' } })],
  );
  const several = { fills: [solid(0, 0.75, 0), solid(0.75, 0, 0, { opacity: 0.25 })] };
  const outlined = { strokes: [solid(0.25, 0.75, 0), solid(0, 0.25, 0.75, { opacity: 0.25 })], strokeWeight: 1 };
  const odd = [text('several colours', several), layer('FRAME', { name: 'Ring', ...outlined, ...box(50, 50) }, [])];
  if (isOdd) return layer('FRAME', { name: 'Home', ...column }, odd);
  return layer('FRAME', { name: 'Home', fills: [solid(0.9, 0.9, 1)], ...column }, [
    text('One two', runs),
    panel,
    text('never seen', { visible: false }),
    layer('FRAME', { ...column, visible: false }, [text('nor this')]),
    layer('RECTANGLE', { fills: [solid(1, 0, 1, { visible: false })], ...box(10, 10) }),
  ]);
};

const checked = async (stack: Stack, changed: (text: string) => string = (text) => text, isOdd = false) => {
  const root = screen(isOdd);
  const { screens } = await astOf(fetchedDesign(fileBody([[structuredClone(root)]])), {
    adapter: inProcess(templateOf(stack).adapter),
  });
  const given: DraftScreen[] = screens.map(({ root: tree, ...head }) => ({ screen: head, root: tree }));
  const { files, notes } = await draftScreens(stack, given, []);
  const draft: CheckedDraft = {
    framework: stack,
    notes,
    files: files.map((file) => ({ ...file, text: changed(file.text) })),
  };
  return checkDraft([root as Raw], { pictured: picturedIn(given), parts: new Set() }, draft);
};

const counts = ({ textsMissing, coloursMissing, coloursApart }: Awaited<ReturnType<typeof checked>>) => [
  textsMissing.length,
  coloursMissing.length,
  coloursApart.length,
];

/** Half purple, as each family writes it. */
const PURPLE = /rgb\(128, 0, 128\)|Color\(0xff800080\)|Color\(red: 0\.5\d*, green: 0, blue: 0\.5\d*\)|#FF800080/gi;

describe('the check of drafts against raw answers', () => {
  it.each(STACKS)('finds all of a small screen in %s, and what was broken in it alone', async (stack) => {
    const whole = await checked(stack);
    expect([whole.texts, whole.colours, whole.left.visibleTexts]).toEqual([3, 9, 3]);
    expect(counts(whole)).toEqual([0, 0, 0]);
    const misspelt = await checked(stack, (text) => text.replaceAll('of two lines', 'of two line'));
    expect(counts(misspelt)).toEqual([1, 0, 0]);
    const recoloured = await checked(stack, (text) =>
      text.replaceAll(PURPLE, (found) =>
        found.replaceAll('128', '126').replaceAll('80', '7e').replaceAll('0.5', '0.47'),
      ),
    );
    expect(counts(recoloured)).toEqual([0, 1, 0]);
  });

  it.each(STACKS)('knows what %s does not say, and that it is told', async (stack) => {
    const { textsMissing, coloursMissing } = await checked(stack, (text) => text, true);
    expect(textsMissing).toEqual([]);
    expect(coloursMissing.filter(({ told }) => !told)).toEqual([]);
    expect(coloursMissing.length).toBeGreaterThan(0);
  });
});
