import { describe, expect, it } from 'vitest';
import { layerBuilder, solid } from '#testing/design-builder';
import { PLAIN_OPTIONS } from '#testing/drawn-pixels';
import { drawLayer } from '../draw-layer.ts';
import type { FontBook, FontWidths } from './font-book.ts';
import { layOut } from './text-layout.ts';

const layer = layerBuilder();
const box = (width: number, height: number) => ({ absoluteBoundingBox: { x: 0, y: 0, width, height } });
const INTER = { fontFamily: 'Inter', fontSize: 16, fontWeight: 400, lineHeightPx: 24 };

const text = (
  characters: string,
  style: Readonly<Record<string, unknown>> = {},
  fields: Readonly<Record<string, unknown>> = {},
) => layer('TEXT', { ...box(200, 24), characters, fills: [solid(1, 0, 0)], style: { ...INTER, ...style }, ...fields });

const linesOf = (node: ReturnType<typeof text>, width = 200, height = 24): readonly string[] =>
  layOut(node, { width, height }).lines.map(({ runs }) =>
    runs
      .map((run) => run.text)
      .join('')
      .trimEnd(),
  );

const draw = (node: ReturnType<typeof text>, fonts: FontBook | null = null) =>
  drawLayer(node, { ...PLAIN_OPTIONS, fonts });

describe('lines', () => {
  it('breaks where the font of the design would: the measured widths are those of Inter', () => {
    const sentence =
      'Answer the frequently asked question in a simple sentence, a longish paragraph, or even in a list.';
    // As Figma drew this text, 296 pixels wide.
    const found = linesOf(text(sentence, { textAutoResize: 'HEIGHT', lineHeightPx: 22.4 }, box(287, 67)), 287, 67);
    expect(found).toEqual([
      'Answer the frequently asked question',
      'in a simple sentence, a longish',
      'paragraph, or even in a list.',
    ]);
  });

  it('never breaks a text that grows sideways', () => {
    expect(linesOf(text('one two three four five', { textAutoResize: 'WIDTH_AND_HEIGHT' }), 20)).toHaveLength(1);
  });

  it('finds the number of lines again from the height of a box in another font', () => {
    const words = 'aaaa bbbb cccc dddd eeee ffff gggg hhhh';
    const style = { fontFamily: 'Condensed', textAutoResize: 'HEIGHT' };
    const one = linesOf(text(words, style), 260, 24);
    const two = linesOf(text(words, style), 260, 48);
    expect([one.length, two.length]).toEqual([1, 2]);
  });

  it('takes the ink that Figma reports where the box says nothing', () => {
    const wide = { ...box(150, 24), absoluteRenderBounds: { x: 0, y: 5, width: 146, height: 16 } };
    const found = linesOf(text('Happy Morning dear', { fontFamily: 'Other' }, wide), 150, 24);
    expect(found).toEqual(['Happy Morning dear']);
  });

  it('keeps paragraphs, empty ones too, and the gap between them', () => {
    const { lines } = layOut(text('a\n\nb', { paragraphSpacing: 10 }), { width: 200, height: 200 });
    expect(lines.map(({ runs }) => runs.map((run) => run.text).join(''))).toEqual(['a', '', 'b']);
    const [first, , third] = lines.map(({ baseline }) => baseline);
    expect((third ?? 0) - (first ?? 0)).toBeCloseTo(2 * 34, 5);
  });

  it('breaks scripts without blanks between characters', () => {
    expect(linesOf(text('汉字汉字汉字', { textAutoResize: 'X' }), 50, 72)).toEqual(['汉字汉', '字汉字']);
  });

  it('cuts with an ellipsis what is truncated', () => {
    const style = { textTruncation: 'ENDING', maxLines: 1 };
    expect(linesOf(text('one two three four five six seven eight nine ten', style), 100, 24)).toEqual(['one two thr…']);
  });

  it('stands at the top, the middle or the bottom of its box', () => {
    const baseline = (textAlignVertical: string): number =>
      layOut(text('a', { textAlignVertical }), { width: 100, height: 100 }).lines[0]?.baseline ?? 0;
    const [top, middle, bottom] = ['TOP', 'CENTER', 'BOTTOM'].map(baseline) as [number, number, number];
    expect([middle - top, bottom - middle]).toEqual([38, 38]);
    // Inter's letters are set 0.364 of their size below the middle of the line.
    expect(top).toBeCloseTo(12 + 0.364 * 16, 5);
  });

  it('begins at its capitals where its lines are trimmed', () => {
    const trimmed = text('Hh', { leadingTrim: 'CAP_HEIGHT' });
    const { lines } = layOut(trimmed, { width: 100, height: 0.727 * 16 });
    expect(lines[0]?.baseline).toBeCloseTo(0.727 * 16, 5);
    const low = text('Hh', { leadingTrim: 'CAP_HEIGHT', textAlignVertical: 'BOTTOM' });
    expect(layOut(low, { width: 100, height: 60 }).lines[0]?.baseline).toBeCloseTo(60, 5);
  });

  it('moves lists in and marks their items, numbers counting on', () => {
    const node = text(
      'a\nb\nc\nd',
      {},
      { lineTypes: ['ORDERED', 'ORDERED', 'UNORDERED', 'NONE'], lineIndentations: [1, 1, 2, 0] },
    );
    const { lines } = layOut(node, { width: 200, height: 100 });
    expect(lines.map(({ mark, indent }) => [mark, indent])).toEqual([
      ['1.', 24],
      ['2.', 24],
      ['◦', 48],
      ['', 0],
    ]);
  });
});

describe('drawn text', () => {
  it('has a run for each style, with its own paint, size, case and decoration', () => {
    const node = text(
      'Hello big world',
      { textCase: 'UPPER' },
      {
        characterStyleOverrides: [0, 0, 0, 0, 0, 0, 2, 2, 2],
        styleOverrideTable: {
          2: {
            fontSize: 30,
            fontWeight: 700,
            italic: true,
            textDecoration: 'UNDERLINE',
            letterSpacing: 2,
            fills: [solid(0, 0, 1)],
          },
        },
      },
    );
    const { svg } = draw(node);
    expect(svg).toMatch(/<tspan[^>]*font-size="16"[^>]*fill="#ff0000"[^>]*>HELLO <\/tspan>/);
    expect(svg).toMatch(
      /<tspan[^>]*font-size="30" font-weight="700" font-style="italic" letter-spacing="2" text-decoration="underline" fill="#0000ff">BIG<\/tspan>/,
    );
    expect(svg).toMatch(/<tspan[^>]*font-size="16"[^>]*> WORLD<\/tspan>/);
  });

  it('is anchored at the side to which it is aligned', () => {
    const anchorOf = (textAlignHorizontal: string): string =>
      /<text([^>]*)>/.exec(draw(text('a', { textAlignHorizontal })).svg)?.[1] ?? '';
    expect(anchorOf('LEFT')).not.toContain('text-anchor');
    expect(anchorOf('CENTER')).toMatch(/text-anchor="middle" transform="translate\(100 /);
    expect(anchorOf('RIGHT')).toMatch(/text-anchor="end" transform="translate\(200 /);
  });

  it('uses the outlines of the letters where Figma sends them', () => {
    const node = text('a', {}, { fillGeometry: [{ path: 'M0 0H9V9Z', windingRule: 'NONZERO' }] });
    const { svg, flags } = draw(node);
    expect(svg).toContain('M0 0H9V9Z');
    expect([svg.includes('<text'), flags.length]).toEqual([false, 0]);
  });

  const widths = (advance: number): FontWidths => ({ advances: new Map(), average: advance });
  const book = (more: Partial<FontBook>): FontBook => ({
    families: new Set(['inter']),
    lacks: new Set(),
    standIn: null,
    ...more,
  });
  const reasons = (node: ReturnType<typeof text>, fonts: FontBook | null) =>
    draw(node, fonts).flags.map(({ reason }) => reason);

  it('says whether its font is there: yes, no, nobody knows', () => {
    expect(reasons(text('a'), book({}))).toEqual([]);
    expect(reasons(text('a', { fontFamily: 'Nowhere' }), book({}))).toEqual(['font-missing']);
    expect(reasons(text('a'), null)).toEqual(['text-approximate']);
    expect(reasons(text(''), null)).toEqual([]);
    expect(reasons(text('a', { textAlignHorizontal: 'JUSTIFIED' }), book({}))).toEqual(['text-approximate']);
    expect(reasons(text('a', { textCase: 'SMALL_CAPS' }), book({}))).toEqual(['text-approximate']);
  });

  it('squeezes the font that stands in to the width of the design', () => {
    const standIn = { regular: widths(1), bold: widths(1) };
    const node = text('aaaaaaaaaa', { fontFamily: 'Nowhere', textAutoResize: 'WIDTH_AND_HEIGHT' }, box(80, 24));
    // Ten letters of 16 pixels would be 160 wide.
    expect(draw(node, book({ standIn })).svg).toContain('matrix(0.5 0 0 1 ');
    expect(draw(node, book({ standIn: null })).svg).toContain('translate(');
  });

  it('hatches icons and scripts of fonts that are not there instead of drawing boxes with numbers', () => {
    for (const [characters, fonts] of [
      ['\u{100647}', book({})],
      ['\ue001', null],
      ['汉字', book({ lacks: new Set(['han']) })],
    ] as const) {
      const { svg, flags } = draw(text(characters, { fontFamily: 'Nowhere' }), fonts);
      expect(flags.map(({ reason }) => reason)).toContain('font-missing');
      expect([svg.includes('<text'), svg.includes('<pattern')]).toEqual([false, true]);
    }
    expect(draw(text('汉字'), book({})).svg).toContain('<text');
  });

  it('paints letters with gradients that stay those of the layer', () => {
    const paint = {
      type: 'GRADIENT_LINEAR',
      gradientHandlePositions: [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 0, y: 1 },
      ],
      gradientStops: [
        { position: 0, color: { r: 1, g: 0, b: 0, a: 1 } },
        { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
      ],
    };
    const standIn = { regular: widths(1), bold: widths(1) };
    const node = text(
      'aaaaaaaaaa',
      { fontFamily: 'Nowhere', textAutoResize: 'WIDTH_AND_HEIGHT' },
      { ...box(80, 24), fills: [paint] },
    );
    // The line is squeezed to a half, so the gradient must be twice as wide within it.
    expect(draw(node, book({ standIn })).svg).toMatch(/gradientTransform="matrix\(160 0 0 24 /);
  });
});
