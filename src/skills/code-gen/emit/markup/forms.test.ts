import { beforeAll, describe, expect, it } from 'vitest';
import { codeProblems } from '#testing/code-problems';
import { astOf, fetchedDesign, fileBody, layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { draftOf, textsOf } from '#testing/drafted';

const layer = layerBuilder();
const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 20, lineHeightUnit: 'PIXELS' };
const box = (x: number, y: number, width: number, height: number) => ({ absoluteBoundingBox: { x, y, width, height } });
const row = { layoutMode: 'HORIZONTAL', itemSpacing: 8 };
const column = { layoutMode: 'VERTICAL', itemSpacing: 8 };
const filled = { fills: [solid(0.9, 0.9, 0.9)] };

const text = (name: string, characters: string): RawLayer =>
  layer('TEXT', { name, characters, style, fills: [solid(0, 0, 0)], ...box(0, 0, 120, 20) });
const field = (name: string, words: string, height = 40): RawLayer =>
  layer('FRAME', { name, ...row, ...filled, ...box(0, 0, 240, height) }, [text('Value', words)]);
const dot = (visible: boolean): RawLayer => layer('RECTANGLE', { name: 'Dot', visible, ...filled, ...box(4, 4, 8, 8) });
const toggle = (name: string, on: boolean): RawLayer =>
  layer('FRAME', { name, ...filled, ...box(0, 0, 16, 16) }, [dot(on)]);
const labelled = (name: string, children: RawLayer[]): RawLayer =>
  layer('FRAME', { name, ...row, ...box(0, 0, 240, 64) }, children);

const knob = layer('ELLIPSE', { name: 'Knob', ...filled, ...box(22, 2, 20, 20) });
const form = layer('FRAME', { name: 'Sign in', ...column, ...filled, ...box(0, 0, 400, 900) }, [
  labelled('Input Field', [text('Label', 'Your e-mail'), field('Input', 'you@example.com')]),
  text('Label', 'About you'),
  field('Textarea', 'Tell us', 160),
  labelled('Select Field', [text('Label', 'Country'), field('Select', 'Japan')]),
  labelled('Checkbox Field', [toggle('Checkbox', true), text('Label', 'Remember me')]),
  layer('FRAME', { name: 'Plans', ...column, ...box(0, 0, 240, 80) }, [
    labelled('Radio Field', [toggle('Radio', true), text('Label', 'Monthly')]),
    labelled('Radio Field', [toggle('Radio', false), text('Label', 'Yearly')]),
  ]),
  layer('FRAME', { name: 'Switch', ...filled, ...box(0, 0, 44, 24) }, [knob]),
  text('Label', 'Newsletter'),
  layer('FRAME', { name: 'Slider', ...filled, ...box(0, 0, 200, 16) }, [dot(true)]),
  field('Search', 'Find a plan'),
  labelled('Tab', [toggle('Search', true), text('Label', 'Search')]),
]);

const drafts = new Map<string, ReadonlyMap<string, string>>();
beforeAll(async () => {
  const { screens } = await astOf(fetchedDesign(fileBody([[form]])));
  const given = screens.map(({ root, ...screen }) => ({ screen, root }));
  for (const stack of ['html', 'react', 'vue', 'svelte'] as const)
    drafts.set(stack, textsOf(await draftOf(stack, given)));
});
const codeOf = (stack: string, ending: string): string =>
  [...(drafts.get(stack) ?? [])].map(([path, code]) => (path.endsWith(ending) ? code : '')).join('');
/** Tags of the form in the page, without classes. */
const page = (): string => codeOf('html', '.html').replaceAll(/ class="[^"]*"/g, '');

describe('what is filled in', () => {
  it('is a field with what stands in it as its placeholder, in the label that names it', () => {
    expect(page()).toMatch(/<label>\s*<span>Your e-mail<\/span>\s*<span>\s*<input type="email" placeholder="you@exam/);
    expect(page()).toContain('<textarea rows="1" placeholder="Tell us" aria-label="About you"></textarea>');
    expect(page()).toMatch(/<span>Country<\/span>\s*<span>\s*<select>\s*<option>Japan<\/option>/);
    expect(page()).toContain('<input type="search" placeholder="Find a plan" aria-label="Find a plan">');
    expect(codeOf('react', '.tsx')).toMatch(/<textarea[^/]* rows=\{1\}/);
  });

  it('is what is switched, as it was drawn, over its look', () => {
    expect(page()).toMatch(/<input type="checkbox" checked>\s*<\/span>\s*<span>Remember me/);
    expect(page()).toMatch(/<input type="radio" name="plans" checked>\s*<\/span>\s*<span>Monthly/);
    expect(page()).toMatch(/<input type="radio" name="plans">\s*<\/span>\s*<span>Yearly/);
    expect(page()).toContain('<input type="checkbox" role="switch" checked aria-label="Newsletter">');
    expect(page()).toMatch(/<input type="range" aria-label="Newsletter">/);
    expect(codeOf('html', '.css')).toMatch(
      /&:has\(:focus-visible\) \{\n\s+outline: 2px solid;\n\s+outline-offset: 2px;\n\s+\}/,
    );
  });

  it('is no small thing that is called like a field', () => {
    expect(page()).toMatch(/<p>Search<\/p>/);
  });

  it('is so in every stack of the web, in code that has no faults', async () => {
    expect(codeOf('react', '.tsx')).toContain('type="checkbox" defaultChecked');
    for (const [stack, ending] of [
      ['vue', '.vue'],
      ['svelte', '.svelte'],
    ] as const)
      for (const sign of ['type="email"', 'type="radio"', 'name="plans"', '<select', 'role="switch"'])
        expect(codeOf(stack, ending), `${stack} ${sign}`).toContain(sign);
    expect(await codeProblems(new Map([...drafts.values()].flatMap((files) => [...files])))).toEqual([]);
  });
});
