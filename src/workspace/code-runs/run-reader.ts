import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary, RunView } from '#contract/code-gen/gate';
import { type CodePlan, codePlan } from '#contract/code-gen/plan';
import { CodedError } from '#contract/errors';
import { readBounded } from '../files/bounded-read.ts';
import { coded, isMissing } from '../fs-failure.ts';
import { byNewest } from '../snapshot/snapshot-name.ts';
import { planDigest } from './plan-digest.ts';
import { readRunLog } from './run-log-file.ts';
import { FILES_DIR, isRunName, PLAN_FILE, runFolder, runsFolder } from './run-paths.ts';
import { summarizeRun } from './run-summary.ts';

/** 20,000 rows of some kilobyte. */
const MOST_PLAN_BYTES = 64 * 1024 * 1024;
const MOST_FILE_BYTES = 256 * 1024 * 1024;

const missing = (run: string): CodedError => new CodedError('run-missing', { run });

const parsePlan = (bytes: Uint8Array): CodePlan | null => {
  try {
    return codePlan.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
  } catch {
    return null;
  }
};

/**
 * The newest round of a run, as it was shown.
 * @throws CodedError `run-missing` where there is none, or where its digest is not that of its rows
 */
export const readPlan = async (workspace: string, run: string): Promise<CodePlan> => {
  const folder = await runFolder(workspace, run);
  const read = await coded(folder, () => readBounded(join(folder, PLAN_FILE), MOST_PLAN_BYTES));
  const plan = read.kind === 'ok' ? parsePlan(read.bytes) : null;
  if (plan === null || plan.run !== run || plan.digest !== planDigest(plan.rows)) throw missing(run);
  return plan;
};

/** A run with its log. @throws CodedError `run-missing` */
export const readRun = async (workspace: string, run: string): Promise<RunView> => {
  const plan = await readPlan(workspace, run);
  const log = await readRunLog(await runFolder(workspace, run));
  return { ...summarizeRun(plan, log), log };
};

/** Names of the run folders, newest first, whole or not. */
export const runNames = async (workspace: string): Promise<readonly string[]> => {
  const folder = await runsFolder(workspace);
  return coded(folder, async () => {
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return names.filter(isRunName).sort(byNewest);
  });
};

/** Every run that has a plan, newest first; what cannot be read is left out. */
export const listRuns = async (workspace: string): Promise<readonly RunSummary[]> => {
  const found: RunSummary[] = [];
  for (const run of await runNames(workspace)) {
    const view = await readRun(workspace, run).catch(() => null);
    if (view === null) continue;
    const { log: _log, ...summary } = view;
    found.push(summary);
  }
  return found;
};

/** Bytes that a plan names by their hash. @throws CodedError `run-missing` where they are not there or not those */
export const readRunFile = async (workspace: string, run: string, sha256: string): Promise<Buffer> => {
  const folder = await runFolder(workspace, run);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw missing(run);
  const read = await coded(folder, () => readBounded(join(folder, FILES_DIR, sha256), MOST_FILE_BYTES));
  if (read.kind !== 'ok' || createHash('sha256').update(read.bytes).digest('hex') !== sha256) throw missing(run);
  return Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
};

/** The newest plan of that digest that nobody has answered yet; null when there is none. */
export const findKeptPlan = async (workspace: string, digest: string): Promise<CodePlan | null> => {
  for (const run of await runNames(workspace)) {
    const plan = await readPlan(workspace, run).catch(() => null);
    if (plan?.digest !== digest) continue;
    if (summarizeRun(plan, await readRunLog(await runFolder(workspace, run))).state === 'kept') return plan;
  }
  return null;
};
