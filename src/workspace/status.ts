import { dirname } from 'node:path';
import { SCHEMA_VERSION } from '#contract/config';
import { type StatusSnapshot, type WorkspaceStatus, workspaceStatus } from '#contract/snapshot';
import { writeFileAtomic } from './atomic-file.ts';
import { readBounded } from './files/bounded-read.ts';
import { coded } from './fs-failure.ts';
import { PRODUCT_DIR, workspacePaths } from './paths.ts';
import { resolveInside } from './safe-path.ts';
import { frameworksOf } from './snapshot/framework-folders.ts';
import { snapshotsAndLatest } from './snapshots.ts';
import { validateWorkspace } from './validate.ts';

const MAX_STATUS_BYTES = 4 * 1024 * 1024;

const statusPath = (workspace: string): Promise<string> => resolveInside(workspace, `${PRODUCT_DIR}/status.json`);

/** What `status.json` says; null when it is not there or cannot be understood. */
export const readStatus = async (workspace: string): Promise<WorkspaceStatus | null> => {
  const path = await statusPath(workspace);
  return coded(dirname(path), async () => {
    const read = await readBounded(path, MAX_STATUS_BYTES);
    if (read.kind !== 'ok') return null;
    const parsed = workspaceStatus.safeParse(parseJson(new TextDecoder().decode(read.bytes)));
    return parsed.success ? parsed.data : null;
  });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const writeStatus = async (workspace: string, status: WorkspaceStatus): Promise<void> => {
  await writeFileAtomic(await statusPath(workspace), `${JSON.stringify(status, null, 2)}\n`, { point: 'status' });
};

/**
 * Takes every snapshot of a framework out of `status.json` that is not in the list, before it is removed.
 * Writes nothing when none is named, or when there is no status to correct.
 */
export const forgetSnapshots = async (workspace: string, framework: string, kept: readonly string[]): Promise<void> => {
  const status = await readStatus(workspace);
  if (status === null) return;
  const stays = (snapshot: StatusSnapshot): boolean => snapshot.framework !== framework || kept.includes(snapshot.name);
  const snapshots = status.snapshots.filter(stays);
  const latestGoes = status.latest !== null && !snapshots.some((left) => left.name === status.latest);
  if (snapshots.length === status.snapshots.length && !latestGoes) return;
  const latest = latestGoes ? (kept[0] ?? null) : status.latest;
  await writeStatus(workspace, { ...status, snapshots, latest });
};

/**
 * Writes `status.json` from what is on disk now: the whole snapshots of every framework, newest first, and the latest one
 * of the framework in `config.json`. Needs the run lock.
 * @throws CodedError of `validateWorkspace`, `path-outside`, `disk-full`, `read-only`, `too-many-files`
 */
export const syncStatus = async (workspace: string, lastRun: WorkspaceStatus['lastRun']): Promise<WorkspaceStatus> => {
  const config = await validateWorkspace(workspace);
  const { output } = workspacePaths(workspace);
  const all: StatusSnapshot[] = [];
  let latest: string | null = null;
  for (const framework of await coded(output, () => frameworksOf(workspace))) {
    const found = await snapshotsAndLatest(workspace, framework);
    all.push(...found.snapshots);
    if (framework === config.framework) latest = found.latest;
  }
  const snapshots = all.sort((a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0));
  const status: WorkspaceStatus = { schemaVersion: SCHEMA_VERSION, initialised: true, snapshots, latest, lastRun };
  await writeStatus(workspace, status);
  return status;
};
