import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isMissing } from '#workspace/fs-failure';
import { stopped } from '../figma/client/http-get.ts';
import type { PictureReading } from './file-pictures.ts';
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

/** Empty when there is no such file: whoever reads it says so. */
const hashFile = async (path: string | undefined, { limits, signal }: PictureReading): Promise<string> => {
  if (path === undefined) return '';
  try {
    const found = await stat(path);
    // Opening a named pipe would wait for a writer.
    if (!found.isFile() || found.size > limits.jsonBytes) return '';
    const handle = await open(path, 'r');
    try {
      return await hashOpen(handle, signal);
    } finally {
      await handle.close();
    }
  } catch {
    if (signal.aborted) throw stopped(signal);
    return '';
  }
};

/** Name, size and time of change: pictures are too many to be read for this. */
const looksOf = async (paths: readonly string[]): Promise<string[]> => {
  const looks: string[] = [];
  for (const path of [...paths].sort()) {
    const found = await stat(path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    looks.push(`${path} ${found?.size ?? '-'} ${found?.mtimeMs ?? '-'}`);
  }
  return looks;
};

const folderLooks = async (folder: string | undefined): Promise<string[]> => {
  if (folder === undefined) return [];
  const names = await readdir(folder).catch(() => []);
  return looksOf(names.map((name) => join(folder, name)));
};

const fillLooks = async (fills: string | undefined): Promise<string[]> => {
  if (fills === undefined) return [];
  return folderLooks(dirname(resolve(fills)));
};

/**
 * A hash over all that a saved design is read from: the bytes of its JSON files, and the looks of its pictures.
 * @param known hash of the bytes of the file, when they were read already
 * @returns null where the design itself cannot be read, which whoever reads it says
 */
export const fileFingerprint = async (
  { file, variables, images, fills }: FileSourceOptions,
  known: string | null,
  reading: PictureReading,
): Promise<string | null> => {
  const body = known ?? (await hashFile(file, reading));
  if (body === '') return null;
  const hash = createHash('sha256').update(`${file}\n${body}\n`);
  hash.update(`${await hashFile(variables, reading)}\n${await hashFile(fills, reading)}\n`);
  for (const look of [...(await folderLooks(images)), ...(await fillLooks(fills))]) hash.update(`${look}\n`);
  return hash.digest('hex');
};
