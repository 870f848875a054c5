import { createReadStream, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { OverCap, readBody } from '../figma/client/body.ts';
import { stopped } from '../figma/client/http-get.ts';
import { parseJson } from '../figma/client/json.ts';
import { megabytes } from '../figma/client/limits.ts';

const OPEN_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no-such-file',
  ENOTDIR: 'no-such-file',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EISDIR: 'not-a-file',
  ELOOP: 'not-a-file',
  ENAMETOOLONG: 'no-such-file',
};

const unreadable = (file: string, name: string): CodedError =>
  new CodedError('design-unreadable', { file, reason: reason(name) });

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** What a failure of reading means for the user; anything that is a fault of ours stays as it is. */
export const fileFailure = (error: unknown, file: string, cap: number): unknown => {
  if (error instanceof CodedError) return error;
  if (error instanceof OverCap) return new CodedError('design-too-large', { file, limit: megabytes(cap) });
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return unreadable(file, 'gzip-cut');
  if (code.startsWith('Z_')) return unreadable(file, 'gzip-broken');
  // A system error that nobody listed is still about this file; anything else is a fault of ours.
  return code === '' ? error : unreadable(file, OPEN_REASONS[code] ?? 'io-error');
};

export const isGzip = async (handle: FileHandle): Promise<boolean> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
};

/** @throws CodedError `design-unreadable`, or the error of the system */
export const regularFile = async (file: string): Promise<Stats> => {
  const found = await stat(file);
  if (!found.isFile()) throw unreadable(file, 'not-a-file');
  return found;
};

const readOpen = async (handle: FileHandle, file: string, cap: number, signal: AbortSignal): Promise<Buffer> => {
  const gzipped = await isGzip(handle);
  const stream = createReadStream(file, { fd: handle, start: 0, autoClose: false, highWaterMark: 256 * 1024, signal });
  return await readBody(stream, gzipped, cap);
};

/**
 * The bytes of a file of at most `cap` bytes, unpacked when it is gzip, whatever it is called.
 * @throws CodedError `design-unreadable`, `design-too-large`, or the failure of the signal
 */
export const readFileBytes = async (file: string, cap: number, signal: AbortSignal): Promise<Buffer> => {
  if (signal.aborted) throw stopped(signal);
  let handle: FileHandle | null = null;
  try {
    // Looked at before it is opened: opening a named pipe would wait for a writer.
    const { size } = await regularFile(file);
    if (size > cap) throw new OverCap();
    handle = await open(file, 'r');
    return await readOpen(handle, file, cap, signal);
  } catch (error) {
    if (signal.aborted) throw stopped(signal);
    throw fileFailure(error, file, cap);
  } finally {
    await handle?.close();
  }
};

/** @throws CodedError `design-invalid` with the place where the JSON breaks */
export const parseFileJson = (bytes: Uint8Array, file: string): unknown => {
  const parsed = parseJson(bytes);
  if (parsed.ok) return parsed.value;
  if (parsed.problem === 'too-long') throw new CodedError('design-too-large', { file, limit: megabytes(2 ** 29) });
  const why =
    parsed.problem === 'empty'
      ? reason('empty-file')
      : reason('broken-json', { line: parsed.line, column: parsed.column });
  throw new CodedError('design-invalid', { file, reason: why });
};
