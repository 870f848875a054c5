import type { FailureText } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { RunOutcome } from '#contract/state/app-state';
import type { RunRecord } from './run-record.ts';

/** What went wrong in a run that has ended; null when nothing did, or when it was stopped. */
export const verdict = (run: RunRecord, translate: Translate): FailureText | null => {
  // A model that recovered from a mistake has done its work.
  if (run.done) return null;
  // A list that was kept is all that was wanted.
  if (run.planOnly && run.codeGen?.digest !== undefined) return null;
  if (run.failure || run.stopping || run.skill === null) return run.failure;
  if (run.declined) return null;
  // What `run-incomplete` says of what was there before does not hold once code was written.
  const { written = 0, left = 0 } = run.codeGen ?? {};
  if (written > 0) return failureText(translate, 'stopped-midway', { count: written, left });
  return failureText(translate, 'run-incomplete', { missing: run.event ?? run.skill });
};

export const outcomeOf = (run: RunRecord, failure: FailureText | null, at: number): RunOutcome => ({
  skill: run.skill,
  kind: (run.stopping || run.declined) && !run.done ? 'stopped' : failure ? 'failed' : 'done',
  at,
  startedAt: run.startedAt,
  failure: run.stopping ? null : failure,
  event: run.event,
  snapshot: run.snapshot,
  unchanged: run.unchanged,
  codeGen: run.codeGen ?? null,
  ...(run.score ? { score: run.score } : {}),
});
