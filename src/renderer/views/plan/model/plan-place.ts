import type { GateState, RunSummary } from '#contract/code-gen/gate';
import type { FailureText } from '#contract/errors';
import type { SkillProgress } from '#contract/progress';
import type { AppState, RunOutcome, TrustState } from '#contract/state/app-state';

/** What the Plan tab shows. */
export type PlanPlace =
  | { readonly kind: 'gate'; readonly gate: GateState }
  | { readonly kind: 'run'; readonly progress: SkillProgress }
  | { readonly kind: 'untrusted'; readonly trust: Extract<TrustState, { kind: 'untrusted' }> }
  | { readonly kind: 'kept'; readonly run: RunSummary }
  | { readonly kind: 'agent-failed'; readonly failure: FailureText }
  | { readonly kind: 'failed'; readonly outcome: RunOutcome & { readonly failure: FailureText } }
  | { readonly kind: 'set-up' }
  | { readonly kind: 'no-snapshot' }
  | { readonly kind: 'form' };

export interface PlanFacts {
  readonly app: Pick<AppState, 'gate' | 'progress' | 'workspace' | 'lastOutcome' | 'agent'>;
  /** The kept plan that was chosen. */
  readonly kept: string | null;
  readonly lookingOnly: string | null;
}

/** Plans that were made and not answered, but for the one that waits just now. */
export const keptPlans = ({ gate, workspace }: Pick<AppState, 'gate' | 'workspace'>): readonly RunSummary[] =>
  (workspace?.runs ?? []).filter(({ state, run }) => state === 'kept' && run !== gate?.run);

const atRest = ({ app, kept }: PlanFacts): PlanPlace => {
  const { workspace, lastOutcome } = app;
  const run = keptPlans(app).find((plan) => plan.run === kept);
  if (run) return { kind: 'kept', run };
  const failure = lastOutcome?.kind === 'failed' && lastOutcome.skill === 'codegen' ? lastOutcome.failure : null;
  if (lastOutcome && failure) return { kind: 'failed', outcome: { ...lastOutcome, failure } };
  if (workspace?.setup.kind !== 'ready') return { kind: 'set-up' };
  return workspace.snapshots.length === 0 ? { kind: 'no-snapshot' } : { kind: 'form' };
};

export const planPlace = (facts: PlanFacts): PlanPlace => {
  const { app, lookingOnly } = facts;
  if (app.gate) return { kind: 'gate', gate: app.gate };
  const { progress } = app;
  if (progress.kind === 'skill' && progress.skill === 'codegen' && !progress.failure) return { kind: 'run', progress };
  const trust = app.workspace?.trust;
  if (trust?.kind === 'untrusted' && trust.digest !== lookingOnly) return { kind: 'untrusted', trust };
  if (app.agent.kind === 'failed') return { kind: 'agent-failed', failure: app.agent.failure };
  return atRest(facts);
};
