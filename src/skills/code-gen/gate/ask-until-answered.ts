import type { GateAnswer } from '#contract/code-gen/gate';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { narrowPlan } from '#workspace/code-runs/plan-digest';
import type { Approval, CodeGenRun } from '../run/code-gen-run.ts';
import { type CurrentRun, momentOf } from '../run/current-run.ts';
import { gateState } from './gate-state.ts';
import { keepRound } from './keep-round.ts';

export type Answered =
  | { readonly kind: 'approved'; readonly approval: Approval }
  | { readonly kind: 'modify'; readonly text: string; readonly unticked: readonly string[] }
  | { readonly kind: 'cancelled' };

const append = async (run: CodeGenRun, record: RunLogRecord): Promise<void> => run.store?.append(record);

const NO_FILES = new Map<string, Buffer>();

/** The same contents as a list of its own, whose digest is its own. */
const nextRound = (
  current: CurrentRun,
  run: CodeGenRun,
  plan: CodePlan,
  rows: readonly PlanRow[] = plan.rows,
): Promise<CodePlan> =>
  keepRound(current, run, {
    rows,
    reused: plan.reused,
    notes: plan.notes,
    files: NO_FILES,
    mapped: plan.mapped ?? null,
  });

const narrowed = (plan: CodePlan, unticked: readonly string[]) => {
  const { rows, digest, missing } = narrowPlan(plan.rows, unticked);
  const first = missing[0];
  if (first !== undefined) throw new CodedError('plan-incomplete', { ...first });
  if (rows.length === 0) throw new CodedError('not-approved');
  return { rows, digest };
};

const approve = async (
  current: CurrentRun,
  run: CodeGenRun,
  answer: Extract<GateAnswer, { kind: 'approve' }>,
): Promise<Answered> => {
  const plan = run.plan as CodePlan;
  const { rows, digest } = narrowed(plan, answer.unticked);
  if (digest !== answer.digest) throw new CodedError('not-approved');
  const { by } = answer;
  await append(run, { kind: 'approved', at: momentOf(current), round: plan.round, digest, rows: rows.length, by });
  run.approval = { digest, rows, by };
  return { kind: 'approved', approval: run.approval };
};

const keepModify = async (
  current: CurrentRun,
  run: CodeGenRun,
  { text, unticked }: Extract<GateAnswer, { kind: 'modify' }>,
): Promise<void> => {
  const { round, digest, rows } = run.plan as CodePlan;
  await append(run, { kind: 'modified', at: momentOf(current), round, digest, text, unticked: [...unticked] });
  run.rounds.push({ round, rows: rows.length, text });
  for (const path of unticked) run.leftOut.add(path);
};

/**
 * Shows the list of the run and waits, as long as it takes, for what the user says to it. Rows that were unticked without a
 * word are taken out here, and the narrowed list is shown anew: no model has a part in it.
 * @throws CodedError `cancelled` when the turn was stopped, `plan-incomplete`, `not-approved`
 */
export const askUntilAnswered = async (
  current: CurrentRun,
  run: CodeGenRun,
  context: ToolContext,
): Promise<Answered> => {
  // A list that was answered with a wish is shown again under a number of its own.
  if (run.plan !== null && run.rounds.at(-1)?.round === run.plan.round) await nextRound(current, run, run.plan);
  for (;;) {
    const plan = run.plan as CodePlan;
    run.approval = null;
    const answer = await context.requestHost('gate.ask', { gate: gateState(plan, run.rounds) });
    if (answer.kind === 'approve') return approve(current, run, answer);
    if (answer.kind === 'cancel') {
      await append(run, { kind: 'cancelled', at: momentOf(current), round: plan.round, digest: plan.digest });
      return { kind: 'cancelled' };
    }
    const { rows } = answer.text.trim() === '' ? narrowed(plan, answer.unticked) : plan;
    await keepModify(current, run, answer);
    if (answer.text.trim() !== '') return { kind: 'modify', text: answer.text, unticked: answer.unticked };
    await nextRound(current, run, plan, rows);
  }
};
