import type { Stats } from 'node:fs';
import { lstat, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '#contract/config';
import { CodedError } from '#contract/errors';
import type { Manifest } from '#contract/snapshot';
import { type PreparedFile, prepareFile } from '../atomic-file.ts';
import { flushFolder, removeQuietly } from '../files/durable.ts';
import { failpoint } from '../files/failpoint.ts';
import { statAll } from '../files/stat-slices.ts';
import { errnoOf } from '../fs-failure.ts';
import { namesIn } from './framework-folders.ts';
import { type WrittenFile, writeHashedFile } from './hashed-file.ts';
import { readHead } from './head.ts';
import { hiddenName } from './hidden-name.ts';
import { digestOf } from './inspect.ts';
import { LATEST } from './latest.ts';
import { HEAD_FILE, MANIFEST, REQUIRED_FILES } from './manifest.ts';
import { nextName } from './snapshot-name.ts';

/** A finished snapshot that still lies under its hidden name. */
export interface StagedSnapshot {
  /** Real path of `output/<framework>`. */
  readonly parent: string;
  readonly name: string;
  readonly dir: string;
  readonly files: ReadonlyMap<string, WrittenFile & { readonly changed: number }>;
  /** Folders below `dir`, the deepest first. */
  readonly folders: readonly string[];
}

// Something else may have rewritten a file since, e.g. what an adapter does to the AST: then its hash is taken again.
const currentFile = async (staged: StagedSnapshot, path: string, stats: Stats): Promise<WrittenFile> => {
  const written = staged.files.get(path);
  if (written && stats.size === written.size && stats.mtimeMs === written.changed) return written;
  return { size: stats.size, sha256: await digestOf(join(staged.dir, path)) };
};

const writeManifest = async (staged: StagedSnapshot): Promise<void> => {
  const files: Manifest['files'] = {};
  const paths = [...staged.files.keys()].sort();
  let at = 0;
  for await (const stats of statAll(paths.map((path) => join(staged.dir, path)))) {
    const path = paths[at++] as string;
    const { size, sha256 } = await currentFile(staged, path, stats);
    files[path] = { size, sha256 };
  }
  const text = `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, files }, null, 1)}\n`;
  await writeHashedFile(join(staged.dir, MANIFEST), text, { dir: staged.parent, isStopped: () => undefined });
};

const checkComplete = async (staged: StagedSnapshot): Promise<void> => {
  const missing: string[] = REQUIRED_FILES.filter((path) => !staged.files.has(path));
  if (missing.length === 0 && (await readHead(staged.dir)) === null) missing.push(`head of ${HEAD_FILE}`);
  if (missing.length > 0) throw new CodedError('run-incomplete', { missing: missing.join(', ') });
};

const TAKEN = new Set(['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EISDIR', 'EPERM']);

const isTaken = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
};

// A rename replaces an empty folder without a word, so the place is looked at first; a full one it refuses by itself.
const moveIntoPlace = async (staged: StagedSnapshot, name: string): Promise<boolean> => {
  const target = join(staged.parent, name);
  if (await isTaken(target)) return false;
  failpoint('publish.rename');
  try {
    await rename(staged.dir, target);
    return true;
  } catch (error) {
    if (TAKEN.has(errnoOf(error) ?? '') && (await isTaken(target))) return false;
    throw error;
  }
};

/** Takes a snapshot out of sight again, in one step. */
const withdraw = async (parent: string, name: string): Promise<void> => {
  const hidden = join(parent, await hiddenName('deleting', name));
  await rename(join(parent, name), hidden);
  await removeQuietly(hidden, 'publish.withdraw');
};

const showLatest = async (parent: string, name: string, latest: PreparedFile): Promise<void> => {
  try {
    await latest.commit();
  } catch (error) {
    await latest.discard();
    await withdraw(parent, name);
    throw error;
  }
};

const tryName = async (staged: StagedSnapshot, name: string): Promise<boolean> => {
  // All that needs room is written before the snapshot is seen, so that a full disk leaves everything as it was.
  const latest = await prepareFile(join(staged.parent, LATEST), name, { point: 'latest' });
  try {
    if (!(await moveIntoPlace(staged, name))) {
      await latest.discard();
      return false;
    }
  } catch (error) {
    await latest.discard();
    throw error;
  }
  await showLatest(staged.parent, name, latest);
  return true;
};

/**
 * Makes a staged snapshot visible: manifest, flush, one rename, then `latest.txt`. Never replaces anything: when the name
 * was taken meanwhile, a later one is used.
 * @returns the name under which it is seen
 * @throws CodedError `run-incomplete` when a file of every snapshot is missing, or the failure of the system
 */
export const publishSnapshot = async (staged: StagedSnapshot, clock: () => number): Promise<string> => {
  await checkComplete(staged);
  await writeManifest(staged);
  for (const folder of [...staged.folders, staged.dir]) await flushFolder(folder, 'publish.flush-folder');
  let name = staged.name;
  while (!(await tryName(staged, name))) name = nextName(await namesIn(staged.parent), clock());
  // From here on it is seen and whole; a failed flush would be no reason to call it unpublished.
  await flushFolder(staged.parent, 'publish.flush-parent').catch(() => undefined);
  return name;
};
