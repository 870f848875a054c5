import { basename } from 'node:path';
import type { RunSummary } from '#contract/code-gen/gate';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import {
  type DetectedStack,
  MAX_RUNS,
  type VcsState,
  type WorkspaceSetup,
  type WorkspaceState,
} from '#contract/state/app-state';
import { listRuns } from '#workspace/code-runs/run-reader';
import { snapshotsAndLatest } from '#workspace/snapshots';
import { readStatus } from '#workspace/status';
import { validateWorkspace } from '#workspace/validate';
import type { TrustStore } from '../trust/trust-store.ts';

export interface ScanDeps {
  readonly trust: TrustStore;
  readonly translate: Translate;
}

// Loaded when they are needed: most folders that are opened need neither, or only one of them.
const readStack = async (workspace: string): Promise<DetectedStack> =>
  (await import('#workspace/detect/detect-stack')).detectStack(workspace);

const readGit = async (workspace: string, signal: AbortSignal, translate: Translate): Promise<VcsState> =>
  (await import('../changes/scan-git.ts')).scanGit(workspace, { signal, translate });

const readSetup = async (workspace: string, translate: Translate): Promise<WorkspaceSetup> => {
  try {
    const { framework, language, vcs, dedup } = await validateWorkspace(workspace);
    return { kind: 'ready', framework, language, vcs, dedup };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    if (error.code === 'workspace-not-initialised') return { kind: 'none', detected: await readStack(workspace) };
    return { kind: 'broken', failure: failureText(translate, error.code, error.params) };
  }
};

const readVcs = (workspace: string, setup: WorkspaceSetup, deps: ScanDeps, signal: AbortSignal): Promise<VcsState> => {
  const kind = setup.kind === 'ready' ? setup.vcs : setup.kind === 'none' ? setup.detected.vcs : 'none';
  if (kind === 'git') return readGit(workspace, signal, deps.translate);
  return Promise.resolve({ kind, branch: null, base: null, changes: null, files: [], notice: null });
};

/** More paths of one run are asked for with the run itself. */
const TOLD_PATHS = 2_000;

const recentRuns = async (workspace: string): Promise<readonly RunSummary[]> =>
  (await listRuns(workspace)).slice(0, MAX_RUNS).map((run) => ({ ...run, written: run.written.slice(0, TOLD_PATHS) }));

/** Everything that the window shows of a folder, read once. Nothing in it is run. */
export const scanWorkspace = async (path: string, deps: ScanDeps, signal: AbortSignal): Promise<WorkspaceState> => {
  const setup = await readSetup(path, deps.translate);
  const ready = setup.kind === 'ready' ? setup.framework : null;
  const [trust, vcs, { snapshots, latest }, status, runs] = await Promise.all([
    deps.trust.inspect(path),
    readVcs(path, setup, deps, signal),
    ready ? snapshotsAndLatest(path, ready) : { snapshots: [], latest: null },
    ready ? readStatus(path) : null,
    ready ? recentRuns(path) : [],
  ]);
  return {
    path,
    name: basename(path),
    setup,
    trust,
    snapshots,
    latest,
    lastRun: status?.lastRun ?? null,
    vcs,
    runs,
    changedOutside: false,
  };
};
