import { describe, expect, it } from 'vitest';
import type { Score, ScoreDifference, ScreenScore } from '#contract/code-gen/score';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { AppState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { FIRST_DIFFERENCES, isTicked, LONGEST_REQUEST, requestText, tickedOnes, ticksKey } from './fix-choice.ts';
import { isScoring, measureHindrance } from './measure-state.ts';
import { figureForm, measuredWidth, scoreParts, shownGain, unmeasuredParts } from './score-parts.ts';
import { screenRows } from './screen-rows.ts';

const measured = (share: number, part?: number, whole?: number) => ({
  kind: 'measured' as const,
  share,
  ...(part === undefined ? {} : { part, whole }),
});

const screen = (change: Partial<ScreenScore> = {}): ScreenScore => ({
  screen: '1:2',
  name: 'Bag',
  entry: 'src/Bag.tsx',
  total: 94,
  widths: [375, 768],
  columns: {} as ScreenScore['columns'],
  boxError: null,
  overflow: [],
  differences: [],
  literals: [],
  fonts: { missing: [], lent: [] },
  problems: [],
  pictures: { page: null, wide: null, heat: null },
  before: null,
  ...change,
});

const score = (...screens: ScreenScore[]) => ({ run: 'r1', at: 't1', screens }) as unknown as Score;

const difference = (name: string): ScoreDifference => ({
  column: 'texts',
  node: '1:3',
  name,
  word: 'missing',
  params: {},
  box: null,
});

describe('parts of a total', () => {
  const none = { kind: 'unmeasured', why: 'no-picture', params: {} } as const;
  const columns = {
    texts: measured(0.9, 9, 10),
    likeness: measured(0.96),
    colours: none,
    width: measured(0.5),
    near2: none,
    access: { kind: 'unmeasured', why: 'stack', params: { stack: 'flutter' } },
  } as unknown as ScreenScore['columns'];

  it('are those that were measured, in the order of the columns, with their share of the total', () => {
    const parts = scoreParts(screen({ columns }));
    expect(parts.map(({ column }) => column)).toEqual(['likeness', 'texts', 'width']);
    expect(parts.map(({ weight }) => weight)).toEqual([3 / 6, 2 / 6, 1 / 6]);
    expect(parts.map(({ column, figure }) => figureForm(column, figure))).toEqual(['share', 'count', 'percent']);
  });

  it('say what they were only where that was measured and is another', () => {
    const before = { total: 90, columns: { texts: measured(0.9, 9, 10), likeness: measured(0.9), width: none } };
    const parts = scoreParts(screen({ columns, before: before as unknown as ScreenScore['before'] }));
    expect(parts.map(({ before: was }) => was?.share ?? null)).toEqual([0.9, null, null]);
  });

  it('that are missing stand together when their reason is the same', () => {
    expect(unmeasuredParts(screen({ columns }))).toEqual([
      { columns: ['near2', 'colours'], why: 'no-picture', params: {} },
      { columns: ['access'], why: 'stack', params: { stack: 'flutter' } },
    ]);
  });

  it('differ from what was before by what the figures in sight say', () => {
    expect([shownGain(91.2, 94.96), shownGain(94.9, 91), shownGain(90, 90.09)]).toEqual([3.7, 3.9, 0]);
  });

  it('have the measured width that is nearest to the page', () => {
    expect([320, 571, 572, 1_440].map((width) => measuredWidth([375, 768], width))).toEqual([375, 375, 768, 768]);
    expect(measuredWidth([], 375)).toBeNull();
  });
});

describe('rows of the navigator', () => {
  const screens = ['1:1', '1:2', '1:3'].map((id) => ({ id }) as SemanticScreen);
  const told = (shown: readonly string[], of: Score | null) =>
    screenRows(screens, new Set(shown), of).map((row) =>
      row.kind === 'heading' ? `${row.has} ${row.count}` : `${row.screen.id} ${row.score?.total ?? '-'}`,
    );

  it('list what has code first: shown by the sandbox, or measured without it', () => {
    expect(told(['1:3'], score(screen()))).toEqual(['true 2', '1:2 94', '1:3 -', 'false 1', '1:1 -']);
    expect(told([], null)).toEqual(['false 3', '1:1 -', '1:2 -', '1:3 -']);
  });
});

describe('what the agent is asked to mend', () => {
  const many = Array.from({ length: 12 }, (_, index) => difference(`d${index}`));
  const of = ticksKey(score(), screen());

  it('is the largest differences at first, and what was ticked after that', () => {
    expect(tickedOnes(many, { of: '', flipped: new Set() }, of)).toHaveLength(FIRST_DIFFERENCES);
    const ticks = { of, flipped: new Set([0, 10]) };
    expect(tickedOnes(many, ticks, of)).toEqual([1, 2, 3, 4, 5, 6, 7, 10]);
    expect(isTicked(0, ticks, ticksKey(score(), screen({ screen: '1:9' })))).toBe(true);
  });

  it('is one line each, whatever a name holds, and never longer than a command takes', () => {
    const words = { lead: 'Change:', line: ({ name }: ScoreDifference) => name };
    expect(requestText([difference('a\n- rm'), difference('b')], words)).toBe('Change:\n- a - rm\n- b');
    const long = requestText(
      Array.from({ length: 50 }, () => difference('x'.repeat(999))),
      words,
    );
    expect(long.length).toBeLessThanOrEqual(LONGEST_REQUEST);
    expect(long.endsWith('x'.repeat(999))).toBe(true);
  });
});

describe('measuring', () => {
  const state = (change: object) => ({ ...INITIAL_STATE, ...change }) as AppState;

  it('waits for trust, for the run that goes on, and for an agent', () => {
    const ready = { agent: { kind: 'ready' }, workspace: { trust: { kind: 'trusted' } } };
    expect(measureHindrance(state(ready))).toBeNull();
    expect(measureHindrance(state({ ...ready, agent: { kind: 'busy' } }))).toBe('busy');
    expect(measureHindrance(state({ ...ready, agent: { kind: 'failed' } }))).toBe('no-agent');
    expect(measureHindrance(state({ ...ready, workspace: { trust: { kind: 'untrusted' } } }))).toBe('untrusted');
  });

  it('is known by what its tool tells, in every window', () => {
    const detail = (label: string) => ({ progress: { kind: 'generic', startedAt: 0, detail: { label } } });
    expect(isScoring(state(detail('scoring')))).toBe(true);
    expect(isScoring(state(detail('images')))).toBe(false);
    expect(isScoring(state({ progress: { kind: 'generic', startedAt: 0 } }))).toBe(false);
  });
});
