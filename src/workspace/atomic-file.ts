import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder, removeFile } from './files/durable.ts';
import { failpoint } from './files/failpoint.ts';
import { fsFailure, isMissing } from './fs-failure.ts';

export interface AtomicOptions {
  /** Exact permission bits. Without it an existing file keeps its own, and a new one follows the umask. */
  readonly mode?: number;
  /** Start of the names of the failpoints passed on the way. */
  readonly point?: string;
}

/** Names of files on their way; what a killed run left of them is recognised by it. */
export const TEMPORARY_FILE = /^\.f2c-[0-9a-f]{16}\.tmp$/;

/** A file that is written and flushed but not yet visible under its name. */
export interface PreparedFile {
  /** Readers see the new content from here on. */
  commit(): Promise<void>;
  discard(): Promise<void>;
}

interface Replaced {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

const fileAt = async (path: string): Promise<Replaced | null> => {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? { mode: stats.mode & 0o7777, uid: stats.uid, gid: stats.gid } : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

// As far as this user may: a project that a group shares, or that root works in, would be closed to those whose file it was.
const giveTo = async (file: FileHandle, { uid, gid }: Replaced): Promise<void> => {
  const own = await file.stat();
  if (own.uid === uid && own.gid === gid) return;
  const withGroup = (): Promise<void> => file.chown(own.uid, gid);
  await file
    .chown(uid, gid)
    .catch(withGroup)
    .catch(() => undefined);
};

const writeTemporary = async (
  path: string,
  data: string | Uint8Array,
  options: { mode: number | null; replaced: Replaced | null; point: string },
): Promise<void> => {
  failpoint(`${options.point}.open`);
  // Closed to others until its own mode is set: it may hold credentials.
  const file = await open(path, 'wx', options.mode === null ? 0o666 : 0o600);
  try {
    if (options.replaced !== null) await giveTo(file, options.replaced);
    if (options.mode !== null) await file.chmod(options.mode);
    failpoint(`${options.point}.write`);
    await file.writeFile(data);
    failpoint(`${options.point}.flush`);
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * Does everything that can run out of room, so that only a rename is left.
 * @throws the failure of the system, with nothing left behind where that is possible
 */
export const prepareFile = async (
  path: string,
  data: string | Uint8Array,
  options: AtomicOptions = {},
): Promise<PreparedFile> => {
  const point = options.point ?? 'atomic';
  const temporary = join(dirname(path), `.f2c-${randomBytes(8).toString('hex')}.tmp`);
  const discard = (): Promise<void> => removeFile(temporary, `${point}.discard`).catch(() => undefined);
  try {
    const replaced = await fileAt(path);
    await writeTemporary(temporary, data, { mode: options.mode ?? replaced?.mode ?? null, replaced, point });
  } catch (error) {
    await discard();
    throw error;
  }
  const commit = async (): Promise<void> => {
    failpoint(`${point}.rename`);
    await rename(temporary, path);
  };
  return { commit, discard };
};

/**
 * Replaces a file in one step: readers see the old content or the new one, also after a crash. A link in its place is
 * replaced and never written through. The folder must exist.
 * @throws CodedError of `fsFailure`; the old content is then still there
 */
export const writeFileAtomic = async (
  path: string,
  data: string | Uint8Array,
  options: AtomicOptions = {},
): Promise<void> => {
  try {
    const prepared = await prepareFile(path, data, options);
    try {
      await prepared.commit();
    } catch (error) {
      await prepared.discard();
      throw error;
    }
    // The new content is visible: that it may not outlive a power cut is no reason to say that nothing was written.
    await flushFolder(dirname(path), `${options.point ?? 'atomic'}.flush-folder`).catch(() => undefined);
  } catch (error) {
    throw fsFailure(error, dirname(path));
  }
};
