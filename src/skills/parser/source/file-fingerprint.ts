import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { stopped } from '../figma/client/http-get.ts';
import { listPictures, type PictureReading, readFillMap } from './file-pictures.ts';
import type { FileSourceOptions } from './file-source.ts';

const CHUNK = 4 * 1024 * 1024;

const hashOpen = async (handle: FileHandle, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let at = 0; ; ) {
    if (signal.aborted) throw stopped(signal);
    const { bytesRead } = await handle.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
};

/** Null when it cannot be read: whoever reads it says so. */
const hashFile = async (path: string, { limits, signal }: PictureReading): Promise<string | null> => {
  try {
    const found = await stat(path);
    // Opening a named pipe would wait for a writer.
    if (!found.isFile() || found.size > limits.jsonBytes) return null;
    const handle = await open(path, 'r');
    try {
      return await hashOpen(handle, signal);
    } finally {
      await handle.close();
    }
  } catch {
    if (signal.aborted) throw stopped(signal);
    return null;
  }
};

/** Name, size and time of change: pictures are too many to be read for this. */
const looksOf = async (paths: Iterable<string>): Promise<string[]> => {
  const looks: string[] = [];
  for (const path of [...paths].sort()) {
    const found = await stat(path).catch(() => null);
    looks.push(`${path} ${found?.size ?? '-'} ${found?.mtimeMs ?? '-'}`);
  }
  return looks;
};

/** The files that the map of fills names, wherever they lie. */
const fillFiles = async (fills: string, reading: PictureReading): Promise<string[]> => {
  const map = await readFillMap(fills, reading);
  return [...map.values()].map((path) => resolve(dirname(fills), path));
};

/**
 * A hash over all that a saved design is read from: the bytes of its JSON files, and the looks of its pictures.
 * @param known hash of the bytes of the file, when they were read already
 * @returns null where something that was given cannot be read, which whoever reads it says
 */
export const fileFingerprint = async (
  { file, variables, images, fills }: FileSourceOptions,
  known: string | null,
  reading: PictureReading,
): Promise<string | null> => {
  const hash = createHash('sha256').update(`${file}\n`);
  for (const path of [file, variables, fills]) {
    const own = path === undefined ? '' : path === file && known !== null ? known : await hashFile(path, reading);
    if (own === null) return null;
    hash.update(`${own}\n`);
  }
  try {
    const pictures = images === undefined ? [] : (await listPictures(images)).values();
    const filled = fills === undefined ? [] : await fillFiles(fills, reading);
    for (const look of [...(await looksOf(pictures)), ...(await looksOf(filled))]) hash.update(`${look}\n`);
  } catch {
    if (reading.signal.aborted) throw stopped(reading.signal);
    return null;
  }
  return hash.digest('hex');
};
