import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import { acquireRunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder } from '#workspace/validate';
import type { CodeGenRun } from './code-gen-run.ts';
import type { CodeGenDeps } from './engines.ts';
import { writeStatus } from './write-status.ts';

export const SKILL = 'generic-code-gen';

/** The run that goes on, if any, with what its tools need. One at a time. */
export interface CurrentRun {
  readonly deps: CodeGenDeps;
  run: CodeGenRun | null;
  /** The user has cancelled at the gate: until the turn ends, nothing of code generation begins again. */
  isDeclined: boolean;
}

export const createCurrentRun = (deps: CodeGenDeps): CurrentRun => ({ deps, run: null, isDeclined: false });

export const nowOf = ({ deps }: CurrentRun): number => (deps.now ?? Date.now)();

export const momentOf = (current: CurrentRun): string => new Date(nowOf(current)).toISOString();

/** @throws CodedError `not-approved` after the user has said no in this turn */
export const refuseDeclined = ({ isDeclined }: CurrentRun): void => {
  if (isDeclined) throw new CodedError('not-approved');
};

/** Ends the run: a status that does not know what was written yet is written, and the workspace is free again. Never rejects. */
export const endRun = async (current: CurrentRun): Promise<void> => {
  const { run } = current;
  current.run = null;
  if (run === null) return;
  if (run.outcome !== null && !run.isSynced) await writeStatus(run, momentOf(current)).catch(() => undefined);
  await run.lock?.release().catch(() => undefined);
  run.lock = null;
};

/**
 * The run that goes on, when it is one of this workspace.
 * @throws CodedError `not-approved`, `out-of-order`, `workspace-invalid`
 */
export const requireRun = async (current: CurrentRun, tool: string, workspace: string): Promise<CodeGenRun> => {
  refuseDeclined(current);
  const { run } = current;
  if (run === null) throw new CodedError('out-of-order', { tool, needs: 'loadF2CGuides' });
  const folder = await checkWorkspaceFolder(workspace);
  if (folder === run.workspace) return run;
  throw new CodedError('out-of-order', { tool, needs: `loadF2CGuides (${visibleText(folder, 300)})` });
};

/** Holds the workspace for the work alone, or under the lock that the run holds already. @throws CodedError `workspace-busy` */
export const locked = async <T>(run: CodeGenRun, work: () => Promise<T>): Promise<T> => {
  if (run.lock !== null) return work();
  const lock = await acquireRunLock(run.workspace, SKILL);
  try {
    return await work();
  } finally {
    await lock.release();
  }
};

/** Holds the workspace until the status is written, or the run ends. @throws CodedError `workspace-busy` */
export const holdLock = async (run: CodeGenRun): Promise<void> => {
  run.lock ??= await acquireRunLock(run.workspace, SKILL);
};

/** Writes the status of what was written, as far as that is not done, and frees the workspace. @throws CodedError of the disk */
export const leaveWritten = async (current: CurrentRun, run: CodeGenRun): Promise<void> => {
  if (run.outcome !== null && !run.isSynced) await locked(run, () => writeStatus(run, momentOf(current)));
  const { lock } = run;
  run.lock = null;
  await lock?.release();
};
