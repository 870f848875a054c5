import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError } from '#contract/errors';
import { boundedMap, createDoor } from './files/bounded-map.ts';
import { makeFolder, removeFile, removeQuietly } from './files/durable.ts';
import { visibleText } from './files/visible-text.ts';
import { coded, fsFailure } from './fs-failure.ts';
import { namesIn } from './snapshot/framework-folders.ts';
import { type FileData, flushFile, type WrittenFile, writeHashedFile } from './snapshot/hashed-file.ts';
import { hiddenName, parseHiddenName } from './snapshot/hidden-name.ts';
import { isSnapshotPath } from './snapshot/manifest.ts';
import { type OutputFolder, openOutputFolder } from './snapshot/output-folder.ts';
import { publishSnapshot } from './snapshot/publish.ts';
import { nextName } from './snapshot/snapshot-name.ts';

/** A snapshot in the making: hidden until `publish`, and gone after `discard`. */
export interface SnapshotStaging {
  /** The name it will most likely have; the one it got is the answer of `publish`. */
  readonly name: string;
  /** Real path of the hidden folder. */
  readonly dir: string;
  /**
   * Writes a file of the snapshot; again replaces it. Large content is best given in pieces: it is hashed on the way and
   * never held twice. A few files are written at once, further calls wait.
   * @param path relative, `/` between plain names, e.g. `screenshots/icon.png`
   * @throws CodedError `path-outside`, `disk-full`, `read-only`, `too-many-files`, `cancelled` after `discard`, or what `data` throws
   */
  writeFile(path: string, data: FileData): Promise<void>;
  /**
   * Makes a subfolder into which somebody else writes files of the snapshot, on another thread. Each is then to be adopted.
   * @returns its absolute path
   */
  makeFolder(path: string): Promise<string>;
  /** Removes what lies in such a subfolder and was not adopted. */
  clearFolder(path: string): Promise<void>;
  /** Takes a file that lies in the hidden folder already. @throws CodedError `path-outside`, `cancelled` */
  adopt(path: string, written: WrittenFile & { readonly changed: number }): void;
  /**
   * Publishes by one rename and repoints `latest.txt`. On failure nothing is seen and the hidden folder is removed.
   * @throws CodedError `run-incomplete` {missing}, `disk-full`, `read-only`, `too-many-files`, `cancelled`
   */
  publish(): Promise<{ name: string; path: string }>;
  /** Stops what is being written and removes everything; after `publish`, or again, it is nothing. */
  discard(): Promise<void>;
}

const FILES_AT_ONCE = 8;
/** The disk writes what many wait for in one go: 9,000 files take a tenth of the time of one after the other. */
const FLUSHED_AT_ONCE = 24;

type Written = WrittenFile & { readonly changed: number };

interface Staging {
  readonly output: OutputFolder;
  readonly name: string;
  readonly dir: string;
  readonly files: Map<string, Written>;
  readonly folders: Set<string>;
  readonly writing: Map<string, Promise<void>>;
  readonly door: ReturnType<typeof createDoor>;
  /** Adopted files that may not be on the disk yet. */
  readonly unflushed: Set<string>;
  readonly clock: () => number;
  phase: 'open' | 'publishing' | 'published' | 'discarded';
}

const requireOpen = (staging: Staging): void => {
  if (staging.phase === 'discarded') throw new CodedError('cancelled');
  if (staging.phase !== 'open') throw new CodedError('internal', { what: 'the snapshot is already published' });
};

const makeParents = async (staging: Staging, path: string): Promise<void> => {
  const parents: string[] = [];
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) parents.unshift(folder);
  for (const folder of parents) {
    if (staging.folders.has(folder)) continue;
    await makeFolder(join(staging.dir, folder), 'staging.folder');
    staging.folders.add(folder);
  }
};

const writeOne = async (staging: Staging, path: string, data: FileData): Promise<void> => {
  requireOpen(staging);
  const full = join(staging.dir, path);
  staging.files.delete(path);
  const { dir } = staging.output;
  try {
    await coded(dir, () => makeParents(staging, path));
    const written = await writeHashedFile(full, data, { dir, isStopped: () => requireOpen(staging) });
    const { mtimeMs } = await coded(dir, () => lstat(full));
    staging.files.set(path, { ...written, changed: mtimeMs });
  } catch (error) {
    await removeFile(full, 'staging.discard').catch(() => undefined);
    throw error;
  }
};

const writeFile = async (staging: Staging, path: string, data: FileData): Promise<void> => {
  if (!isSnapshotPath(path)) throw new CodedError('path-outside', { path: visibleText(path) });
  requireOpen(staging);
  if (staging.writing.has(path)) throw new CodedError('internal', { what: `${path} is written twice at once` });
  const work = staging.door(() => writeOne(staging, path, data));
  staging.writing.set(path, work);
  try {
    await work;
  } finally {
    staging.writing.delete(path);
  }
};

const makeSubfolder = async (staging: Staging, path: string): Promise<string> => {
  if (!isSnapshotPath(path)) throw new CodedError('path-outside', { path: visibleText(path) });
  requireOpen(staging);
  await coded(staging.output.dir, () => makeParents(staging, `${path}/file`));
  return join(staging.dir, path);
};

const clearFolder = async (staging: Staging, path: string): Promise<void> => {
  const folder = await makeSubfolder(staging, path);
  const left = (await namesIn(folder)).filter((name) => !staging.files.has(`${path}/${name}`));
  for (const name of left) await coded(staging.output.dir, () => removeFile(join(folder, name), 'staging.discard'));
};

const adopt = (staging: Staging, path: string, written: Written): void => {
  if (!isSnapshotPath(path)) throw new CodedError('path-outside', { path: visibleText(path) });
  requireOpen(staging);
  staging.files.set(path, written);
  staging.unflushed.add(path);
};

/** All at once and at the end: a flush in the middle makes whoever makes a file in the same folder wait for the disk. */
const flushAdopted = async (staging: Staging): Promise<void> => {
  await boundedMap([...staging.unflushed], FLUSHED_AT_ONCE, (path) =>
    coded(staging.output.dir, () => flushFile(join(staging.dir, path))),
  );
  staging.unflushed.clear();
};

const removeStaged = async (staging: Staging): Promise<void> => {
  await Promise.allSettled(staging.writing.values());
  await removeQuietly(staging.dir, 'staging.discard');
  await staging.output.undo();
};

const publish = async (staging: Staging): Promise<{ name: string; path: string }> => {
  requireOpen(staging);
  if (staging.writing.size > 0) throw new CodedError('internal', { what: 'published while files are being written' });
  staging.phase = 'publishing';
  const { output, name, dir, files } = staging;
  const folders = [...staging.folders].map((folder) => join(dir, folder)).reverse();
  try {
    await flushAdopted(staging);
    const published = await publishSnapshot({ parent: output.dir, name, dir, files, folders }, staging.clock);
    staging.phase = 'published';
    return { name: published, path: join(output.dir, published) };
  } catch (error) {
    staging.phase = 'discarded';
    await removeStaged(staging);
    throw fsFailure(error, output.dir);
  }
};

const discard = async (staging: Staging): Promise<void> => {
  if (staging.phase !== 'open') return;
  staging.phase = 'discarded';
  await removeStaged(staging);
};

// Names of hidden folders count as taken too, so that two at once get two names.
const takenNames = async (dir: string): Promise<string[]> =>
  (await namesIn(dir)).map((name) => parseHiddenName(name)?.snapshot ?? name);

const reserve = async (output: OutputFolder, clock: () => number): Promise<{ name: string; dir: string }> => {
  let taken = await takenNames(output.dir);
  for (;;) {
    const name = nextName(taken, clock());
    const dir = join(output.dir, await hiddenName('staging', name));
    if (await makeFolder(dir, 'staging.reserve')) return { name, dir };
    taken = [...taken, name];
  }
};

/**
 * Begins a snapshot in a hidden folder beside the others. Take the run lock before.
 * @param clock wall clock in milliseconds; names rise even when it goes back
 * @throws CodedError `workspace-not-initialised`, `framework-unknown`, `path-outside`, `disk-full`, `read-only`, `too-many-files`
 */
export const createSnapshotStaging = async (
  workspace: string,
  framework: string,
  clock: () => number = Date.now,
): Promise<SnapshotStaging> => {
  const output = await openOutputFolder(workspace, framework).catch((error: unknown) => {
    throw fsFailure(error, workspace);
  });
  const reserved = await reserve(output, clock).catch(async (error: unknown) => {
    await output.undo();
    throw fsFailure(error, output.dir);
  });
  const staging: Staging = {
    output,
    ...reserved,
    files: new Map(),
    folders: new Set(),
    writing: new Map(),
    door: createDoor(FILES_AT_ONCE),
    unflushed: new Set(),
    clock,
    phase: 'open',
  };
  return {
    ...reserved,
    writeFile: (path, data) => writeFile(staging, path, data),
    makeFolder: (path) => makeSubfolder(staging, path),
    clearFolder: (path) => clearFolder(staging, path),
    adopt: (path, written) => adopt(staging, path, written),
    publish: () => publish(staging),
    discard: () => discard(staging),
  };
};
