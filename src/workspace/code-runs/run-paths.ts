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

/** Real path of `runs/`, there or not. @throws CodedError `path-outside` */
export const runsFolder = (workspace: string): Promise<string> => resolveInside(workspace, `${PRODUCT_DIR}/runs`);

/** Real path of one run. @throws CodedError `run-missing` for what is no name of a run, `path-outside` */
export const runFolder = async (workspace: string, run: string): Promise<string> => {
  if (!isRunName(run)) throw new CodedError('run-missing', { run: visibleText(run, 60) });
  return resolveInside(workspace, join(PRODUCT_DIR, 'runs', run));
};
