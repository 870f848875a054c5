import { describe, expect, it } from 'vitest';
import { astOf, fetchedDesign, fileBody, layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { draftOf, textsOf } from '#testing/drafted';

const layer = layerBuilder();
const box = (width: number, height: number) => ({ absoluteBoundingBox: { x: 0, y: 0, width, height } });
const column = { layoutMode: 'VERTICAL', itemSpacing: 8 };
const hug = { layoutSizingHorizontal: 'HUG', layoutSizingVertical: 'HUG' };

const text = (characters: string, fontSize: number): RawLayer =>
  layer('TEXT', {
    name: characters,
    characters,
    style: { fontFamily: 'Inter', fontWeight: 400, fontSize, lineHeightPx: 20, lineHeightUnit: 'PIXELS' },
    fills: [solid(0, 0, 0)],
    ...box(120, 20),
    ...hug,
  });
const frame = (name: string, more: object, children: RawLayer[]): RawLayer =>
  layer('FRAME', { name, ...column, ...box(200, 60), ...hug, ...more }, children);

/** Tags of a page without classes, indentation and ends of lines. */
const pageOf = async (children: RawLayer[]): Promise<string> => {
  const root = layer('FRAME', { name: 'Home=Wide', ...column, ...box(400, 800) }, children);
  const { screens } = await astOf(fetchedDesign(fileBody([[root]])));
  const draft = await draftOf(
    'html',
    screens.map(({ root: own, ...screen }) => ({ screen, root: own })),
  );
  const page = [...textsOf(draft)].find(([path]) => path.endsWith('.html'))?.[1] ?? '';
  return page.replaceAll(/ class="[^"]*"/g, '').replaceAll(/\s*\n\s*/g, '');
};

const links = (name: string): RawLayer =>
  frame(
    name,
    {},
    ['Products', 'Pricing'].map((word) => text(word, 16)),
  );

describe('the markup of a screen', () => {
  it('has no boxes that nobody named and nobody sees', async () => {
    const page = await pageOf([
      frame('Frame 12', {}, [text('bare', 16)]),
      frame('Frame 13', { paddingLeft: 4 }, [text('padded', 16)]),
      frame('Caption', {}, [text('named', 16)]),
      frame('Frame 14', { fills: [solid(1, 0, 0)] }, [text('red', 16)]),
    ]);
    expect(page).toContain(
      '<main><p>bare</p><div><p>padded</p></div><div><p>named</p></div><div><p>red</p></div></main>',
    );
    expect(page).toContain('<title>Home Wide</title>');
  });

  it('has one first heading, and none that skips a level', async () => {
    const body = text('Most of the letters on this screen are of this size, so that others stand out', 16);
    const page = await pageOf([text('Early', 20), text('Large', 40), text('Also', 40), text('Small', 20), body]);
    expect(page).toMatch(/<h2>Early<\/h2><h1>Large<\/h1><h2>Also<\/h2><h3>Small<\/h3>/);
  });

  it('has a main, and ways through it that are told apart', async () => {
    const header = frame('Header', {}, [links('Navigation')]);
    const page = await pageOf([header, text('Hello', 16), frame('Footer', {}, [links('Navigation')])]);
    expect(page).toContain('</header><main><p>Hello</p></main><footer>');
    expect(page).toContain('<nav aria-label="Navigation"><p>Products');
    expect(page).toContain('<nav aria-label="Navigation 2"><p>Products');
    expect(await pageOf([links('Navigation')])).toContain('<nav><p>Products');
  });

  it('says what a button without a text does, and where a link would lead', async () => {
    const icon = layer('VECTOR', { name: 'Heart', ...box(16, 16), fills: [solid(0, 0, 0)] });
    const more = (name: string, children: RawLayer[]) =>
      layer('INSTANCE', { name, ...column, ...box(80, 24), ...hug, componentId: '9:9' }, children);
    const page = await pageOf([more('Heart Button', [icon]), more('Nav item', [text('Our plans', 16)])]);
    expect(page).toMatch(/<button type="button" aria-label="Heart"><img/);
    expect(page).toMatch(/<a href="#our-plans"><span>Our plans/);
    const file = await pageOf([more('Button', [{ ...icon, name: 'SVG' }])]);
    expect(file).toMatch(/<button type="button" aria-label="Button"><img/);
  });
});
