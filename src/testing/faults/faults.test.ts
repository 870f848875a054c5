import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '../temp-dir.ts';
import { BRIDGE_GROUPS, type Fault, faultGroups, IMPORT_GROUPS, REVIEW_GROUPS } from './fault-list.ts';
import { findTests } from './find-tests.ts';
import { judge, type TestOutcome } from './judge.ts';
import { asJsonLines, printable, tally } from './print-report.ts';
import { readWindowReport } from './run-window.ts';

const fault = (id: string): Fault => ({ id, severity: 'S2', what: `what ${id} is` });
const outcome = (name: string, state: TestOutcome['state'], reason: string | null = null): TestOutcome => ({
  name,
  file: 'a.test.ts',
  state,
  reason,
});

const verdictOf = (outcomes: readonly TestOutcome[]): readonly unknown[] => {
  const [judged] = judge([fault('SW01')], outcomes);
  return [judged?.verdict, judged?.tests, judged?.why];
};

describe('the list of faults', () => {
  it('holds every id of every group once, with a line for each that is provoked', () => {
    const groups = faultGroups();
    const sizes = Object.fromEntries(groups.map(({ group, faults }) => [group, faults.length]));
    expect(sizes).toMatchObject({ FC: 18, PA: 18, DD: 8, SW: 15, SE: 7, IN: 12, CG: 17, AG: 16, BR: 23 });
    expect(groups.flatMap(({ faults }) => faults)).toHaveLength(205);
    for (const { group, faults } of groups) {
      const numbers = faults.map((_, index) => `${group}${String(index + 1).padStart(2, '0')}`);
      expect(faults.map(({ id }) => id)).toEqual(numbers);
    }
    const ours = groups.filter(({ group }) =>
      [...IMPORT_GROUPS, ...REVIEW_GROUPS, ...BRIDGE_GROUPS].some((name) => name === group),
    );
    for (const { what } of ours.flatMap(({ faults }) => faults)) expect(what).toMatch(/^.{20,}$/);
  });
});

describe('a fault', () => {
  it('passes when every test that names it has passed', () => {
    expect(verdictOf([outcome('a > [SW01] [I1] b', 'passed')])).toEqual(['pass', 1, []]);
    const two = [outcome('[SW01] a', 'passed'), outcome('[SW02] [SW01] b', 'passed'), outcome('[SW02] c', 'failed')];
    expect(verdictOf(two)).toEqual(['pass', 2, []]);
  });

  it('is missing when no test names it', () => {
    expect(verdictOf([])).toEqual(['missing', 0, ['no test names it']]);
    expect(verdictOf([outcome('SW01 without brackets', 'passed')])[0]).toBe('missing');
    expect(verdictOf([outcome('[SW011] another', 'passed')])[0]).toBe('missing');
  });

  it('is skipped, with each reason once, when one of its tests was', () => {
    const skipped = [1, 2].map(() => outcome('[SW01] a', 'skipped', 'strace is not there'));
    expect(verdictOf([outcome('[SW01] b', 'passed'), ...skipped])).toEqual(['skip', 3, ['strace is not there']]);
    expect(verdictOf([outcome('[SW01] a', 'skipped')])).toEqual(['skip', 1, ['skipped without a reason']]);
  });

  it('fails with the first line of each failure, whatever else passed or was skipped', () => {
    const failed = outcome('[SW01] c', 'failed', '\nexpected 1 to be 2\n  at line 3');
    const all = [outcome('[SW01] a', 'passed'), outcome('[SW01] b', 'skipped', 'x'), failed];
    expect(verdictOf(all)).toEqual(['fail', 3, ['expected 1 to be 2 ([SW01] c)']]);
  });
});

describe('the report', () => {
  const judged = judge([fault('SW01'), fault('SW02')], [outcome('[SW01] a', 'skipped', 'no strace')]);

  it('for people names each fault with its cause and counts them', () => {
    const text = printable([{ group: 'SW', title: 'Writer', faults: [] }], judged);
    expect(text).toMatch(/SW01 {2}S2 {2}skip +1 {2}what SW01 is\n +no strace\nSW02 .* missing .*\n +no test names it/);
    expect(text).toContain('SW: 0 pass, 0 fail, 1 skip, 1 missing');
    expect(tally(judged)).toEqual({ pass: 0, fail: 0, skip: 1, missing: 1 });
  });

  it('for programs is a line of JSON each, the sums last', () => {
    const lines = asJsonLines(judged).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { type: 'fault', id: 'SW01', verdict: 'skip', why: ['no strace'] },
      { type: 'fault', id: 'SW02', verdict: 'missing' },
      { type: 'result', pass: 0, fail: 0, skip: 1, missing: 1 },
    ]);
  });
});

describe('the tests of a fault', () => {
  it('are found by the id in brackets, in both kinds of files and in no others', async () => {
    const dir = await tempDir('fault-tests');
    onTestFinished(dir.remove);
    const write = (path: string, id: string): Promise<void> => writeFile(join(dir.path, path), `it('[${id}] x')`);
    for (const folder of ['src/deep', 'e2e']) await mkdir(join(dir.path, folder), { recursive: true });
    await write('src/deep/a.test.ts', 'SW01');
    await write('src/b.test.tsx', 'PA01');
    await write('src/c.ts', 'SW01');
    await write('e2e/d.spec.ts', 'SW01');
    const found = findTests(dir.path, new Set(['SW01'])).map(({ path, kind }) => [path.slice(dir.path.length), kind]);
    expect(found).toEqual([
      ['/src/deep/a.test.ts', 'unit'],
      ['/e2e/d.spec.ts', 'window'],
    ]);
  });

  it('in the window are read from the report of their runner', () => {
    const test = (status: string, annotations: object[] = [], results: object[] = []): object => ({
      title: `[SH01] ${status}`,
      file: 'a.spec.ts',
      tests: [{ status, annotations, results }],
    });
    const specs = [
      test('expected'),
      test('skipped', [{ type: 'skip', description: 'no window here' }]),
      test('unexpected', [], [{ error: { message: 'not seen' } }]),
    ];
    const inner = { title: 'inner', specs };
    const report = JSON.stringify({ errors: [], suites: [{ title: 'a.spec.ts', specs: [], suites: [inner] }] });
    expect(readWindowReport(report).map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['a.spec.ts inner [SH01] expected', 'passed', null],
      ['a.spec.ts inner [SH01] skipped', 'skipped', 'no window here'],
      ['a.spec.ts inner [SH01] unexpected', 'failed', 'not seen'],
    ]);
  });
});
