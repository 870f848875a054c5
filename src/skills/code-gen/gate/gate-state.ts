import type { GateState } from '#contract/code-gen/gate';
import { type CodePlan, type PlanRow, ROW_KINDS, type RowKind } from '#contract/code-gen/plan';

/** Rounds and words of them that go along with the list; older ones stand in the log of the run. */
const TOLD_ROUNDS = 100;
const TOLD_TEXT = 2_000;

export const countKinds = (rows: readonly PlanRow[]): Readonly<Record<RowKind, number>> => {
  const counts = Object.fromEntries(ROW_KINDS.map((kind) => [kind, 0])) as Record<RowKind, number>;
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
};

const sum = (rows: readonly PlanRow[], of: 'added' | 'removed'): number =>
  rows.reduce((total, row) => total + row[of], 0);

/** What the window needs to know of a list that waits; its rows are asked for by command. */
export const gateState = (plan: CodePlan, rounds: GateState['rounds']): GateState => ({
  run: plan.run,
  round: plan.round,
  snapshot: plan.snapshot,
  scope: plan.scope.slice(0, TOLD_TEXT),
  digest: plan.digest,
  rows: plan.rows.length,
  counts: countKinds(plan.rows),
  added: sum(plan.rows, 'added'),
  removed: sum(plan.rows, 'removed'),
  rounds: rounds.slice(-TOLD_ROUNDS).map((round) => ({ ...round, text: round.text.slice(0, TOLD_TEXT) })),
});
