import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { coded } from '#workspace/fs-failure';
import { type DesignScan, scanDesign } from '#workspace/outline/scan-design';
import { OverCap } from '../figma/client/body.ts';
import { stopped } from '../figma/client/http-get.ts';
import type { PictureReading } from './file-pictures.ts';
import { fileFailure, isGzip, regularFile } from './read-json-file.ts';

const CHUNK = 1024 * 1024;

export interface BodyFile {
  /** The file itself, or the one it was unpacked into. */
  readonly path: string;
  readonly scan: DesignScan;
  /** When the file was written, before it was looked at; null for what was unpacked. */
  readonly changed: number | null;
}

async function* capped(chunks: AsyncIterable<Uint8Array>, cap: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > cap) throw new OverCap();
    yield chunk;
  }
}

/** Through the handle itself: a stream of the file system would have to be watched for its own failures. */
async function* chunksOf(handle: FileHandle, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const readAt = (at: number) => handle.read(Buffer.allocUnsafeSlow(CHUNK), 0, CHUNK, at);
  let next = readAt(0);
  for (let at = 0; ; ) {
    const { buffer, bytesRead } = await next;
    if (signal.aborted) throw stopped(signal);
    if (bytesRead === 0) return;
    at += bytesRead;
    // The disk works while this chunk is looked at. A failure is met when it is its turn.
    next = readAt(at);
    next.catch(() => undefined);
    yield buffer.subarray(0, bytesRead);
  }
}

async function* written(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const dir = dirname(path);
  const out = await coded(dir, () => open(path, 'w', 0o600));
  try {
    for await (const chunk of chunks) {
      await coded(dir, () => out.writeFile(chunk));
      yield chunk;
    }
  } finally {
    await out.close();
  }
}

const scanOpen = async (
  handle: FileHandle,
  file: string,
  spool: string,
  reading: PictureReading,
): Promise<BodyFile> => {
  const { limits, signal } = reading;
  const chunks = chunksOf(handle, signal);
  if (!(await isGzip(handle))) {
    const { mtimeMs: changed } = await handle.stat();
    return { path: file, scan: await scanDesign(capped(chunks, limits.jsonBytes)), changed };
  }
  const scan = await pipeline(chunks, createGunzip({ chunkSize: CHUNK }), (unpacked: AsyncIterable<Uint8Array>) =>
    scanDesign(written(capped(unpacked, limits.jsonBytes), spool)),
  );
  return { path: spool, scan, changed: null };
};

/**
 * Looks at the bytes of a file of at most `jsonBytes`, unpacked when it is gzip, whatever it is called. Nothing is parsed
 * and nothing stays in memory; gzip is unpacked into `spool`.
 * @throws CodedError `design-unreadable`, `design-too-large`, or the failure of the signal
 */
export const openBodyFile = async (file: string, spool: string, reading: PictureReading): Promise<BodyFile> => {
  const { limits, signal } = reading;
  if (signal.aborted) throw stopped(signal);
  let handle: FileHandle | null = null;
  try {
    // Looked at before it is opened: opening a named pipe would wait for a writer.
    const { size } = await regularFile(file);
    if (size > limits.jsonBytes) throw new OverCap();
    handle = await open(file, 'r');
    return await scanOpen(handle, file, spool, reading);
  } catch (error) {
    if (signal.aborted) throw stopped(signal);
    throw fileFailure(error, file, limits.jsonBytes);
  } finally {
    await handle?.close();
  }
};
