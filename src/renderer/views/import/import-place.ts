import type { FailureText } from '#contract/errors';
import type { SkillProgress } from '#contract/progress';
import type { AppState, RunOutcome, TrustState, WorkspaceState } from '#contract/state/app-state';

/** What the Import tab shows. Setting up is its first state. */
export type ImportPlace =
  | { readonly kind: 'broken'; readonly failure: FailureText }
  | { readonly kind: 'run'; readonly progress: SkillProgress }
  | { readonly kind: 'untrusted'; readonly trust: Extract<TrustState, { kind: 'untrusted' }> }
  | { readonly kind: 'failed'; readonly outcome: RunOutcome & { readonly failure: FailureText } }
  | { readonly kind: 'agent-failed'; readonly failure: FailureText }
  | { readonly kind: 'set-up' }
  | { readonly kind: 'done'; readonly outcome: RunOutcome; readonly snapshot: string }
  | { readonly kind: 'form' };

const failureOf = (outcome: RunOutcome | null): (RunOutcome & { readonly failure: FailureText }) | null =>
  outcome?.kind === 'failed' && outcome.failure !== null && outcome.skill !== 'codegen'
    ? { ...outcome, failure: outcome.failure }
    : null;

const doneImport = (outcome: RunOutcome | null, workspace: WorkspaceState): ImportPlace | null => {
  if (outcome?.kind !== 'done' || outcome.skill !== 'parser' || outcome.snapshot === null) return null;
  const exists = workspace.snapshots.some(({ name }) => name === outcome.snapshot);
  return exists ? { kind: 'done', outcome, snapshot: outcome.snapshot } : null;
};

type Known = Pick<AppState, 'progress' | 'lastOutcome' | 'agent'> & { readonly workspace: WorkspaceState };

/** A run comes first, then what stands in the way, then what ended last, then the form. */
export const importPlace = ({ workspace, progress, lastOutcome, agent }: Known): ImportPlace => {
  const { setup, trust } = workspace;
  if (progress.kind === 'skill' && progress.skill !== 'codegen') return { kind: 'run', progress };
  if (setup.kind === 'broken') return { kind: 'broken', failure: setup.failure };
  if (trust.kind === 'unreadable') return { kind: 'broken', failure: trust.failure };
  if (agent.kind === 'failed') return { kind: 'agent-failed', failure: agent.failure };
  if (trust.kind === 'untrusted') return { kind: 'untrusted', trust };
  const failed = failureOf(lastOutcome);
  if (failed) return { kind: 'failed', outcome: failed };
  if (setup.kind === 'none') return { kind: 'set-up' };
  return doneImport(lastOutcome, workspace) ?? { kind: 'form' };
};
