import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import {
  type DesignVariable,
  designVariables,
  type ImageMap,
  imageMap,
  type SnapshotHead,
  type StatusSnapshot,
} from '#contract/snapshot';
import { readBounded } from './files/bounded-read.ts';
import { visibleText } from './files/visible-text.ts';
import { codedRead } from './fs-failure.ts';
import { resolveInside } from './safe-path.ts';
import { isRealFolder, realFrameworkDir } from './snapshot/framework-folders.ts';
import { readHead } from './snapshot/head.ts';
import { inspectSnapshot, wholeSnapshots } from './snapshot/inspect.ts';
import { readLatestName } from './snapshot/latest.ts';
import { HEAD_FILE, isSnapshotPath, readManifest } from './snapshot/manifest.ts';
import { isSnapshotName } from './snapshot/snapshot-name.ts';

const MAX_JSON_BYTES = 256 * 1024 * 1024;

// The version stands among the keys; everything else is a key of the map.
const imageMapFile = z
  .looseObject({ schemaVersion: z.literal(SCHEMA_VERSION).optional() })
  .transform(({ schemaVersion: _version, ...entries }) => entries)
  .pipe(imageMap);

const missing = (name: string): CodedError => new CodedError('snapshot-missing', { name: visibleText(name, 80) });
const unreadable = (file: string, reason: string): CodedError =>
  new CodedError('design-unreadable', { file: visibleText(file), reason });

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

const openSnapshot = async (workspace: string, framework: string, name: string): Promise<string> => {
  const dir = await realFrameworkDir(workspace, framework);
  const path = join(dir, name);
  if (!isSnapshotName(name) || !(await codedRead(path, () => isRealFolder(path)))) throw missing(name);
  return path;
};

const listedFile = async (dir: string, path: string): Promise<string | null> => {
  const manifest = await readManifest(dir);
  const listed = 'problem' in manifest || !Object.hasOwn(manifest.files, path) ? undefined : manifest.files[path];
  const real = await resolveInside(dir, path);
  const stats = listed && (await lstat(real).catch(() => null));
  return stats?.isFile() && stats.size === listed?.size ? real : null;
};

/**
 * Absolute real path of a file of a snapshot, for serving it: named by the manifest, a regular file of that size, and
 * inside the snapshot when links are followed.
 * @throws CodedError `snapshot-missing` when the snapshot or the file is not there, `path-outside`, `design-unreadable`
 */
export const snapshotFile = async (
  workspace: string,
  framework: string,
  name: string,
  path: string,
): Promise<string> => {
  const dir = await openSnapshot(workspace, framework, name);
  if (!isSnapshotPath(path)) throw new CodedError('path-outside', { path: visibleText(path) });
  const file = await codedRead(dir, () => listedFile(dir, path));
  if (file === null) throw missing(`${name}/${path}`);
  return file;
};

/** Head of a snapshot, without its document. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readSnapshotHead = async (workspace: string, framework: string, name: string): Promise<SnapshotHead> => {
  const dir = await openSnapshot(workspace, framework, name);
  const head = await codedRead(dir, () => readHead(dir));
  if (head !== null) return head;
  throw (await isRealFolder(dir)) ? unreadable(HEAD_FILE, 'its head cannot be understood') : missing(name);
};

interface Address {
  readonly workspace: string;
  readonly framework: string;
  readonly name: string;
}

const readJson = async <T>(at: Address, path: string, schema: z.ZodType<T>): Promise<T> => {
  const file = await snapshotFile(at.workspace, at.framework, at.name, path);
  const read = await codedRead(file, () => readBounded(file, MAX_JSON_BYTES));
  if (read.kind === 'missing') throw missing(at.name);
  if (read.kind !== 'ok') throw unreadable(path, read.kind === 'too-large' ? 'it is too large' : 'it is not a file');
  const parsed = schema.safeParse(parseJson(new TextDecoder().decode(read.bytes)));
  if (!parsed.success) throw unreadable(path, 'its content is not what figma2code writes');
  return parsed.data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

// Layers are checked as far as the index goes; what is in them is data for whoever draws it.
const node = z.custom<SemanticNode>((value) => typeof value === 'object' && value !== null && 'id' in value);
const screenIndex = z.looseObject({ id: z.string(), name: z.string(), page: z.string() });
const semanticAst = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  screens: z.array(screenIndex.extend({ root: node.optional(), file: z.string().optional() })),
});
const screenFile = z.object({ root: node });

/** The screens of a snapshot, whose index is read once. */
export interface OpenScreens {
  /** Without their layers, in the order of the file. */
  readonly screens: readonly SemanticScreen[];
  /** The layers of one screen, or null when there is no such screen. @throws CodedError `snapshot-missing`, `design-unreadable` */
  rootOf(screenId: string): Promise<SemanticNode | null>;
}

/** For whoever reads one screen after the other. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const openScreens = async (workspace: string, framework: string, name: string): Promise<OpenScreens> => {
  const at = { workspace, framework, name };
  const ast = await readJson(at, 'semantic-ast.json', semanticAst);
  return {
    screens: ast.screens.map(({ root: _root, ...screen }) => screen as unknown as SemanticScreen),
    rootOf: async (screenId) => {
      const screen = ast.screens.find((candidate) => candidate.id === screenId);
      if (screen === undefined) return null;
      if (screen.root !== undefined || screen.file === undefined) return screen.root ?? null;
      return (await readJson(at, screen.file, screenFile)).root;
    },
  };
};

/** The screens of a snapshot without their layers, in the order of the file. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readScreens = async (
  workspace: string,
  framework: string,
  name: string,
): Promise<readonly SemanticScreen[]> => (await openScreens(workspace, framework, name)).screens;

/** The layers of one screen, or null when there is no such screen. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readScreenRoot = async (
  workspace: string,
  framework: string,
  name: string,
  screenId: string,
): Promise<SemanticNode | null> => (await openScreens(workspace, framework, name)).rootOf(screenId);

/** The token table, and why it is empty or partial. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readVariables = async (
  workspace: string,
  framework: string,
  name: string,
): Promise<{ reason: string | null; variables: DesignVariable[] }> =>
  readJson({ workspace, framework, name }, 'design-variables.json', designVariables);

/** Key → picture. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readImageMap = async (workspace: string, framework: string, name: string): Promise<ImageMap> =>
  readJson({ workspace, framework, name }, 'image-map.json', imageMapFile);
