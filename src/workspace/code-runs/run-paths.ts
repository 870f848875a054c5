import { join } from 'node:path';
import { CodedError } from '#contract/errors';
import { visibleText } from '../files/visible-text.ts';
import { PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';
import { isSnapshotName } from '../snapshot/snapshot-name.ts';

/** Runs are named like snapshots: by their moment, sorted by time as text. */
export const isRunName = isSnapshotName;

export const PLAN_FILE = 'plan.json';
export const LOG_FILE = 'log.jsonl';
/** What the code map said of the files before the run wrote them. */
export const MAPPED_FILE = 'mapped-before.json';
export const FILES_DIR = 'files';
/** What the code of the run was measured to be, and the pictures of that. */
export const SCORE_FILE = 'score.json';
export const SCORE_DIR = 'score';

/**
 * Real path of `runs/`, there or not. A link in its place is refused, wherever it leads: what lies in it is written and removed.
 * @throws CodedError `path-outside`
 */
export const runsFolder = async (workspace: string): Promise<string> => {
  const wanted = `${PRODUCT_DIR}/runs`;
  const plain = join(await resolveInside(workspace, PRODUCT_DIR), 'runs');
  if (plain !== (await resolveInside(workspace, wanted))) throw new CodedError('path-outside', { path: wanted });
  return plain;
};

/** Real path of one run. @throws CodedError `run-missing` for what is no name of a run and for a link, `path-outside` */
export const runFolder = async (workspace: string, run: string): Promise<string> => {
  const missing = new CodedError('run-missing', { run: visibleText(run, 60) });
  if (!isRunName(run)) throw missing;
  const plain = join(await runsFolder(workspace), run);
  if (plain !== (await resolveInside(workspace, join(PRODUCT_DIR, 'runs', run)))) throw missing;
  return plain;
};
