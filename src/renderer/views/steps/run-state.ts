import type { FailureText } from '#contract/errors';
import { EVENT_SEQUENCES, type LifecycleEvent, type Skill } from '#contract/events';
import type { SkillProgress, StepDetail } from '#contract/progress';
import type { AppState, RunOutcome } from '#contract/state/app-state';

/** What the run indicator shows; it has the same width in every state. */
export type RunState =
  | { readonly kind: 'no-workspace' }
  | { readonly kind: 'untrusted' }
  /** Stopped by the user; what it left is being put away. */
  | { readonly kind: 'stopping' }
  | { readonly kind: 'idle'; readonly last: LastRun | null }
  | { readonly kind: 'steps'; readonly progress: SkillProgress; readonly step: StepPlace; readonly wait: RunWait }
  | {
      readonly kind: 'generic';
      readonly startedAt: number;
      readonly wait: RunWait;
      /** What a tool says of itself. */
      readonly detail: StepDetail | null;
    }
  | { readonly kind: 'failed'; readonly skill: Skill | null; readonly step: StepPlace | null }
  | { readonly kind: 'agent-failed'; readonly failure: FailureText };

/** What ended last: in this session, else as the workspace remembers it. */
export type LastRun = Pick<RunOutcome, 'kind' | 'skill' | 'at'>;

/** Why a run does not go on by itself. */
export type RunWait = 'approval' | 'question' | 'silent' | 'stopping' | null;

export interface StepPlace {
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** Null before the first event. */
  readonly event: LifecycleEvent | null;
}

export type RunFacts = Pick<AppState, 'progress' | 'lastOutcome' | 'agent' | 'questions' | 'gate' | 'workspace'>;

const waitOf = ({ agent, questions, gate }: RunFacts): RunWait => {
  if (agent.kind === 'busy' && agent.stopping) return 'stopping';
  if (gate !== null) return 'approval';
  if (questions.length > 0) return 'question';
  return agent.kind === 'busy' && agent.silent ? 'silent' : null;
};

/** The step at an index of a skill's sequence; before the first event it is step 1 without a name. */
export const stepPlace = (skill: Skill, index: number): StepPlace => {
  const sequence: readonly LifecycleEvent[] = EVENT_SEQUENCES[skill];
  return { number: Math.max(index, 0) + 1, total: sequence.length, event: sequence[index] ?? null };
};

const failedAt = ({ skill, event }: RunOutcome): StepPlace | null => {
  if (skill === null || event === null) return null;
  return stepPlace(skill, (EVENT_SEQUENCES[skill] as readonly LifecycleEvent[]).indexOf(event));
};

const lastRunOf = ({ lastOutcome, workspace }: RunFacts): LastRun | null => {
  if (lastOutcome) return lastOutcome;
  const kept = workspace?.lastRun;
  return kept ? { kind: kept.ok ? 'done' : 'failed', skill: kept.skill, at: Date.parse(kept.at) } : null;
};

export const runState = (facts: RunFacts): RunState => {
  const { progress, lastOutcome, agent, workspace } = facts;
  if (progress.kind === 'skill') {
    const index = progress.failure?.step ?? progress.current;
    if (progress.failure) return { kind: 'failed', skill: progress.skill, step: stepPlace(progress.skill, index) };
    return { kind: 'steps', progress, step: stepPlace(progress.skill, index), wait: waitOf(facts) };
  }
  if (progress.kind === 'generic') {
    const { startedAt, detail = null } = progress;
    return { kind: 'generic', startedAt, wait: waitOf(facts), detail };
  }
  if (agent.kind === 'busy' && agent.stopping) return { kind: 'stopping' };
  if (agent.kind === 'failed') return { kind: 'agent-failed', failure: agent.failure };
  if (workspace === null) return { kind: 'no-workspace' };
  if (workspace.trust.kind === 'untrusted') return { kind: 'untrusted' };
  if (lastOutcome?.kind === 'failed') {
    return { kind: 'failed', skill: lastOutcome.skill, step: failedAt(lastOutcome) };
  }
  return { kind: 'idle', last: lastRunOf(facts) };
};
