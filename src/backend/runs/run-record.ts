import type { FailureText } from '#contract/errors';
import type { LifecycleEvent, Skill } from '#contract/events';
import type { LintFinding } from '#contract/snapshot';
import type { RunOutcome } from '#contract/state/app-state';

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
  /** What code generation came to so far. */
  codeGen: RunOutcome['codeGen'];
  /** What measuring code came to. */
  score: RunOutcome['score'];
  /** It keeps its list and ends there. */
  readonly planOnly: boolean;
  /** The user has cancelled at the gate. */
  declined: boolean;
  lint: readonly LintFinding[] | null;
  stopping: boolean;
  silent: boolean;
  /** Monotonic time of the last sign of life. */
  heardAt: number;
}

interface Begun {
  readonly id: string;
  readonly skill: Skill | null;
  readonly planOnly: boolean;
}

export const newRun = (
  { id, skill, planOnly }: Begun,
  times: { readonly wall: number; readonly monotonic: number },
): RunRecord => ({
  id,
  skill,
  planOnly,
  codeGen: null,
  score: null,
  declined: false,
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
