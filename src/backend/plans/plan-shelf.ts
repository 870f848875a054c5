import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NarrowedPlan, PlanPage, PlanSide } from '#contract/code-gen/gate';
import type { CodePlan } from '#contract/code-gen/plan';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { CodedError } from '#contract/errors';
import { narrowPlan } from '#workspace/code-runs/plan-digest';
import { PLAN_FILE, runFolder } from '#workspace/code-runs/run-paths';
import { readPlan, readRunFile } from '#workspace/code-runs/run-reader';
import type { Asset } from '../backend.ts';
import { pictureType } from '../project/picture-type.ts';
import { lookAtContent, readRunAsset, sideOf } from './plan-file.ts';
import { planPage } from './plan-page.ts';

export interface PlanAddress {
  /** Real path of the workspace. */
  readonly workspace: string;
  readonly run: string;
}

/** The lists that the window looks at. All may throw CodedError `run-missing` or `path-outside`. */
export interface PlanShelf {
  plan(at: PlanAddress): Promise<CodePlan>;
  page(at: PlanAddress, from: number): Promise<PlanPage>;
  /** What the window can show of one side of a row; `absent` where nothing is. */
  file(at: PlanAddress, row: { readonly path: string; readonly side: PlanSide }): Promise<ProjectFile>;
  narrow(at: PlanAddress, unticked: readonly string[]): Promise<NarrowedPlan>;
  /** A picture by the address that `file` gave. */
  asset(workspace: string, path: string): Promise<Asset | null>;
}

interface Kept {
  readonly key: string;
  readonly plan: CodePlan;
}

const ABSENT: ProjectFile = { kind: 'absent' };

// A plan of a run is replaced as a whole: another round has another stamp.
const keyOf = async ({ workspace, run }: PlanAddress): Promise<string> => {
  const stats = await stat(join(await runFolder(workspace, run), PLAN_FILE)).catch(() => null);
  if (stats === null) throw new CodedError('run-missing', { run });
  return JSON.stringify([workspace, run, stats.ino, stats.size, stats.mtimeMs]);
};

const readAsset = async (workspace: string, path: string): Promise<Asset | null> => {
  const named = readRunAsset(path);
  if (named === null) return null;
  const body = await readRunFile(workspace, named.run, named.sha256).catch(() => null);
  const type = body && pictureType(`.${named.ending}`, body);
  return body === null || type === null ? null : { type, body };
};

/** Keeps the list that was looked at last: its pages and files come one after the other. */
export const createPlanShelf = (): PlanShelf => {
  let kept: Kept | null = null;
  const plan = async (at: PlanAddress): Promise<CodePlan> => {
    const key = await keyOf(at);
    if (kept?.key !== key) kept = { key, plan: await readPlan(at.workspace, at.run) };
    return kept.plan;
  };
  return {
    plan,
    page: async (at, from) => planPage(await plan(at), from),
    file: async (at, { path, side }) => {
      const row = (await plan(at)).rows.find((one) => one.path === path);
      const sha256 = row === undefined ? null : sideOf(row, side);
      if (sha256 === null) return ABSENT;
      const bytes = await readRunFile(at.workspace, at.run, sha256);
      return lookAtContent({ run: at.run, sha256, path, bytes });
    },
    narrow: async (at, unticked) => {
      const { rows, digest, missing } = narrowPlan((await plan(at)).rows, unticked);
      return { rows: rows.length, digest, missing: missing.slice(0, 1_000) };
    },
    asset: readAsset,
  };
};
