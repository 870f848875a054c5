import type { FailureText } from '#contract/errors';
import type { LifecycleEvent, Skill } from '#contract/events';
import type { LintFinding } from '#contract/snapshot';

/** What is known of the run that is going on. */
export interface RunRecord {
  /** Of the message that began it, so that the answer to an earlier one is not taken for its own. */
  readonly id: string;
  /** Given at submit, or inferred from the first event of a run that began in the chat. */
  skill: Skill | null;
  readonly startedAt: number;
  event: LifecycleEvent | null;
  done: boolean;
  failure: FailureText | null;
  snapshot: string | null;
  unchanged: boolean;
  lint: readonly LintFinding[] | null;
  stopping: boolean;
  silent: boolean;
  /** Monotonic time of the last sign of life. */
  heardAt: number;
}

export const newRun = (id: string, skill: Skill | null, times: { wall: number; monotonic: number }): RunRecord => ({
  id,
  skill,
  startedAt: times.wall,
  event: null,
  done: false,
  failure: null,
  snapshot: null,
  unchanged: false,
  lint: null,
  stopping: false,
  silent: false,
  heardAt: times.monotonic,
});
