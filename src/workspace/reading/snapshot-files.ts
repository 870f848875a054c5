import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '#contract/errors';
import type { Manifest } from '#contract/snapshot';
import { type BoundedRead, readBounded } from '../files/bounded-read.ts';
import { createPace } from '../files/pace.ts';
import { parsePaced } from '../files/paced-json.ts';
import { visibleText } from '../files/visible-text.ts';
import { codedRead } from '../fs-failure.ts';
import { resolveInside } from '../safe-path.ts';
import { isRealFolder, realFrameworkDir } from '../snapshot/framework-folders.ts';
import { isSnapshotPath, readManifest } from '../snapshot/manifest.ts';
import { isSnapshotName } from '../snapshot/snapshot-name.ts';

export interface SnapshotAddress {
  readonly workspace: string;
  readonly framework: string;
  readonly name: string;
}

const MAX_JSON_BYTES = 256 * 1024 * 1024;
/** Bytes become text in pieces of this size, so that no single step lasts. */
const DECODED = 1024 * 1024;

export const missingSnapshot = (name: string): CodedError =>
  new CodedError('snapshot-missing', { name: visibleText(name, 80) });
export const unreadableFile = (file: string, reason: string): CodedError =>
  new CodedError('design-unreadable', { file: visibleText(file), reason });

/** Real folder of a snapshot. @throws CodedError `snapshot-missing`, `framework-unknown`, `path-outside` */
export const snapshotDir = async ({ workspace, framework, name }: SnapshotAddress): Promise<string> => {
  const dir = await realFrameworkDir(workspace, framework);
  const path = join(dir, name);
  if (!isSnapshotName(name) || !(await codedRead(path, () => isRealFolder(path)))) throw missingSnapshot(name);
  return path;
};

/** What the files of a snapshot must be; nothing is listed where the manifest cannot be read. */
export const listedFiles = async (dir: string): Promise<Manifest['files']> => {
  const manifest = await codedRead(dir, () => readManifest(dir));
  return 'problem' in manifest ? {} : manifest.files;
};

/** The files of one snapshot, by what its manifest says. */
export interface SnapshotFiles {
  readonly name: string;
  readonly dir: string;
  readonly listed: Manifest['files'];
}

const realFile = async ({ dir, listed }: SnapshotFiles, path: string): Promise<string | null> => {
  const expected = Object.hasOwn(listed, path) ? listed[path] : undefined;
  const real = await resolveInside(dir, path);
  const stats = expected && (await lstat(real).catch(() => null));
  return stats?.isFile() && stats.size === expected?.size ? real : null;
};

/**
 * Absolute real path of a file: named by the manifest, a regular file of that size, inside the snapshot when links are followed.
 * @throws CodedError `snapshot-missing`, `path-outside`
 */
export const fileOf = async (files: SnapshotFiles, path: string): Promise<string> => {
  if (!isSnapshotPath(path)) throw new CodedError('path-outside', { path: visibleText(path) });
  const file = await codedRead(files.dir, () => realFile(files, path));
  if (file === null) throw missingSnapshot(`${files.name}/${path}`);
  return file;
};

const bytesOf = (files: SnapshotFiles, path: string, read: BoundedRead): Uint8Array => {
  if (read.kind === 'ok') return read.bytes;
  if (read.kind === 'missing') throw missingSnapshot(files.name);
  throw unreadableFile(path, read.kind === 'too-large' ? 'it is too large' : 'it is not a file');
};

/**
 * A JSON file of a snapshot, read without holding up others, whatever its size. What it holds is not checked.
 * @throws CodedError `snapshot-missing`, `path-outside`, `design-unreadable`, `cancelled`
 */
export const readJson = async (files: SnapshotFiles, path: string, signal?: AbortSignal): Promise<unknown> => {
  const file = await fileOf(files, path);
  const bytes = bytesOf(files, path, await codedRead(file, () => readBounded(file, MAX_JSON_BYTES)));
  const pace = createPace(signal);
  const decoder = new TextDecoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += DECODED) {
    text += decoder.decode(bytes.subarray(at, at + DECODED), { stream: true });
    if (pace.isDue()) await pace.rest();
  }
  try {
    return await parsePaced(text + decoder.decode(), pace);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
