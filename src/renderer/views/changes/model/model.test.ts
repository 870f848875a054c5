import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#contract/code-gen/gate';
import type { ProjectChange } from '#contract/code-gen/project-view';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { COMMAND_INPUTS } from '#contract/commands';
import { fc } from '#testing/properties';
import { modifyRequest, modifyText, rangeOf } from './comment-text.ts';
import { regionAt, regionRows } from './region-rows.ts';
import { lastWritten, pathBeside, reviewFiles } from './review-files.ts';
import { approvalOf, runLines, shortDigest, writingTime } from './run-words.ts';

const DIGEST = `4f2a91c7${'0'.repeat(56)}`;
const run = (change: Partial<RunSummary>): RunSummary => ({
  run: 'r',
  snapshot: 's',
  scope: '',
  createdAt: '2026-11-12T14:05:12Z',
  digest: DIGEST,
  state: 'written',
  approvedAt: null,
  round: 1,
  written: ['a.ts'],
  rows: 1,
  refused: 0,
  ...change,
});

describe('what the run changed and what somebody else did', () => {
  const changes: readonly ProjectChange[] = [
    { path: 'a.ts', kind: 'Modified', marks: [] },
    { path: 'mine.ts', kind: 'Deleted', marks: ['staged'] },
  ];

  it('stay apart', () => {
    const files = reviewFiles(changes, run({ written: ['a.ts', 'committed.ts'] }));
    expect(files.of.get('a.ts')).toMatchObject({ kind: 'Modified', isOfRun: true });
    expect(files.of.get('mine.ts')).toMatchObject({ kind: 'Deleted', isOfRun: false });
    expect(files.of.get('committed.ts')).toMatchObject({ kind: null, isOfRun: true });
    expect(files.runChanges.map(({ path }) => path)).toEqual(['a.ts']);
    expect(files.runPaths).toEqual(['a.ts', 'committed.ts']);
  });

  it('"this run" is the newest that wrote something, whatever was planned after it', () => {
    const runs = [
      run({ run: 'kept', state: 'kept', written: [] }),
      run({ run: 'cancelled', state: 'cancelled', written: [] }),
      run({ run: 'failed', state: 'partial', written: [] }),
      run({ run: 'mine', state: 'partial' }),
      run({ run: 'old' }),
    ];
    expect(lastWritten(runs)?.run).toBe('mine');
    expect(lastWritten([])).toBeNull();
  });

  it('the way from file to file ends at both ends', () => {
    expect(pathBeside(['a', 'b'], 'a', 1)).toBe('b');
    expect(pathBeside(['a', 'b'], 'b', 1)).toBeNull();
    expect(pathBeside(['a', 'b'], 'a', -1)).toBeNull();
    expect(pathBeside(['a', 'b'], 'none', 1)).toBe('a');
    expect(pathBeside([], null, -1)).toBeNull();
  });
});

describe('comments', () => {
  const comment = (path: string, start: number | null, text: string) => ({
    id: `${path}${start}`,
    path,
    lines: start === null ? null : { start, end: start + 2 },
    text,
  });

  it('one is sent as it is, with its place as the range', () => {
    expect(modifyRequest([comment('a.ts', 14, ' Say it. ')])).toEqual({ range: 'a.ts:14-16', text: 'Say it.' });
    expect(rangeOf('a.ts', { start: 3, end: 3 })).toBe('a.ts:3');
    expect(rangeOf('a.ts', null)).toBe('a.ts');
  });

  it('several are sent as one text, each below its place, in the order of places; empty ones are not', () => {
    const request = modifyRequest([
      comment('b.ts', 9, 'third'),
      comment('b.ts', null, 'second'),
      comment('a.ts', 1, 'first'),
      comment('c.ts', 1, '  '),
    ]);
    expect(request).toEqual({ range: 'a.ts', text: 'a.ts:1-3\nfirst\n\nb.ts\nsecond\n\nb.ts:9-11\nthird' });
    expect(modifyRequest([comment('c.ts', 1, '')])).toBeNull();
  });

  it('as the answer to an open list every comment names its place', () => {
    expect(modifyText([comment('a.ts', 14, 'Say it.')])).toBe('a.ts:14-16\nSay it.');
    expect(modifyText([comment('a.ts', 14, 'one'), comment('b.ts', null, 'two')])).toBe('a.ts:14-16\none\n\nb.ts\ntwo');
    expect(modifyText([])).toBeNull();
  });

  it('what is sent is what the command takes', () => {
    const request = modifyRequest([comment('src/a.ts', 1, 'x'), comment('src/b.ts', 2, 'y')]);
    const input = { kind: 'modify', range: request?.range, scope: request?.text };
    expect(COMMAND_INPUTS['codegen.submit'].safeParse(input).success).toBe(true);
  });
});

describe('layers and lines', () => {
  const region = (name: string, start: number, end: number) => ({ node: name, name, start, end });
  const regions = [
    region('Stepper', 10, 24),
    region('Step', 13, 20),
    region('Number', 14, 16),
    region('Title', 17, 19),
    region('Footer', 30, 31),
  ];

  it('regions stand in those around them', () => {
    expect(regionRows(regions).map(({ region: { name }, depth }) => `${depth} ${name}`)).toEqual([
      '0 Stepper',
      '1 Step',
      '2 Number',
      '2 Title',
      '0 Footer',
    ]);
  });

  it('lines belong to the innermost layer around all of them', () => {
    const nameAt = (start: number, end = start) => regions[regionAt(regions, { start, end }) ?? -1]?.name;
    expect(nameAt(15)).toBe('Number');
    expect(nameAt(14, 16)).toBe('Number');
    expect(nameAt(15, 18)).toBe('Step');
    expect(nameAt(12)).toBe('Stepper');
    expect(nameAt(23, 40)).toBe('Stepper');
    expect(nameAt(25)).toBeUndefined();
  });

  it('the lines of every region lead back to it, or to a layer that has the same ones', () => {
    const span = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), (spans) => {
        const some = spans.map(([start, more], at) => region(`${at}`, start, start + more));
        for (const one of some) {
          const found = some[regionAt(some, one) ?? -1];
          expect(found && [found.start, found.end]).toEqual([one.start, one.end]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the log of a run in words', () => {
  const log: readonly RunLogRecord[] = [
    { kind: 'planned', at: '2026-11-12T14:05:12Z', round: 1, digest: DIGEST, rows: 9 },
    { kind: 'modified', at: '2026-11-12T14:07:00Z', round: 1, digest: DIGEST, text: 'Keep it.', unticked: ['x'] },
    { kind: 'approved', at: '2026-11-12T14:09:00Z', round: 2, digest: DIGEST, rows: 8, by: 'cli' },
    { kind: 'refused', at: '2026-11-12T14:09:01Z', path: '.git/hooks/pre-commit', why: 'scope-violation' },
    { kind: 'writing', at: '2026-11-12T14:09:02Z', path: 'a.ts' },
    { kind: 'wrote', at: '2026-11-12T14:09:03Z', path: 'a.ts', row: 'create', before: null, after: DIGEST },
    { kind: 'done', at: '2026-11-12T14:09:11Z', written: 1, left: 0 },
  ];

  it('says who approved what, and what was refused', () => {
    expect(runLines(log).map(({ key, path }) => [key, path])).toEqual([
      ['planned', null],
      ['modified', null],
      ['approved-cli', null],
      ['refused', '.git/hooks/pre-commit'],
      ['wrote-create', 'a.ts'],
      ['done', null],
    ]);
    expect(runLines(log)[1]?.quote).toBe('Keep it.');
    expect(approvalOf(log)?.by).toBe('cli');
    expect(approvalOf([])).toBeNull();
    expect(shortDigest(DIGEST)).toBe('4f2a 91c7');
  });

  it('tells how long writing took, when both ends of it are told', () => {
    expect(writingTime(log)).toBe(9_000);
    expect(writingTime(log.slice(0, -1))).toBeNull();
    expect(writingTime(log.map((record) => ({ ...record, at: 'never' })))).toBeNull();
  });
});
