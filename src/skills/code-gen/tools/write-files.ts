import { z } from 'zod';
import { CodedError } from '#contract/errors';
import type { F2CTool } from '#contract/tool';
import { planDigest } from '#workspace/code-runs/plan-digest';
import { visibleText } from '#workspace/files/visible-text';
import type { CodeGenRun } from '../run/code-gen-run.ts';
import { type CurrentRun, holdLock, momentOf } from '../run/current-run.ts';
import { type ApprovedList, writeRows } from '../run/write-rows.ts';
import type { WriteOutcome } from '../write/write-approved.ts';
import { stepTool } from './code-gen-tool.ts';

const NAME = 'writeF2CFiles';
const input = z.object({ workspace: z.string().min(1), digest: z.string().max(100) });

/** Why this digest may not be written now; null when it is exactly what the user approved last. */
const refusal = (run: CodeGenRun, digest: string): 'before-approval' | 'other-list' | 'list-changed' | null => {
  const { approval, plan } = run;
  if (approval === null || plan === null) return 'before-approval';
  if (approval.digest !== digest) return 'other-list';
  return planDigest(approval.rows) === digest ? null : 'list-changed';
};

/** The first file that would have been touched without a word of the user, as far as that is known. */
const offended = (run: CodeGenRun): string => run.plan?.rows[0]?.path ?? run.proposed.keys().next().value ?? '-';

/** Back before the gate: what was written stays, and everything else needs a new list and a new answer. */
const refuse = async (current: CurrentRun, run: CodeGenRun, why: string): Promise<never> => {
  const path = offended(run);
  run.plan = null;
  run.approval = null;
  await run.store?.append({ kind: 'refused', at: momentOf(current), path, why });
  throw new CodedError('scope-violation', { path: visibleText(path, 300) });
};

/** Good for one time. */
const takeList = (current: CurrentRun, run: CodeGenRun): ApprovedList => {
  const { approval, plan, store, workspace, config } = run;
  if (approval === null || plan === null || store === null) throw new CodedError('internal', { what: NAME });
  run.approval = null;
  run.plan = null;
  return { workspace, vcs: config.vcs, plan, rows: approval.rows, store, at: () => momentOf(current) };
};

// A run may write more than once, each time what a list of its own says.
const keepOutcome = (run: CodeGenRun, digest: string, { written, left, failure }: WriteOutcome): void => {
  run.outcome = { digest, written: [...(run.outcome?.written ?? []), ...written], left, failure };
  run.isSynced = false;
  if (written.length > 0) run.wroteIn = run.store?.run ?? null;
};

/** Writes exactly what the user approved, in place. Any other digest, and any second time, is refused and touches nothing. */
export const writeFilesTool = (current: CurrentRun): F2CTool =>
  stepTool(current, {
    name: NAME,
    effect: 'write',
    description:
      'Write the files of the list that the user approved. Takes the digest of that answer and nothing else.',
    input,
    work: async (run, { digest }, context) => {
      const why = refusal(run, digest);
      if (why !== null) return refuse(current, run, why);
      await holdLock(run);
      const outcome = await writeRows(takeList(current, run), context);
      keepOutcome(run, digest, outcome);
      const { written, left, failure } = outcome;
      if (failure !== null) throw failure;
      const data = { run: run.store?.run, digest, written: written.length, left: left.length };
      return { message: context.text('codegen.written', { count: written.length }), data };
    },
  });
