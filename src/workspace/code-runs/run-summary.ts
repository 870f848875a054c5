import type { RunSummary } from '#contract/code-gen/gate';
import type { CodePlan } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';

type Of<Kind extends RunLogRecord['kind']> = Extract<RunLogRecord, { kind: Kind }>;

const all = <Kind extends RunLogRecord['kind']>(log: readonly RunLogRecord[], kind: Kind): readonly Of<Kind>[] =>
  log.filter((record): record is Of<Kind> => record.kind === kind);

/** A kill came between a file and its record: whether it was written, only the disk tells. */
const hasOpenWrite = (log: readonly RunLogRecord[]): boolean => {
  const last = log.findLast(({ kind }) => kind !== 'refused' && kind !== 'hook' && kind !== 'undo-began');
  return last?.kind === 'writing';
};

const stateOf = (log: readonly RunLogRecord[], written: readonly string[]): RunSummary['state'] => {
  if (written.length === 0 && hasOpenWrite(log)) return 'partial';
  if (written.length === 0)
    return log.findLast(({ kind }) => kind === 'planned' || kind === 'cancelled')?.kind === 'cancelled'
      ? 'cancelled'
      : 'kept';
  const undone = new Set(all(log, 'undone').map(({ path }) => path));
  if (written.every((path) => undone.has(path))) return 'undone';
  const done = all(log, 'done').at(-1);
  return done !== undefined && done.left === 0 ? 'written' : 'partial';
};

/** What a run came to, from its plan and its log. Pure. */
export const summarizeRun = (plan: CodePlan, log: readonly RunLogRecord[]): RunSummary => {
  const written = [...new Set(all(log, 'wrote').map(({ path }) => path))];
  const approved = all(log, 'approved').at(-1);
  return {
    run: plan.run,
    snapshot: plan.snapshot,
    scope: plan.scope,
    createdAt: plan.createdAt,
    digest: approved?.digest ?? plan.digest,
    state: stateOf(log, written),
    approvedAt: approved?.at ?? null,
    round: plan.round,
    written,
    rows: approved?.rows ?? plan.rows.length,
    refused: all(log, 'refused').length,
  };
};
