import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ownsFolder } from './own-folder.ts';

/** The bytes of one document between an import that failed and the next try. Nothing here ever throws: no cache is no harm. */
export interface DocumentCache {
  /** What was kept less than an hour ago and after `changedAt` (milliseconds since 1970); null otherwise. */
  read(changedAt?: number): Promise<Buffer | null>;
  /** Keeps a document in the background; the newest two stay. What was read from here is kept already. */
  put(body: Uint8Array): void;
  /** Takes it away, also when it is still being written. */
  forget(): Promise<void>;
}

/** What makes two requests for a document the same one. */
export interface DocumentKey {
  /** Stands for the token; never the token itself. */
  readonly fingerprint: string;
  readonly base: string;
  readonly fileKey: string;
  readonly nodeIds: readonly string[];
}

export const KEPT_MS = 60 * 60_000;
const MOST_FILES = 2;
/** `{`: what does not begin so was damaged on the disk. */
const OBJECT = 0x7b;
const MOST_BYTES = 600 * 1024 * 1024;
/** `<hash of the key>.<length of the body>.json`: a body of another length was not written whole. */
const NAME = /^([0-9a-f]{32})\.(\d{1,12})\.json$/;
const UNFINISHED = /^\.[0-9a-f]{32}\.\d+\.tmp$/;

const hashOf = ({ fingerprint, base, fileKey, nodeIds }: DocumentKey): string =>
  createHash('sha256')
    .update(JSON.stringify([fingerprint, base, fileKey, nodeIds]))
    .digest('hex')
    .slice(0, 32);

interface Entry {
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly at: number;
}

const remove = (dir: string, name: string): Promise<void> => unlink(join(dir, name)).catch(() => undefined);

/** What is there, newest first. Names that are not ours are left alone. */
const entriesOf = async (dir: string): Promise<Entry[]> => {
  const found: Entry[] = [];
  for (const name of await readdir(dir).catch(() => [])) {
    const [, hash = '', length = '0'] = NAME.exec(name) ?? [];
    const stats = await stat(join(dir, name)).catch(() => null);
    if (!stats?.isFile()) continue;
    if (hash !== '') found.push({ name, hash, size: Number(length), at: stats.mtimeMs });
    // A write that was cut off; one that goes on is younger.
    else if (UNFINISHED.test(name) && Date.now() - stats.mtimeMs > KEPT_MS) await remove(dir, name);
  }
  return found.sort((a, b) => b.at - a.at);
};

/** Makes room: what is old goes, then what is too much beside `coming` bytes. */
const makeRoom = async (dir: string, coming: { readonly hash: string; readonly size: number }): Promise<void> => {
  let files = 1;
  let bytes = coming.size;
  for (const { name, hash, size, at } of await entriesOf(dir)) {
    const isKept =
      hash !== coming.hash && Date.now() - at < KEPT_MS && files < MOST_FILES && bytes + size <= MOST_BYTES;
    if (!isKept) await remove(dir, name);
    files += isKept ? 1 : 0;
    bytes += isKept ? size : 0;
  }
};

const write = async (dir: string, hash: string, body: Uint8Array): Promise<void> => {
  if (body.byteLength > MOST_BYTES) return;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (!(await ownsFolder(dir))) return;
  await makeRoom(dir, { hash, size: body.byteLength });
  const unfinished = `.${hash}.${process.pid}.tmp`;
  await remove(dir, unfinished);
  const file = await open(join(dir, unfinished), 'wx', 0o600);
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(join(dir, unfinished), join(dir, `${hash}.${body.byteLength}.json`));
};

const read = async (dir: string, hash: string, changedAt: number): Promise<Buffer | null> => {
  const entry = (await entriesOf(dir)).find((one) => one.hash === hash);
  if (entry === undefined || Date.now() - entry.at >= KEPT_MS || entry.at < changedAt) return null;
  if (!(await ownsFolder(dir))) return null;
  const file = await open(join(dir, entry.name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const body = await file.readFile();
    return body.byteLength === entry.size && body[0] === OBJECT ? body : null;
  } finally {
    await file.close();
  }
};

/**
 * Keeps the document of an import that fails later, so that going on does not fetch it again: some plans allow six a month.
 * @param dir a folder of the product's own, outside every workspace; made when it is needed, closed to others
 */
export const createDocumentCache = (dir: string, key: DocumentKey): DocumentCache => {
  const hash = hashOf(key);
  let writing: Promise<void> = Promise.resolve();
  let isHere = false;
  return {
    read: async (changedAt = 0) => {
      const body = await read(dir, hash, changedAt).catch(() => null);
      isHere = body !== null;
      return body;
    },
    put: (body) => {
      if (isHere) return;
      writing = write(dir, hash, body).catch(() => remove(dir, `.${hash}.${process.pid}.tmp`));
    },
    forget: async () => {
      await writing;
      for (const { name, hash: other } of await entriesOf(dir)) if (other === hash) await remove(dir, name);
    },
  };
};
