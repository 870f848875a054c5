import { z } from 'zod';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { type ImageGroups, imageGroups } from '#contract/image-decisions';
import {
  type DesignVariable,
  designVariable,
  type FollowedVariable,
  type ImageEntry,
  type ImageMap,
  imageEntry,
  type SnapshotHead,
  variableModes,
} from '#contract/snapshot';
import { createPace, type Pace } from '../files/pace.ts';
import { codedRead } from '../fs-failure.ts';
import { isRealFolder } from '../snapshot/framework-folders.ts';
import { readHead } from '../snapshot/head.ts';
import { HEAD_FILE } from '../snapshot/manifest.ts';
import {
  fileOf,
  listedFiles,
  missingSnapshot,
  readJson,
  type SnapshotAddress,
  type SnapshotFiles,
  snapshotDir,
  unreadableFile,
} from './snapshot-files.ts';

export interface TokenTable {
  /** Why the table is empty or partial. */
  readonly reason: string | null;
  readonly variables: readonly DesignVariable[];
}

/**
 * One snapshot, read part by part as it is asked for, without holding up the event loop whatever its size. Everything
 * but the layers of screens with files of their own is read once and kept: a snapshot never changes.
 * All may throw CodedError `snapshot-missing`, `design-unreadable`, `path-outside` or `cancelled`.
 */
export interface SnapshotReader {
  readonly name: string;
  readonly dir: string;
  head(): Promise<SnapshotHead>;
  /** Without their layers, in the order of the file. */
  screens(): Promise<readonly SemanticScreen[]>;
  /** The layers of a screen; null when there is no such screen. */
  root(screen: string, signal?: AbortSignal): Promise<SemanticNode | null>;
  tokens(): Promise<TokenTable>;
  /** Variables that change with a theme of another collection; none in snapshots of earlier versions. */
  followed(): Promise<readonly FollowedVariable[]>;
  images(): Promise<ImageMap>;
  /** The same as a list, in the order of the file. */
  imageList(): Promise<readonly (readonly [key: string, entry: ImageEntry])[]>;
  /** Pictures that were close to being judged otherwise; null for a snapshot that does not tell. */
  imageGroups(): Promise<ImageGroups | null>;
  /** Absolute path of a file, for serving it. */
  file(path: string): Promise<string>;
  /** SHA-256 of a file as the manifest has it; null when it is not listed. */
  digest(path: string): string | null;
}

interface IndexedScreen {
  readonly head: SemanticScreen;
  readonly root: SemanticNode | undefined;
  readonly file: string | undefined;
}

const NOT_OURS = 'its content is not what figma2code writes';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
// Layers are checked as far as the index goes; what is in them is data for whoever draws it.
const isNode = (value: unknown): value is SemanticNode => isFields(value) && 'id' in value;
const versioned = (value: unknown, version: 'needed' | 'optional'): value is Fields =>
  isFields(value) &&
  (value['schemaVersion'] === SCHEMA_VERSION || (version === 'optional' && !('schemaVersion' in value)));

const indexedScreen = (value: unknown): IndexedScreen | null => {
  if (!isFields(value)) return null;
  const { root, file, ...head } = value;
  const named = [head['id'], head['name'], head['page']].every((field) => typeof field === 'string');
  if (!named || (root !== undefined && !isNode(root)) || (file !== undefined && typeof file !== 'string')) return null;
  return { head: { ...head, ...(file === undefined ? {} : { file }) } as unknown as SemanticScreen, root, file };
};

const each = async <T, U>(items: Iterable<T>, pace: Pace, work: (item: T) => U): Promise<U[]> => {
  const done: U[] = [];
  for (const item of items) {
    done.push(work(item));
    if (pace.isDue()) await pace.rest();
  }
  return done;
};

const readIndex = async (files: SnapshotFiles): Promise<ReadonlyMap<string, IndexedScreen>> => {
  const path = 'semantic-ast.json';
  const ast = await readJson(files, path);
  if (!versioned(ast, 'needed') || !Array.isArray(ast['screens'])) throw unreadableFile(path, NOT_OURS);
  const index = new Map<string, IndexedScreen>();
  await each(ast['screens'], createPace(), (value) => {
    const screen = indexedScreen(value);
    if (screen === null) throw unreadableFile(path, NOT_OURS);
    if (!index.has(screen.head.id)) index.set(screen.head.id, screen);
  });
  return index;
};

const tokenFile = z.object({ reason: z.string().nullable(), variables: z.array(z.unknown()) });

const readTokens = async (files: SnapshotFiles): Promise<TokenTable> => {
  const path = 'design-variables.json';
  const read = await readJson(files, path);
  const parsed = tokenFile.safeParse(read);
  if (!versioned(read, 'needed') || !parsed.success) throw unreadableFile(path, NOT_OURS);
  const variables = await each(parsed.data.variables, createPace(), (value) => {
    const variable = designVariable.safeParse(value);
    if (!variable.success) throw unreadableFile(path, NOT_OURS);
    return variable.data;
  });
  return { reason: parsed.data.reason, variables };
};

const MODES_FILE = 'variable-modes.json';

const readFollowed = async (files: SnapshotFiles): Promise<readonly FollowedVariable[]> => {
  if (!Object.hasOwn(files.listed, MODES_FILE)) return [];
  const parsed = variableModes.safeParse(await readJson(files, MODES_FILE));
  if (!parsed.success) throw unreadableFile(MODES_FILE, NOT_OURS);
  return parsed.data.variables;
};

const readImages = async (files: SnapshotFiles): Promise<[string, ImageEntry][]> => {
  const path = 'image-map.json';
  const read = await readJson(files, path);
  if (!versioned(read, 'optional')) throw unreadableFile(path, NOT_OURS);
  // The version stands among the keys; everything else is a key of the map.
  const entries = Object.entries(read).filter(([key]) => key !== 'schemaVersion');
  return each(entries, createPace(), ([key, value]) => {
    const entry = imageEntry.safeParse(value);
    if (!entry.success) throw unreadableFile(path, NOT_OURS);
    return [key, entry.data];
  });
};

const GROUPS_FILE = 'image-groups.json';

const readImageGroups = async (files: SnapshotFiles): Promise<ImageGroups | null> => {
  if (!Object.hasOwn(files.listed, GROUPS_FILE)) return null;
  const parsed = imageGroups.safeParse(await readJson(files, GROUPS_FILE));
  if (!parsed.success) throw unreadableFile(GROUPS_FILE, NOT_OURS);
  return parsed.data;
};

const readSnapshotHead = async ({ name, dir }: SnapshotFiles): Promise<SnapshotHead> => {
  const head = await codedRead(dir, () => readHead(dir));
  if (head !== null) return head;
  throw (await isRealFolder(dir)) ? unreadableFile(HEAD_FILE, 'its head cannot be understood') : missingSnapshot(name);
};

/** Reads once; a failure is not kept. */
const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= read().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
};

const readRoot = async (files: SnapshotFiles, screen: IndexedScreen, signal?: AbortSignal): Promise<SemanticNode> => {
  const { root, file } = screen;
  if (root !== undefined) return root;
  const read = file === undefined ? undefined : await readJson(files, file, signal);
  if (!isFields(read) || !isNode(read['root'])) throw unreadableFile(file ?? 'semantic-ast.json', NOT_OURS);
  return read['root'];
};

/** @throws CodedError `snapshot-missing`, `framework-unknown`, `path-outside` */
export const openSnapshot = async (at: SnapshotAddress): Promise<SnapshotReader> => {
  const dir = await snapshotDir(at);
  const files = { name: at.name, dir, listed: await listedFiles(dir) };
  const index = once(() => readIndex(files));
  const imageList = once(() => readImages(files));
  return {
    name: at.name,
    dir,
    head: once(() => readSnapshotHead(files)),
    screens: once(async () => each((await index()).values(), createPace(), ({ head }) => head)),
    root: async (id, signal) => {
      const screen = (await index()).get(id);
      return screen === undefined ? null : readRoot(files, screen, signal);
    },
    tokens: once(() => readTokens(files)),
    followed: once(() => readFollowed(files)),
    images: once(async () => Object.fromEntries(await imageList())),
    imageList,
    imageGroups: once(() => readImageGroups(files)),
    file: (path) => fileOf(files, path),
    digest: (path) => (Object.hasOwn(files.listed, path) ? (files.listed[path]?.sha256 ?? null) : null),
  };
};
