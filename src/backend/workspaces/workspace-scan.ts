import { basename } from 'node:path';
import type { VcsKind } from '#contract/choices';
import type { RunSummary } from '#contract/code-gen/gate';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import { type DetectedStack, MAX_RUNS, type WorkspaceSetup, type WorkspaceState } from '#contract/state/app-state';
import { listRuns } from '#workspace/code-runs/run-reader';
import { snapshotsAndLatest } from '#workspace/snapshots';
import { readStatus } from '#workspace/status';
import { validateWorkspace } from '#workspace/validate';
import type { ChangesDesk } from '../changes/changes-desk.ts';
import type { TrustStore } from '../trust/trust-store.ts';

export interface ScanDeps {
  readonly trust: TrustStore;
  readonly changes: ChangesDesk;
  readonly translate: Translate;
}

// Loaded when it is needed: most folders that are opened are set up.
const readStack = async (workspace: string): Promise<DetectedStack> =>
  (await import('#workspace/detect/detect-stack')).detectStack(workspace);

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

/** What the workspace was set up with; before that, what was found in the folder. */
export const vcsKindOf = (setup: WorkspaceSetup): VcsKind => {
  if (setup.kind === 'ready') return setup.vcs;
  return setup.kind === 'none' ? setup.detected.vcs : 'none';
};

/** More paths of one run are asked for with the run itself. */
const TOLD_PATHS = 2_000;

const wrote = ({ state }: RunSummary): boolean => state === 'written' || state === 'partial';

/** The newest of all runs, and always the newest that wrote: lists that nobody answered must not hide what can be undone. */
export const newestRuns = (runs: readonly RunSummary[], most: number): readonly RunSummary[] => {
  const [newest, last] = [runs.slice(0, most), runs.find(wrote)];
  return last === undefined || newest.includes(last) ? newest : [...newest.slice(0, -1), last];
};

// Runs that cannot be listed keep no folder from being opened.
const recentRuns = async (workspace: string): Promise<readonly RunSummary[]> => {
  const runs = newestRuns(await listRuns(workspace).catch(() => []), MAX_RUNS);
  return runs.map((run) => ({ ...run, written: run.written.slice(0, TOLD_PATHS) }));
};

/** Everything that the window shows of a folder, read once. Nothing in it is run. */
export const scanWorkspace = async (path: string, deps: ScanDeps): Promise<WorkspaceState> => {
  const setup = await readSetup(path, deps.translate);
  const ready = setup.kind === 'ready' ? setup.framework : null;
  const [trust, vcs, { snapshots, latest }, status, runs] = await Promise.all([
    deps.trust.inspect(path),
    deps.changes.look(path, vcsKindOf(setup)),
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
