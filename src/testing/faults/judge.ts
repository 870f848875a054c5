import type { Fault } from './fault-list.ts';
import { idsIn } from './find-tests.ts';

/** What one test came to. */
export interface TestOutcome {
  readonly name: string;
  readonly file: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped, or how it failed; null when none was given. */
  readonly reason: string | null;
}

export type Verdict = 'pass' | 'fail' | 'skip' | 'missing';

export interface Judged extends Fault {
  readonly verdict: Verdict;
  readonly tests: number;
  /** One line for each cause of a verdict that is no pass. */
  readonly why: readonly string[];
}

const MAX_LINE = 200;

const firstLine = (text: string): string => (text.split('\n').find((line) => line.trim() !== '') ?? '').trim();

const causeOf = ({ state, reason, name }: TestOutcome): string => {
  const told = firstLine(reason ?? '') || (state === 'skipped' ? 'skipped without a reason' : 'failed without a text');
  return state === 'skipped' ? told : `${told.slice(0, MAX_LINE)} (${name.slice(0, MAX_LINE)})`;
};

const verdictOf = (outcomes: readonly TestOutcome[]): Verdict => {
  if (outcomes.length === 0) return 'missing';
  if (outcomes.some(({ state }) => state === 'failed')) return 'fail';
  return outcomes.some(({ state }) => state === 'skipped') ? 'skip' : 'pass';
};

const WANTED: Readonly<Record<Verdict, TestOutcome['state'] | null>> = {
  pass: null,
  fail: 'failed',
  skip: 'skipped',
  missing: null,
};

const whyOf = (verdict: Verdict, outcomes: readonly TestOutcome[]): readonly string[] => {
  if (verdict === 'missing') return ['no test names it'];
  const causes = outcomes.filter(({ state }) => state === WANTED[verdict]).map(causeOf);
  return [...new Set(causes)];
};

/** A fault passes when at least one test names it and every one that does has passed: a skip is no pass. */
export const judge = (faults: readonly Fault[], outcomes: readonly TestOutcome[]): readonly Judged[] => {
  const named = outcomes.map((outcome) => ({ outcome, ids: idsIn(outcome.name) }));
  return faults.map((fault) => {
    const own = named.filter(({ ids }) => ids.has(fault.id)).map(({ outcome }) => outcome);
    const verdict = verdictOf(own);
    return { ...fault, verdict, tests: own.length, why: whyOf(verdict, own) };
  });
};
