import { type FileHandle, open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type DesignOutline, LONGEST_ID, type OutlinedPage } from '#contract/design/design-outline';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { OutlinePage } from '#workspace/outline/outline-scanner';
import { type DesignScan, scanDesign } from '#workspace/outline/scan-design';

const CHUNK = 1024 * 1024;
const MOST_BYTES = 512 * 1024 * 1024;
/** More layers are not chosen from one by one. */
const MOST_LISTED = 20_000;
/** A file of more pages is imported whole. */
const MOST_PAGES = 5_000;
const LONGEST_NAME = 300;
const LONGEST_TYPE = 60;

async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no-such-file',
  ENOTDIR: 'no-such-file',
  ENAMETOOLONG: 'no-such-file',
  ELOOP: 'not-a-file',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  Z_BUF_ERROR: 'gzip-cut',
};

const whyOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  const name = typeof code === 'string' ? code : '';
  return REASONS[name] ?? (name.startsWith('Z_') ? 'gzip-broken' : 'io-error');
};

class TooLarge extends Error {}

async function* capped(chunks: AsyncIterable<Uint8Array>, cap: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > cap) throw new TooLarge();
    yield chunk;
  }
}

const isGzip = async (handle: FileHandle): Promise<boolean> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
};

const scanOpen = async (handle: FileHandle, cap: number): Promise<DesignScan> => {
  if (!(await isGzip(handle))) return scanDesign(capped(chunksOf(handle), cap));
  return pipeline(chunksOf(handle), createGunzip({ chunkSize: CHUNK }), (unpacked: AsyncIterable<Uint8Array>) =>
    scanDesign(capped(unpacked, cap)),
  );
};

const unreadable = (file: string, name: string): CodedError =>
  new CodedError('design-unreadable', { file, reason: reason(name) });

const scanFile = async (file: string, cap: number): Promise<DesignScan> => {
  // Looked at before it is opened: opening a named pipe would wait for a writer.
  const found = await stat(file);
  if (!found.isFile()) throw unreadable(file, 'not-a-file');
  if (found.size > cap) throw new TooLarge();
  const handle = await open(file, 'r');
  try {
    return await scanOpen(handle, cap);
  } finally {
    await handle.close();
  }
};

/** The page as far as `room` goes; what cannot be chosen by its id is only counted. */
const listPage = ({ id, name, top }: OutlinePage, room: number): OutlinedPage => {
  const listed = top.filter((layer) => layer.id.length <= LONGEST_ID).slice(0, Math.max(0, room));
  return {
    id,
    name: name.slice(0, LONGEST_NAME),
    layers: top.reduce((sum, { layers }) => sum + layers, 0),
    top: listed.map((layer) => ({
      ...{ id: layer.id, name: layer.name.slice(0, LONGEST_NAME), type: layer.type.slice(0, LONGEST_TYPE) },
      ...{ visible: layer.visible, size: layer.size, layers: layer.layers },
    })),
    more: top.length - listed.length,
  };
};

const canBeChosenFrom = (pages: readonly OutlinePage[]): boolean =>
  pages.length <= MOST_PAGES && pages.every(({ id }) => id.length <= LONGEST_ID);

const outlineOf = ({ size, found }: DesignScan): DesignOutline => {
  if (found === null || !canBeChosenFrom(found.pages)) return { bytes: size, pages: null, more: 0 };
  let room = MOST_LISTED;
  const pages = found.pages.map((one) => {
    const page = listPage(one, room);
    room -= page.top.length;
    return page;
  });
  return { bytes: size, pages, more: pages.reduce((sum, page) => sum + page.more, 0) };
};

/**
 * Pages and top layers of a saved design, found in its bytes without parsing them: 200 MB in half a second, in slices of
 * some milliseconds.
 * @param cap bytes of the JSON, unpacked
 * @throws CodedError `design-unreadable`, `design-too-large`
 */
export const outlineFile = async (file: string, cap = MOST_BYTES): Promise<DesignOutline> => {
  try {
    return outlineOf(await scanFile(file, cap));
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (error instanceof TooLarge)
      throw new CodedError('design-too-large', { file, limit: `${Math.ceil(cap / 1024 / 1024)} MB` });
    throw unreadable(file, whyOf(error));
  }
};
