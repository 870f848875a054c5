import { constants, lstat, open, readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { visibleText } from '#workspace/files/visible-text';
import { errnoOf, isMissing } from '#workspace/fs-failure';
import { isInside } from '#workspace/safe-path';
import { checkProjectPath, onDisk, outsideOf } from './project-path.ts';

/** A file of the project as it is now. */
export type OpenedFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'link'; readonly target: string; readonly outside: boolean }
  /** `bytes`: the first of them, as many as were asked for. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly size: number; readonly stamp: string };

const unreadable = (path: string, why: string): CodedError =>
  new CodedError('file-unreadable', { path: visibleText(path, 200), reason: reason(why) });

const orAbsent = async (path: string, work: () => Promise<OpenedFile>): Promise<OpenedFile> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (isMissing(error) || errnoOf(error) === 'ENAMETOOLONG') return { kind: 'absent' };
    const code = errnoOf(error);
    if (code === 'ELOOP') throw outsideOf(path);
    throw unreadable(path, code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'io-error');
  }
};

/** A folder of the path that is a link would lead somewhere else; the list of files never names what lies behind one. */
const checkFolders = async (root: string, path: string): Promise<void> => {
  const end = path.lastIndexOf('/');
  if (end < 0) return;
  const wanted = onDisk(root, path.slice(0, end));
  if (!wanted.equals(await realpath(wanted, { encoding: 'buffer' }))) throw outsideOf(path);
};

const readLink = async (root: string, at: Buffer): Promise<OpenedFile> => {
  const target = await readlink(at);
  const named = resolve(dirname(at.toString('utf8')), target);
  const real = await realpath(at).catch(() => named);
  return { kind: 'link', target: visibleText(target, 1_000), outside: !isInside(root, real) };
};

const readHead = async (at: Buffer, most: number): Promise<OpenedFile | null> => {
  // Without waiting: a pipe in the place of a file would block for ever.
  const file = await open(at, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return null;
    const bytes = Buffer.alloc(Math.min(most, stats.size));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    const stamp = `${Math.round(stats.mtimeMs)}-${stats.size}`;
    return { kind: 'bytes', bytes: bytes.subarray(0, length), size: stats.size, stamp };
  } finally {
    await file.close();
  }
};

/**
 * Looks at a file of the project through its path. Links are told and not followed.
 * @param most bytes that are read
 * @throws CodedError `path-outside`, `file-unreadable`
 */
export const openFile = async (workspace: string, path: string, most: number): Promise<OpenedFile> => {
  checkProjectPath(path);
  return orAbsent(path, async () => {
    const root = await realpath(workspace);
    await checkFolders(root, path);
    const at = onDisk(root, path);
    const stats = await lstat(at);
    if (stats.isSymbolicLink()) return readLink(root, at);
    const read = stats.isFile() ? await readHead(at, most) : null;
    if (read === null) throw unreadable(path, 'not-a-file');
    return read;
  });
};
