import { describe, expect, it } from 'vitest';
import type { PageMeasure } from '#contract/code-gen/page-measure';
import type { ScoreFigure } from '#contract/code-gen/score';
import { SCORE_COLUMNS, type ScoreColumn } from '#contract/code-gen/score-columns';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { anySemanticTree } from '#testing/any-semantic';
import { perfectPage } from '#testing/perfect-page';
import { fc } from '#testing/properties';
import { type ExpectedScreen, expectedScreen, secondWidth } from '../expected/expected-screen.ts';
import { meanOf, totalOf, unmeasured } from '../figures.ts';
import type { Compared } from '../picture/compare-messages.ts';
import { pageFigures } from './page-figures.ts';

const screen: SemanticScreen = {
  id: '1:1',
  name: 'Home',
  page: 'Page',
  width: 375,
  height: 800,
  nodes: 8,
  picture: 'screenshots/a.png',
};

const layer = (id: string, more: Partial<SemanticNode> = {}): SemanticNode => ({
  id,
  name: `Layer ${id}`,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: 0, y: 0, width: 100, height: 20 },
  ...more,
});

const text = (id: string, characters: string, y: number): SemanticNode =>
  layer(id, {
    figmaType: 'TEXT',
    box: { x: 16, y, width: 100, height: 20 },
    fills: [{ kind: 'solid', color: 'rgb(10, 20, 30)' }],
    text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
  });

const root = layer('1:1', {
  box: { x: 0, y: 0, width: 375, height: 800 },
  layout: { direction: 'column' },
  fills: [{ kind: 'solid', color: '#ffffff' }],
  children: [
    text('1:2', 'Sign in', 0),
    text('1:3', 'Mail', 30),
    text('1:4', 'Mail', 60),
    layer('1:5', {
      fills: [
        {
          kind: 'linear',
          stops: [
            { at: 0, color: '#ff0000' },
            { at: 1, color: '#00ff00' },
          ],
        },
      ],
      effects: [{ kind: 'drop-shadow', x: 0, y: 1, blur: 2, color: 'rgba(0, 0, 0, 0.5)' }],
      box: { x: 0, y: 90, width: 300, height: 60 },
      children: [layer('1:6'), layer('1:7', { screenshot: 'icon', fills: [{ kind: 'solid', color: '#123456' }] })],
    }),
  ],
});

const alike: Compared = { likeness: 1, areas: [], page: null, heat: null };
const expected = expectedScreen(screen, root, 'html');

const figures = (
  of: ExpectedScreen,
  drawn: Partial<PageMeasure> = {},
  more: { wide?: Partial<PageMeasure>; compared?: Compared | null } = {},
) =>
  pageFigures(of, {
    drawn: perfectPage(of, drawn),
    wide: perfectPage(of, { width: 768, root: { x: 0, y: 0, width: 768, height: 800 }, ...more.wide }),
    compared: more.compared === undefined ? alike : more.compared,
  });

const shareOf = (figure: ScoreFigure): number | string => (figure.kind === 'measured' ? figure.share : figure.why);

const { texts, colours } = perfectPage(expected);
const changed = <T>(list: readonly T[], at: number, change: Partial<T>): T[] =>
  list.map((one, index) => (index === at ? { ...one, ...change } : one));
const moved = (by: number) => changed(texts, 0, { box: { x: 16 + by, y: 0, width: 100, height: 20 } });

interface Break {
  readonly of: string;
  readonly drawn?: Partial<PageMeasure>;
  readonly wide?: Partial<PageMeasure>;
  readonly compared?: Compared;
  readonly lowers: Partial<Record<ScoreColumn, number>>;
  readonly word: string;
}

const problem = {
  rule: 'image-alt',
  impact: 'critical',
  help: 'Images need texts',
  count: 2,
  elements: [],
} satisfies PageMeasure['problems'][number];

const BREAKS: readonly Break[] = [
  {
    of: 'a text that says something else',
    drawn: { texts: changed(texts, 0, { text: 'Sign up' }) },
    lowers: { texts: 2 / 3 },
    word: 'text-missing',
  },
  {
    of: 'one of two texts that say the same',
    drawn: { texts: texts.slice(0, 2) },
    lowers: { texts: 2 / 3 },
    word: 'text-missing',
  },
  { of: 'a text 5 px off', drawn: { texts: moved(5) }, lowers: { near2: 2 / 3 }, word: 'text-moved' },
  { of: 'a text 9 px off', drawn: { texts: moved(9) }, lowers: { near2: 2 / 3, near8: 2 / 3 }, word: 'text-moved' },
  {
    of: 'a text that is wider',
    drawn: { texts: changed(texts, 0, { box: { x: 16, y: 0, width: 107, height: 20 } }) },
    lowers: { near2: 2 / 3 },
    word: 'text-sized',
  },
  {
    of: 'a colour of letters',
    drawn: { colours: colours.map((one) => (one.use === 'text' ? { ...one, colour: '#0a1428ff' } : one)) },
    lowers: { colours: 4 / 7 },
    word: 'colour-missing',
  },
  {
    of: 'one use of a colour',
    drawn: { colours: colours.map((one) => (one.use === 'text' ? { ...one, count: 2 } : one)) },
    lowers: { colours: 6 / 7 },
    word: 'colour-missing',
  },
  {
    of: 'letters that only shapes have the colour of',
    drawn: { colours: colours.map((one) => ({ ...one, use: 'fill' as const })) },
    lowers: { colours: 4 / 7 },
    word: 'colour-missing',
  },
  {
    of: 'an element at a fixed place',
    drawn: { absolute: expected.free + 1 },
    lowers: { placement: (expected.layers.length - expected.free - 1) / (expected.layers.length - expected.free) },
    word: 'placed-absolute',
  },
  {
    of: 'a page that scrolls sideways where it is wide',
    wide: { overflow: 40 },
    lowers: { width: 2 / 3 },
    word: 'scrolls-sideways',
  },
  {
    of: 'a page that scrolls sideways as drawn',
    drawn: { overflow: 3 },
    lowers: { width: 2 / 3 },
    word: 'scrolls-sideways',
  },
  {
    of: 'a text that is cut',
    wide: { texts: changed(texts, 1, { cut: true }) },
    lowers: { width: 2 / 3 },
    word: 'text-cut',
  },
  {
    of: 'a screen that does not fill',
    wide: { root: { x: 0, y: 0, width: 375, height: 800 } },
    lowers: { width: 2 / 3 },
    word: 'not-filled',
  },
  { of: 'a rule of axe', drawn: { problems: [problem] }, lowers: { access: 3 / 4 }, word: 'axe-rule' },
  {
    of: 'another look',
    compared: { ...alike, likeness: 0.7, areas: [{ x: 0, y: 80, width: 64, height: 64, likeness: 0.1, share: 1 }] },
    lowers: { likeness: 0.7 },
    word: 'area-unlike',
  },
];

describe('what a page is of its design', () => {
  it('is all of it where nothing differs, and says so for each column that there is something for', () => {
    const { columns, differences, boxError, widths, overflow } = figures(expected);
    expect(Object.values(columns).map(shareOf)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect([differences, boxError, widths, overflow]).toEqual([[], 0, [375, 768], [0, 0]]);
    expect(columns.colours).toMatchObject({ part: 7, whole: 7 });
    expect(columns.texts).toMatchObject({ part: 3, whole: 3 });
  });

  it.each(BREAKS)('$of lowers its column and no other', ({ drawn, wide, compared, lowers, word }) => {
    const { columns, differences } = figures(expected, drawn, {
      ...(wide === undefined ? {} : { wide }),
      ...(compared === undefined ? {} : { compared }),
    });
    for (const column of SCORE_COLUMNS.filter((one) => one !== 'tokens'))
      expect([column, shareOf(columns[column])]).toEqual([column, expect.closeTo(lowers[column] ?? 1, 9)]);
    expect(differences.map((one) => one.word)).toContain(word);
  });

  it('a layer that is named is the one that differs, at its place', () => {
    const { differences } = figures(expected, { texts: moved(9) });
    expect(differences).toMatchObject([
      { node: '1:2', name: 'Layer 1:2', box: { x: 16, y: 0 }, params: { text: 'Sign in', x: 9, y: 0 } },
    ]);
  });

  it('contrast and sizes of targets are the design’s, and are told without being counted', () => {
    const { columns, problems } = figures(expected, { problems: [{ ...problem, rule: 'color-contrast' }] });
    expect(shareOf(columns.access)).toBe(1);
    expect(problems).toMatchObject([{ rule: 'color-contrast', mends: false }]);
  });

  it('a colour that was rounded another way is the same one; clear ones are none', () => {
    const near = colours.map((one) => ({ ...one, colour: one.colour.replace('0a141e', '0b151d') }));
    expect(shareOf(figures(expected, { colours: near }).columns.colours)).toBe(1);
    const clear = expectedScreen(screen, layer('1', { fills: [{ kind: 'solid', color: 'rgba(1, 2, 3, 0)' }] }), 'html');
    expect(shareOf(figures(clear).columns.colours)).toBe('no-colours');
  });

  it('says why where there is nothing to measure', () => {
    const bare = expectedScreen({ ...screen, picture: null }, layer('1:1'), 'html');
    const { columns } = figures(bare, {}, { compared: null });
    expect(Object.fromEntries(Object.entries(columns).map(([key, figure]) => [key, shareOf(figure)]))).toEqual({
      ...{ likeness: 'no-picture', near2: 'no-texts', near8: 'no-texts', texts: 'no-texts' },
      ...{ colours: 'no-colours', placement: 'no-layout', width: 1, access: 1 },
    });
    const { held: _held, ...silent } = perfectPage(expected);
    expect(shareOf(pageFigures(expected, { drawn: silent, wide: silent, compared: alike }).columns.access)).toBe(
      'no-rules',
    );
    const none = pageFigures(expected, {
      drawn: { why: 'broken', detail: 'x is not defined' },
      wide: { why: 'broken', detail: '' },
      compared: null,
    });
    expect(none.columns.texts).toEqual(unmeasured('broken', { detail: 'x is not defined' }));
    expect(none.widths).toEqual([]);
  });

  it('a picture that was drawn here is said to be one', () => {
    const drawn = { ...screen, drawn: { layers: 1, flagged: 0, reasons: {} } };
    expect(figures(expectedScreen(drawn, root, 'html')).columns.likeness).toMatchObject({ note: 'drawn-here' });
  });

  it('letters that all have colours of their own do not show that of the text', () => {
    const runs = [
      { start: 0, end: 4, style: { fills: [{ kind: 'solid' as const, color: '#00ff00' }] } },
      { start: 5, end: 7, style: { fills: [{ kind: 'solid' as const, color: '#0000ff' }] } },
    ];
    const colours = (characters: string) => {
      const { text: content, ...rest } = text('1:2', characters, 0);
      const root = layer('1:1', {
        children: [{ ...rest, text: { ...(content as NonNullable<typeof content>), runs } }],
      });
      return expectedScreen(screen, root, 'html').colours.map(({ colour }) => colour);
    };
    expect(colours('Sign in')).toEqual(['#00ff00ff', '#0000ffff']);
    expect(colours('Sign in!')).toEqual(['#0a141eff', '#00ff00ff', '#0000ffff']);
  });

  it('turned layers stand where a browser has them', () => {
    const turnedRoot = layer('1:1', {
      children: [{ ...text('1:2', 'Up', 0), box: { x: 0, y: 0, width: 100, height: 20 }, rotation: 90 }],
    });
    const [box] = expectedScreen(screen, turnedRoot, 'html').texts.map((one) => one.box);
    expect([box?.x, box?.y, box?.width, box?.height].map((side) => Math.round(side ?? 0))).toEqual([40, -40, 20, 100]);
  });

  it('any design is measured: as drawn it is whole, and a page without anything has a share of none', () => {
    fc.assert(
      fc.property(anySemanticTree, (tree) => {
        const any = expectedScreen(screen, tree, 'html');
        const { columns } = figures(any);
        for (const column of ['near2', 'near8', 'texts', 'colours', 'placement'] as const)
          expect([1, 'no-texts', 'no-colours', 'no-layout']).toContain(shareOf(columns[column]));
        const empty = figures(any, { texts: [], colours: [], elements: 0, absolute: 0 }).columns;
        for (const column of ['texts', 'colours'] as const)
          expect([0, 'no-texts', 'no-colours']).toContain(shareOf(empty[column]));
      }),
      { numRuns: 300 },
    );
  });

  it('10,000 texts are looked at about four times as often as 2,500', () => {
    let reads = 0;
    const counted = (box: PageMeasure['root']): PageMeasure['root'] => ({
      ...box,
      get x() {
        reads += 1;
        return box.x;
      },
    });
    const readsOf = (count: number): number => {
      const children = Array.from({ length: count }, (_, at) => text(`2:${at}`, `Text ${at % (count / 10)}`, at * 30));
      const many = expectedScreen(screen, layer('1:1', { layout: { direction: 'column' }, children }), 'html');
      const shown = perfectPage(many).texts.map((one) => ({ ...one, box: counted(one.box) }));
      reads = 0;
      expect(shareOf(figures(many, { texts: shown }).columns.near2)).toBe(1);
      return reads;
    };
    expect(readsOf(10_000) / readsOf(2_500)).toBeLessThan(4.5);
  });
});

describe('totals', () => {
  it('are weighted means of what was measured', () => {
    const { columns } = figures(expected, { texts: changed(texts, 0, { text: 'x' }) });
    const all = { ...columns, tokens: unmeasured('no-tokens') };
    expect(totalOf(all)).toBeCloseTo((100 * (3 + 2 + 1 + 2 * (2 / 3) + 2 + 1 + 1 + 1)) / 13, 1);
    expect(totalOf({ ...all, texts: unmeasured('broken') })).toBeNull();
    expect(meanOf([100, null, 50])).toBe(75);
    expect(meanOf([null])).toBeNull();
  });

  it.each([
    [375, 768],
    [834, 1280],
    [1440, 1920],
  ])('the second width of %i is %i', (drawn, wide) => {
    expect(secondWidth(drawn)).toBe(wide);
  });
});
