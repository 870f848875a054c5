import { describe, expect, it } from 'vitest';
import type { TextContent } from '#contract/design/semantic-ast';
import { astOf, fetchedDesign, fileBody, layerBuilder, solid } from '#testing/design-builder';

const STYLE = {
  fontFamily: 'Inter',
  fontPostScriptName: 'Inter-Regular',
  fontWeight: 400,
  fontSize: 16,
  lineHeightPx: 19.36,
  lineHeightUnit: 'INTRINSIC_%',
  letterSpacing: 0,
};

const build = async (fields: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => {
  const layer = layerBuilder();
  const text = layer('TEXT', { style: STYLE, ...fields });
  const ast = await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, [text])]], more)));
  return { text: ast.screens[0]?.root.children?.[0]?.text as TextContent, findings: ast.findings };
};
const textOf = async (fields: Readonly<Record<string, unknown>>) => (await build(fields)).text;
const styleOf = async (style: Readonly<Record<string, unknown>>) =>
  (await textOf({ characters: 'a', style: { ...STYLE, ...style } })).style;
const PLAIN = { family: 'Inter', weight: 400, size: 16, lineHeightPx: 19.36 };

describe('text styles', () => {
  it('leave out what is the default or follows from the rest', async () => {
    expect(await styleOf({ textCase: 'ORIGINAL', textDecoration: 'NONE', italic: false })).toEqual(PLAIN);
    expect(await styleOf({ fontPostScriptName: 'SFProText-Semibold' })).toMatchObject({
      postScriptName: 'SFProText-Semibold',
    });
    expect(await styleOf({ fontPostScriptName: 'Inter-BoldItalic', fontWeight: 700, italic: true })).toEqual({
      ...PLAIN,
      weight: 700,
      italic: true,
    });
  });

  it('tell line heights in the unit that was chosen', async () => {
    expect((await styleOf({ lineHeightUnit: 'PIXELS', lineHeightPx: 24 })).lineHeight).toBe(24);
    expect((await styleOf({ lineHeightUnit: 'FONT_SIZE_%', lineHeightPercentFontSize: 140.0001 })).lineHeight).toBe(
      '140%',
    );
  });

  it('tell spacing, case, decoration, links and OpenType flags', async () => {
    const style = await styleOf({
      letterSpacing: -0.3201,
      paragraphSpacing: 8,
      paragraphIndent: 4,
      listSpacing: 2,
      textCase: 'UPPER',
      textDecoration: 'UNDERLINE',
      hyperlink: { type: 'NODE', nodeID: '4:5' },
      opentypeFlags: { SS01: 1, LIGA: 0 },
      leadingTrim: 'CAP_HEIGHT',
    });
    expect(style).toEqual({
      ...PLAIN,
      letterSpacing: -0.32,
      paragraphSpacing: 8,
      paragraphIndent: 4,
      listSpacing: 2,
      case: 'UPPER',
      decoration: 'UNDERLINE',
      link: 'node:4:5',
      leadingTrim: 'CAP_HEIGHT',
      openType: { LIGA: 0, SS01: 1 },
    });
    expect((await styleOf({ hyperlink: { type: 'URL', url: 'https://example.com' } })).link).toBe(
      'https://example.com',
    );
  });

  it('survive a text without any', async () => {
    expect((await textOf({ characters: 'x', style: null })).style).toEqual({ family: '', weight: 400, size: 12 });
  });
});

describe('ranges', () => {
  it('hold only what differs, and take back what the whole text has', async () => {
    const text = await textOf({
      characters: 'plain BOLD end',
      style: { ...STYLE, textDecoration: 'UNDERLINE' },
      characterStyleOverrides: [0, 0, 0, 0, 0, 0, 2, 2, 2, 2],
      styleOverrideTable: {
        2: { fontWeight: 700, fontPostScriptName: 'Inter-Bold', textDecoration: 'NONE', fills: [solid(1, 0, 0)] },
      },
    });
    expect(text.runs).toEqual([
      {
        start: 6,
        end: 10,
        style: { weight: 700, fills: [{ kind: 'solid', color: 'rgb(255, 0, 0)' }], decoration: 'NONE' },
      },
    ]);
  });

  it('never cut a character in half', async () => {
    const text = await textOf({
      characters: '👍🏽ab',
      characterStyleOverrides: [0, 3, 3, 0, 4],
      styleOverrideTable: { 3: { fontSize: 30 }, 4: { fontSize: 40 } },
    });
    expect(text.runs).toEqual([
      { start: 2, end: 4, style: { size: 30 } },
      { start: 4, end: 5, style: { size: 40 } },
    ]);
  });

  it.each([
    ['longer than the text', 'abc', [1, 1, 1, 2, 2, 9, 9, 9], [{ start: 0, end: 3, style: { weight: 700 } }]],
    ['without an entry', 'abc', [0, 9, 1], [{ start: 2, end: 3, style: { weight: 700 } }]],
    ['of nonsense', 'abc', ['x', null, 1], [{ start: 2, end: 3, style: { weight: 700 } }]],
  ])('survive a table %s', async (_, characters, characterStyleOverrides, runs) => {
    const styleOverrideTable = { 1: { fontWeight: 700, fontPostScriptName: 'Inter-Bold' }, 2: null };
    const { text } = await build({ characters, characterStyleOverrides, styleOverrideTable });
    expect(text).toMatchObject({ characters, runs });
  });

  it('say that a table does not fit', async () => {
    const { findings } = await build({ characters: 'ab', characterStyleOverrides: [0, 7], styleOverrideTable: {} });
    expect(findings.map(({ rule }) => rule)).toEqual(['broken-text-styles']);
  });

  it('keep the name of a text style of their own', async () => {
    const { text } = await build(
      { characters: 'ab', characterStyleOverrides: [1], styleOverrideTable: { 1: { inheritTextStyleId: '6:1' } } },
      { styles: { '6:1': { key: 'k', name: 'Code', styleType: 'TEXT', description: '' } } },
    );
    expect(text.runs).toEqual([{ start: 0, end: 1, style: { named: 'Code' } }]);
  });
});

describe('text layers', () => {
  it('tell alignment and truncation', async () => {
    const style = {
      ...STYLE,
      textAlignHorizontal: 'CENTER',
      textAlignVertical: 'BOTTOM',
      textTruncation: 'ENDING',
      maxLines: 2,
    };
    const text = await textOf({ characters: 'a', style });
    expect(text).toMatchObject({ align: 'CENTER', verticalAlign: 'BOTTOM', truncation: { maxLines: 2 } });
    expect((await textOf({ characters: 'a', style: { ...STYLE, textAutoResize: 'TRUNCATE' } })).truncation).toEqual({
      maxLines: null,
    });
  });

  it('tell lists by line, whatever ends a line', async () => {
    const text = await textOf({
      characters: 'Title\none\u2029two\u2028indented',
      lineTypes: ['NONE', 'UNORDERED', 'ORDERED', 'NONE', 'ORDERED', 'ORDERED'],
      lineIndentations: [0, 1, 2, 1, 5],
    });
    expect(text.lists).toEqual([
      { line: 1, kind: 'unordered', indent: 1 },
      { line: 2, kind: 'ordered', indent: 2 },
      { line: 3, kind: 'none', indent: 1 },
    ]);
    expect(
      await textOf({ characters: 'a\nb', lineTypes: ['NONE', 'NONE'], lineIndentations: [0, 0] }),
    ).not.toHaveProperty('lists');
  });

  it('are points of a list where an answer tells no lists and leaves room for the mark', async () => {
    const hug = { ...STYLE, textAutoResize: 'WIDTH_AND_HEIGHT' };
    const box = (width: number) => ({ absoluteBoundingBox: { x: 0, y: 0, width, height: 22 } });
    const point = { name: 'List item', characters: 'List item', style: hug };
    expect((await textOf({ ...point, ...box(88) })).lists).toEqual([{ line: 0, kind: 'unordered', indent: 1 }]);
    expect(await textOf({ ...point, ...box(64) })).not.toHaveProperty('lists');
    expect(await textOf({ ...point, ...box(88), lineTypes: ['NONE'] })).not.toHaveProperty('lists');
    expect(await textOf({ ...point, ...box(88), name: 'Caption' })).not.toHaveProperty('lists');
  });

  it('that are empty are texts all the same', async () => {
    expect((await textOf({ characters: '' })).characters).toBe('');
  });
});
