import { join } from 'node:path';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { ImageMap, SnapshotHead, StatusSnapshot } from '#contract/snapshot';
import { codedRead } from './fs-failure.ts';
import { openSnapshot, type TokenTable } from './reading/snapshot-reader.ts';
import { realFrameworkDir } from './snapshot/framework-folders.ts';
import { inspectSnapshot, wholeSnapshots } from './snapshot/inspect.ts';
import { readLatestName } from './snapshot/latest.ts';

type Whole = Awaited<ReturnType<typeof wholeSnapshots>>;

const rowsOf = (whole: Whole, framework: string): StatusSnapshot[] =>
  whole.map(({ name, head }) => ({
    name,
    framework,
    alias: head.alias,
    createdAt: head.createdAt,
    counts: head.counts,
  }));

/**
 * The whole snapshots of a framework, newest first. What is torn, foreign or hidden is left out.
 * @throws CodedError `framework-unknown`, `path-outside`, or the failure of the system
 */
export const listSnapshots = async (workspace: string, framework: string): Promise<StatusSnapshot[]> => {
  const dir = await realFrameworkDir(workspace, framework);
  return rowsOf(await codedRead(dir, () => wholeSnapshots(dir)), framework);
};

/** The list and the latest of it, as `listSnapshots` and `latestSnapshot` tell them, with one look at each snapshot. */
export const snapshotsAndLatest = async (
  workspace: string,
  framework: string,
): Promise<{ readonly snapshots: StatusSnapshot[]; readonly latest: string | null }> => {
  const dir = await realFrameworkDir(workspace, framework);
  return codedRead(dir, async () => {
    const named = await readLatestName(dir);
    const whole = await wholeSnapshots(dir);
    const latest = whole.find(({ name }) => name === named) ?? whole[0];
    return { snapshots: rowsOf(whole, framework), latest: latest?.name ?? null };
  });
};

/** The snapshot that `latest.txt` names when that is a whole one, else the newest whole one, else null. */
export const latestSnapshot = async (workspace: string, framework: string): Promise<string | null> => {
  const dir = await realFrameworkDir(workspace, framework);
  return codedRead(dir, async () => {
    const named = await readLatestName(dir);
    if (named !== null && (await inspectSnapshot(dir, named)).whole) return named;
    return (await wholeSnapshots(dir))[0]?.name ?? null;
  });
};

/** Head and real path of the newest whole snapshot; null when there is none. @throws CodedError `framework-unknown`, `path-outside` */
export const newestHead = async (
  workspace: string,
  framework: string,
): Promise<{ readonly name: string; readonly path: string; readonly head: SnapshotHead } | null> => {
  const dir = await realFrameworkDir(workspace, framework);
  const newest = (await codedRead(dir, () => wholeSnapshots(dir)))[0];
  return newest === undefined ? null : { name: newest.name, path: join(dir, newest.name), head: newest.head };
};

/**
 * Absolute real path of a file of a snapshot, for serving it: named by the manifest, a regular file of that size, and
 * inside the snapshot when links are followed.
 * @throws CodedError `snapshot-missing` when the snapshot or the file is not there, `path-outside`, `design-unreadable`
 */
export const snapshotFile = async (workspace: string, framework: string, name: string, path: string): Promise<string> =>
  (await openSnapshot({ workspace, framework, name })).file(path);

/** Head of a snapshot, without its document. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readSnapshotHead = async (workspace: string, framework: string, name: string): Promise<SnapshotHead> =>
  (await openSnapshot({ workspace, framework, name })).head();

/** The screens of a snapshot, whose index is read once. */
export interface OpenScreens {
  /** Without their layers, in the order of the file. */
  readonly screens: readonly SemanticScreen[];
  /** The layers of one screen, or null when there is no such screen. @throws CodedError `snapshot-missing`, `design-unreadable` */
  rootOf(screenId: string): Promise<SemanticNode | null>;
}

/** For whoever reads one screen after the other. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const openScreens = async (workspace: string, framework: string, name: string): Promise<OpenScreens> => {
  const reader = await openSnapshot({ workspace, framework, name });
  return { screens: await reader.screens(), rootOf: (screenId) => reader.root(screenId) };
};

/** The screens of a snapshot without their layers, in the order of the file. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readScreens = async (
  workspace: string,
  framework: string,
  name: string,
): Promise<readonly SemanticScreen[]> => (await openSnapshot({ workspace, framework, name })).screens();

/** The layers of one screen, or null when there is no such screen. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readScreenRoot = async (
  workspace: string,
  framework: string,
  name: string,
  screenId: string,
): Promise<SemanticNode | null> => (await openSnapshot({ workspace, framework, name })).root(screenId);

/** The token table, and why it is empty or partial. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readVariables = async (workspace: string, framework: string, name: string): Promise<TokenTable> =>
  (await openSnapshot({ workspace, framework, name })).tokens();

/** Key → picture. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readImageMap = async (workspace: string, framework: string, name: string): Promise<ImageMap> =>
  (await openSnapshot({ workspace, framework, name })).images();
