import { lstat, mkdir, open, readdir, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf, isMissing } from '../fs-failure.ts';
import { failpoint } from './failpoint.ts';

// Systems that cannot flush a folder say so in these ways; there the rename alone has to do.
const CANNOT_FLUSH = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP']);

/** Makes the names in a folder last through a power cut. */
export const flushFolder = async (dir: string, point: string): Promise<void> => {
  failpoint(point);
  try {
    const handle = await open(dir, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (process.platform === 'win32' || CANNOT_FLUSH.has(errnoOf(error) ?? '')) return;
    throw error;
  }
};

/** @returns true when the folder was made, false when it was there */
export const makeFolder = async (dir: string, point: string): Promise<boolean> => {
  failpoint(point);
  try {
    await mkdir(dir);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
};

const ifPresent = async (work: Promise<void>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/** Removes a file, or the link itself; nothing when it is not there. */
export const removeFile = async (path: string, point: string): Promise<void> => {
  failpoint(point);
  await ifPresent(unlink(path));
};

/** Removes a folder with all that is in it, one call after the other; of a link, on top or below, only the link itself. */
export const removeTree = async (dir: string, point: string): Promise<void> => {
  failpoint(point);
  const isLink = await lstat(dir).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
  if (isLink) return ifPresent(unlink(dir));
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    const path = join(dir, entry.name);
    await (entry.isDirectory() ? removeTree(path, point) : removeFile(path, point));
  }
  failpoint(point);
  await ifPresent(rmdir(dir));
};

/** Removes what a run left, as far as that is possible: what stays is hidden and is tried again by the next run. */
export const removeQuietly = async (dir: string, point: string): Promise<void> => {
  try {
    await removeTree(dir, point);
  } catch {
    // Nothing depends on it: the name starts with a dot, so no reader sees it.
  }
};
