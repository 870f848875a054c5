import type { CodePlan, PlanNote, PlanRow, ReusedAsset } from '#contract/code-gen/plan';
import { SCHEMA_VERSION } from '#contract/config';
import { MAX_RUNS } from '#contract/state/app-state';
import { requireCodeMap } from '#workspace/code-runs/code-map-file';
import { planDigest } from '#workspace/code-runs/plan-digest';
import { pruneRuns } from '#workspace/code-runs/prune-runs';
import { runNames } from '#workspace/code-runs/run-reader';
import { createRun, type RunStore } from '#workspace/code-runs/run-store';
import type { CodeGenRun } from '../run/code-gen-run.ts';
import { type CurrentRun, locked, momentOf, nowOf } from '../run/current-run.ts';

export interface Round {
  readonly rows: readonly PlanRow[];
  readonly reused: readonly ReusedAsset[];
  readonly notes: readonly PlanNote[];
  /** Bytes that the rows name and that no earlier round kept. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Hash of what the code map will say, among the files of this round or of one before it. */
  readonly mapped: string | null;
}

/** Each run on disk writes once, so that undo knows all that it did: a list after that is one of another run. */
const beginRun = async (current: CurrentRun, run: CodeGenRun): Promise<void> => {
  run.store = await createRun(run.workspace, nowOf(current));
  run.round = 0;
  run.rounds.length = 0;
};

/** Lists that nobody ever answers would pile up: a run that writes takes away the oldest only at its end. */
const pruneKept = async (run: CodeGenRun, kept: string): Promise<void> => {
  if ((await runNames(run.workspace)).length <= MAX_RUNS) return;
  await pruneRuns(run.workspace, await requireCodeMap(run.workspace), kept);
};

/** Keeps a list as the next round of the run; what was approved before it holds no longer. @throws CodedError `workspace-busy`, of the disk */
export const keepRound = (current: CurrentRun, run: CodeGenRun, round: Round): Promise<CodePlan> =>
  locked(run, async () => {
    run.approval = null;
    if (run.store === null || run.store.run === run.wroteIn) await beginRun(current, run);
    const store = run.store as RunStore;
    const plan: CodePlan = {
      schemaVersion: SCHEMA_VERSION,
      run: store.run,
      round: run.round + 1,
      snapshot: run.snapshot.name,
      framework: run.config.framework,
      scope: run.request.scope,
      createdAt: momentOf(current),
      digest: planDigest(round.rows),
      rows: [...round.rows],
      reused: [...round.reused],
      notes: [...round.notes],
      ...(round.mapped === null ? {} : { mapped: round.mapped }),
    };
    await store.keepPlan(plan, round.files);
    const { digest } = plan;
    await store.append({ kind: 'planned', at: plan.createdAt, round: plan.round, digest, rows: plan.rows.length });
    if (plan.round === 1) await pruneKept(run, store.run);
    run.round = plan.round;
    run.plan = plan;
    return plan;
  });
