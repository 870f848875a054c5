import { z } from 'zod';
import { type CodePlan, MAX_ROWS, type PlanRow } from '#contract/code-gen/plan';
import { CodedError } from '#contract/errors';
import type { F2CTool, ToolContext } from '#contract/tool';
import { narrowPlan } from '#workspace/code-runs/plan-digest';
import { countKinds } from '../gate/gate-state.ts';
import { keepRound } from '../gate/keep-round.ts';
import type { CodeGenRun } from '../run/code-gen-run.ts';
import { compareProposal } from '../run/compare-proposal.ts';
import { type CurrentRun, endRun, locked, momentOf } from '../run/current-run.ts';
import { healKilled } from '../run/heal-killed.ts';
import { withMapped } from '../run/mapped-rows.ts';
import { matchPaths } from '../scope/match-paths.ts';
import { type Answer, stepTool, stopIfAborted } from './code-gen-tool.ts';
import { tellRows } from './tell-rows.ts';

const NAME = 'planF2CScope';
const words = z.array(z.string().min(1).max(4_096)).max(1_000);
const input = z.object({
  workspace: z.string().min(1),
  /** Paths, folders, globs or names of rows. */
  leaveOut: words.optional(),
  only: words.optional(),
});
type Input = z.infer<typeof input>;

// What a row that stays needs stays too: nobody means half a screen by its name.
const withNeeds = (rows: readonly PlanRow[], paths: ReadonlySet<string>): ReadonlySet<string> => {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const kept = new Set<string>();
  const open = [...paths];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (kept.has(path)) continue;
    kept.add(path);
    open.push(...(byPath.get(path)?.needs ?? []));
  }
  return kept;
};

interface Wish {
  readonly out: ReadonlySet<string>;
  readonly unmatched: readonly string[];
}

/** What the words take out of the list; words that stand for nothing take nothing. */
const wishOf = (rows: readonly PlanRow[], { leaveOut, only }: Input): Wish => {
  const paths = rows.map(({ path }) => path);
  const left = matchPaths(paths, leaveOut ?? []);
  const wanted = matchPaths(paths, only ?? []);
  const kept = wanted.paths.size === 0 ? null : withNeeds(rows, wanted.paths);
  const others = kept === null ? [] : paths.filter((path) => !kept.has(path));
  return { out: new Set([...left.paths, ...others]), unmatched: [...left.unmatched, ...wanted.unmatched] };
};

const requireWhole = (missing: readonly { readonly path: string; readonly needs: string }[]): void => {
  const first = missing[0];
  if (first !== undefined) throw new CodedError('plan-incomplete', { ...first });
};

const nothingToDo = async (current: CurrentRun, run: CodeGenRun, context: ToolContext): Promise<Answer> => {
  const { notes } = run;
  // A run that wrote something has its own end; this list alone has nothing to add to it.
  if (run.outcome === null) await endRun(current);
  const message = context.text('codegen.nothing', { snapshot: run.snapshot.name });
  const data = { unchanged: true, rows: 0, notes: notes.length };
  return run.outcome === null ? { message, data, event: 'code-gen-done' } : { message, data };
};

const planned = (plan: CodePlan, unmatched: readonly string[], context: ToolContext): Answer => {
  const { run, round, digest, rows, notes, reused } = plan;
  const counts = countKinds(rows);
  const told = tellRows(rows);
  const data = {
    run,
    round,
    digest,
    total: rows.length,
    counts,
    rows: told,
    notes: notes.length,
    reused: reused.length,
  };
  return { message: context.text('codegen.planned', { count: rows.length, round }), data: { ...data, unmatched } };
};

/** Compares what is proposed with the disk and keeps the list as a round of the run. Changes nothing of the project. */
export const planScopeTool = (current: CurrentRun): F2CTool =>
  stepTool(current, {
    name: NAME,
    effect: 'write',
    description:
      'Compare what is proposed with the project and make the list for the user. leaveOut and only narrow it by path, folder, glob or name. Each call makes a new list that has to be approved anew.',
    input,
    work: async (run, given, context) => {
      if (run.proposed.size === 0) throw new CodedError('out-of-order', { tool: NAME, needs: 'draftF2CCode' });
      // What a killed run wrote is the base of the hand edits that came after it.
      await locked(run, () => healKilled(run.workspace, momentOf(current)));
      const compared = await compareProposal(run, context);
      const { out, unmatched } = wishOf(compared.rows, given);
      const { rows, missing } = narrowPlan(compared.rows, [...run.leftOut, ...out]);
      requireWhole(missing);
      if (rows.length > MAX_ROWS) throw new CodedError('plan-too-large', { rows: rows.length, limit: MAX_ROWS });
      stopIfAborted(context.signal);
      for (const path of out) run.leftOut.add(path);
      if (rows.length === 0) return nothingToDo(current, run, context);
      const plan = await keepRound(current, run, {
        rows,
        reused: run.reused,
        notes: compared.notes,
        ...withMapped(run, rows, compared),
      });
      return planned(plan, unmatched, context);
    },
  });
