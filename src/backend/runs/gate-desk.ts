import { z } from 'zod';
import type { GateAnswer, GateState } from '#contract/code-gen/gate';
import { ROW_KINDS } from '#contract/code-gen/plan';
import type { CommandInput } from '#contract/commands';
import { CodedError } from '#contract/errors';
import type { Fact } from '#contract/state/facts';
import { narrowPlan } from '#workspace/code-runs/plan-digest';
import type { PlanShelf } from '../plans/plan-shelf.ts';

type Given = CommandInput<'plan.answer'>;

export interface GateDesk {
  /** Shows a list and resolves with the answer; rejects when the call that asked is over. @throws CodedError `usage`, `cancelled` */
  ask(request: unknown): Promise<GateAnswer>;
  /**
   * Takes what the user said. The first answer counts.
   * @throws CodedError `gate-answered` for every later one and for a list that is not shown, `plan-incomplete`,
   * `not-approved`, `run-missing`; the list stays open
   * @returns the list that was answered
   */
  answer(given: Given): Promise<GateState>;
  /** The call that asked is over, however it ended. */
  close(): void;
  isWaiting(): boolean;
}

export interface GateDeps {
  append(fact: Fact): void;
  readonly plans: PlanShelf;
  /** Real path of the open workspace. */
  workspace(): string | null;
  /** False in a run that keeps its plan and ends there: nobody looks at it. */
  mayAsk(): boolean;
}

const count = z.number().int().min(0);
const gateState = z.object({
  run: z.string().max(100),
  round: count,
  snapshot: z.string().max(100),
  scope: z.string().max(20_000),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  rows: count,
  counts: z.record(z.enum(ROW_KINDS), count),
  added: count,
  removed: count,
  rounds: z.array(z.object({ round: count, rows: count, text: z.string().max(20_000) })).max(1_000),
});

interface Open {
  readonly gate: GateState;
  readonly answered: PromiseWithResolvers<GateAnswer>;
}

const refuseMissing = (missing: readonly { readonly path: string; readonly needs: string }[]): void => {
  const first = missing[0];
  if (first !== undefined) throw new CodedError('plan-incomplete', { ...first });
};

/** What an approval binds to is computed here from the list on disk, and has to be what the user was shown. */
const checkRows = async (deps: GateDeps, { gate }: Open, given: Exclude<Given, { kind: 'cancel' }>): Promise<void> => {
  const workspace = deps.workspace();
  if (workspace === null) throw new CodedError('run-missing', { run: gate.run });
  const plan = await deps.plans.plan({ workspace, run: gate.run });
  const { rows, digest, missing } = narrowPlan(plan.rows, given.unticked);
  const needsRows = given.kind === 'approve' || given.text.trim() === '';
  if (!needsRows) return;
  refuseMissing(missing);
  if (rows.length === 0 || plan.digest !== gate.digest) throw new CodedError('not-approved');
  if (given.kind === 'approve' && given.digest !== digest) throw new CodedError('not-approved');
  if (given.kind === 'modify' && rows.length === plan.rows.length)
    throw new CodedError('usage', { problem: 'A change needs words, or a row that is not ticked.' });
};

const answerOf = (given: Given): GateAnswer => {
  if (given.kind === 'cancel') return { kind: 'cancel' };
  const { unticked } = given;
  if (given.kind === 'modify') return { kind: 'modify', text: given.text, unticked };
  return { kind: 'approve', digest: given.digest, unticked, by: given.by };
};

/** The one list that waits. It lives in memory alone: a restart forgets it, and nothing is approved by that. */
export const createGateDesk = (deps: GateDeps): GateDesk => {
  let open: Open | null = null;
  let last: { readonly run: string; readonly round: number; readonly answer: string } | null = null;
  const show = (next: Open | null): void => {
    open = next;
    deps.append({ type: 'gate', gate: next?.gate ?? null });
  };
  const find = ({ run, round }: Given): Open => {
    if (open?.gate.run === run && open.gate.round === round) return open;
    const isLast = last?.run === run && last.round === round;
    throw new CodedError('gate-answered', { answer: (isLast && last?.answer) || '-' });
  };
  return {
    ask: (request) => {
      const parsed = gateState.safeParse(request);
      if (!parsed.success || open !== null || !deps.mayAsk()) return Promise.reject(new CodedError('cancelled'));
      const answered = Promise.withResolvers<GateAnswer>();
      show({ gate: parsed.data, answered });
      return answered.promise;
    },
    answer: async (given) => {
      const asked = find(given);
      if (given.kind !== 'cancel') await checkRows(deps, asked, given);
      // Somebody else may have answered while the list was read.
      find(given);
      last = { run: given.run, round: given.round, answer: given.kind };
      show(null);
      asked.answered.resolve(answerOf(given));
      return asked.gate;
    },
    close: () => {
      if (open === null) return;
      const { answered } = open;
      show(null);
      answered.reject(new CodedError('cancelled'));
    },
    isWaiting: () => open !== null,
  };
};
