import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeMap } from '#contract/code-gen/code-map';
import type { CodePlan } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { SCHEMA_VERSION } from '#contract/config';
import { writeFileAtomic } from '../atomic-file.ts';
import { flushFolder, makeFolder } from '../files/durable.ts';
import { failpoint } from '../files/failpoint.ts';
import { coded, isMissing } from '../fs-failure.ts';
import { PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';
import { nextName } from '../snapshot/snapshot-name.ts';
import { appendRunLog } from './run-log-file.ts';
import { FILES_DIR, MAPPED_FILE, PLAN_FILE, runFolder, runsFolder } from './run-paths.ts';
import { readPlan, runNames } from './run-reader.ts';

/** The writing side of one run. Everything needs the run lock. */
export interface RunStore {
  readonly run: string;
  /** Contents first, then the plan that names them: a plan that can be read is whole. @throws CodedError of the disk */
  keepPlan(plan: CodePlan, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
  append(...records: readonly RunLogRecord[]): Promise<void>;
  /** What the code map says now of files that are about to be written, so that undo can put it back. */
  keepMapped(files: CodeMap['files']): Promise<void>;
}

const isThere = async (path: string, size: number): Promise<boolean> => {
  try {
    return (await stat(path)).size === size;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

// Named by its content: one that is there with its size is that one, or what a kill left, which is written once more.
const writeContent = async (folder: string, sha256: string, bytes: Uint8Array): Promise<void> => {
  const path = join(folder, sha256);
  if (await isThere(path, bytes.length)) return;
  failpoint('run-file.open');
  const file = await open(path, 'w', 0o600);
  try {
    failpoint('run-file.write');
    await file.writeFile(bytes);
    failpoint('run-file.flush');
    await file.datasync();
  } finally {
    await file.close();
  }
};

/** Flushed one after the other, thousands of files wait for the disk thousands of times. */
const AT_ONCE = 32;

const writeContents = async (folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  await makeFolder(folder, 'run-files.folder');
  const all = [...files];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const slice = all.slice(at, at + AT_ONCE);
    const ends = await Promise.allSettled(slice.map(([sha256, bytes]) => writeContent(folder, sha256, bytes)));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
  await flushFolder(folder, 'run-files.flush');
};

const storeIn = (folder: string, run: string): RunStore => ({
  run,
  keepPlan: (plan, files) =>
    coded(folder, async () => {
      await makeFolder(folder, 'run.folder');
      await writeContents(join(folder, FILES_DIR), files);
      await writeFileAtomic(join(folder, PLAN_FILE), `${JSON.stringify(plan)}\n`, { mode: 0o600, point: 'plan' });
    }),
  append: (...records) => appendRunLog(folder, records),
  keepMapped: (files) =>
    coded(folder, async () => {
      const text = `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, files })}\n`;
      await writeFileAtomic(join(folder, MAPPED_FILE), text, { mode: 0o600, point: 'mapped' });
    }),
});

/** A run that is not there yet; its folder comes with the first plan. */
export const createRun = async (workspace: string, now: number): Promise<RunStore> => {
  const folder = await runsFolder(workspace);
  await coded(folder, async () => {
    await makeFolder(await resolveInside(workspace, PRODUCT_DIR), 'runs.folder');
    await makeFolder(folder, 'runs.folder');
  });
  const run = nextName(await runNames(workspace), now);
  return storeIn(await runFolder(workspace, run), run);
};

/** A run that has a plan. @throws CodedError `run-missing` */
export const openRunStore = async (workspace: string, run: string): Promise<RunStore> => {
  await readPlan(workspace, run);
  return storeIn(await runFolder(workspace, run), run);
};
