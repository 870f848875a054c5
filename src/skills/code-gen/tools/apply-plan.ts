import { z } from 'zod';
import type { CodePlan } from '#contract/code-gen/plan';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { findKeptPlan } from '#workspace/code-runs/run-reader';
import { openRunStore, type RunStore } from '#workspace/code-runs/run-store';
import { acquireRunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { closeWritten } from '../run/close-written.ts';
import { type CurrentRun, endRun, momentOf } from '../run/current-run.ts';
import { healKilled } from '../run/heal-killed.ts';
import { writeRows } from '../run/write-rows.ts';
import type { WriteOutcome } from '../write/write-approved.ts';
import { envelopeOf } from './code-gen-tool.ts';

const NAME = 'applyF2CPlan';
const input = z.object({ workspace: z.string().min(1), digest: z.string().max(100) });

const requireKept = async (workspace: string, digest: string): Promise<CodePlan> => {
  const plan = await findKeptPlan(workspace, digest);
  if (plan !== null) return plan;
  throw new CodedError('plan-missing', { digest: digest.slice(0, 64) });
};

/** The desktop's word that the user has approved exactly this just now; a model cannot say it. */
const requireApproved = async (
  plan: CodePlan,
  store: RunStore,
  given: { workspace: string; at: string; context: ToolContext },
) => {
  const { workspace } = given;
  const by = await given.context.requestHost('plan.approved', { workspace, digest: plan.digest });
  const path = plan.rows[0]?.path ?? '-';
  if (by === null) {
    await store.append({ kind: 'refused', at: given.at, path, why: 'before-approval' });
    throw new CodedError('scope-violation', { path: path.slice(0, 300) });
  }
  const { round, digest, rows } = plan;
  await store.append({ kind: 'approved', at: given.at, round, digest, rows: rows.length, by });
};

const write = async (
  current: CurrentRun,
  { workspace, digest }: z.infer<typeof input>,
  context: ToolContext,
): Promise<{ plan: CodePlan; store: RunStore; outcome: WriteOutcome }> => {
  const { vcs } = await validateWorkspace(workspace);
  const at = (): string => momentOf(current);
  const lock = await acquireRunLock(workspace, NAME);
  try {
    await healKilled(workspace, at());
    const plan = await requireKept(workspace, digest);
    const store = await openRunStore(workspace, plan.run);
    await requireApproved(plan, store, { workspace, at: at(), context });
    const outcome = await writeRows({ workspace, vcs, plan, rows: plan.rows, store, at }, context);
    await closeWritten(plan, { workspace, ok: outcome.failure === null, at: at() });
    return { plan, store, outcome };
  } finally {
    await lock.release();
  }
};

/** Writes a kept list that the user has approved by its digest. A turn of its own: nothing is planned, nothing is asked. */
export const applyPlanTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'write',
    description:
      'Write a kept plan that the user has approved by its digest just now. Not a step of generic-code-gen: only for a message that asks for it.',
    input,
    run: async (given, context) => {
      const workspace = await checkWorkspaceFolder(given.workspace);
      await endRun(current);
      const { plan, store, outcome } = await write(current, { ...given, workspace }, context);
      const { written, left, failure } = outcome;
      const counts = { count: written.length, left: left.length };
      const message = context.text(failure === null ? 'codegen.written' : 'codegen.partly-written', counts);
      const isSuccess = failure === null;
      const hook = await current.deps.runHook({ workspace, isSuccess, message, context });
      await store.append({ kind: 'hook', at: momentOf(current), ...hook }).catch(() => undefined);
      if (failure !== null) throw failure;
      const told = hook.ok ? message : `${message} ${context.text('codegen.hook-failed', { reason: hook.message })}`;
      const data = { run: plan.run, digest: plan.digest, written: written.length, left: left.length, hook };
      return envelopeOf({ message: told, data });
    },
  });
