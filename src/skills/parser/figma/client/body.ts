import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

export interface StartBounds {
  readonly most: number;
  readonly ms: number;
}

/** Thrown inside a pipeline when the decoded bytes pass the cap; nobody outside sees it. */
export class OverCap extends Error {
  override readonly name = 'OverCap';
}

const collect = async (chunks: AsyncIterable<Uint8Array>, cap: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > cap) throw new OverCap();
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
};

/**
 * Reads a stream to its end, unpacked when `gzipped`, and stops at `cap` decoded bytes: a small bomb never unfolds.
 * @throws OverCap, the stream's own error, or zlib's (`Z_BUF_ERROR` when the packed data is cut)
 */
export const readBody = (stream: Readable, gzipped: boolean, cap: number): Promise<Buffer> =>
  gzipped
    ? pipeline(stream, createGunzip({ chunkSize: 256 * 1024 }), (chunks) => collect(chunks, cap))
    : pipeline(stream, (chunks) => collect(chunks as AsyncIterable<Uint8Array>, cap));

/**
 * The first bytes of an error page; whatever follows is not read. Never rejects: what the status says holds also where its
 * page is cut off, is not packed as it claims, or does not come within `ms`.
 */
export const readStart = async (stream: Readable, gzipped: boolean, { most, ms }: StartBounds): Promise<Buffer> => {
  const source = gzipped ? stream.pipe(createGunzip()) : stream;
  // A pipe does not hand errors on.
  if (gzipped) stream.on('error', (error) => source.destroy(error));
  const late = setTimeout(() => stream.destroy(new Error('late')), ms);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      parts.push(chunk);
      size += chunk.byteLength;
      if (size >= most) break;
    }
  } catch {
    // Whoever was stopped looks at the signal.
  } finally {
    clearTimeout(late);
    stream.destroy();
  }
  return Buffer.concat(parts, size).subarray(0, most);
};
