import { createHash } from 'node:crypto';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileVersion } from '#contract/code-gen/plan';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { readBounded } from '#workspace/files/bounded-read';
import { visibleText } from '#workspace/files/visible-text';
import { coded, errnoOf, isMissing } from '#workspace/fs-failure';
import { resolveInside } from '#workspace/safe-path';
import { protectionOf } from './protected-path.ts';

/** A file larger than this is not written by code generation. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface TargetFile {
  readonly version: FileVersion;
  readonly bytes: Buffer;
}

/** A place in the workspace as it is at this moment. */
export interface Target {
  /** Real absolute path. */
  readonly real: string;
  /** Null where nothing is. */
  readonly file: TargetFile | null;
}

const invalid = (path: string, why: string): CodedError =>
  new CodedError('proposal-invalid', { path: visibleText(path, 300), reason: reason(why) });

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const namesIn = (dir: string, path: string): Promise<readonly string[] | null> =>
  readdir(dir).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOTDIR') throw invalid(path, 'below-a-file');
    if (isMissing(error)) return null;
    throw error;
  });

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

// On a file system that does not tell case apart, another spelling is the file or folder itself. Only the first name that is
// not there can be one: what lies below it is new. Nor can anything lie below a file.
const refuseTaken = async (real: string, path: string): Promise<void> => {
  let missing = real;
  let beside = await namesIn(dirname(missing), path);
  while (beside === null && dirname(missing) !== missing) {
    missing = dirname(missing);
    beside = await namesIn(dirname(missing), path);
  }
  const name = basename(missing);
  if (beside?.some((one) => one !== name && fold(one) === fold(name))) throw invalid(path, 'other-case');
};

const fileAt = async (real: string, path: string): Promise<TargetFile | null> => {
  const stats = await lstat(real).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (stats === null) return null;
  if (stats.isSymbolicLink()) throw invalid(path, 'is-link');
  if (!stats.isFile()) throw invalid(path, 'not-a-file');
  const read = await readBounded(real, MOST_BYTES);
  if (read.kind === 'too-large') throw invalid(path, 'file-too-large');
  if (read.kind !== 'ok') return null;
  const bytes = Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
  return { bytes, version: { sha256: sha256Of(bytes), size: bytes.length, mode: stats.mode & 0o777 } };
};

// Nothing is written here: a permission that is missing is one to read.
const readable = <T>(real: string, path: string, work: () => Promise<T>): Promise<T> =>
  coded(dirname(real), () =>
    work().catch((error: unknown) => {
      const code = errnoOf(error);
      if (code !== 'EACCES' && code !== 'EPERM') throw error;
      throw new CodedError('file-unreadable', { path: visibleText(path, 300), reason: reason('not-permitted') });
    }),
  );

/**
 * Resolves a path of a row and reads what is there. Asked while planning and again right before writing, since links and files
 * may have changed. What was shown is what is written: a path through a link is refused, wherever it leads.
 * @throws CodedError `protected-path`, `path-outside`, `proposal-invalid`, `file-unreadable`, and those of the disk
 */
export const lookAtTarget = async (workspace: string, path: string): Promise<Target> => {
  const why = protectionOf(path);
  if (why !== null)
    throw new CodedError('protected-path', { path: visibleText(path, 300), why: reason(`protected-${why}`) });
  const real = await resolveInside(workspace, path);
  return readable(real, path, async () => {
    const plain = join(await realpath(workspace), ...path.split('/'));
    if (plain !== real) throw invalid(path, 'through-link');
    const file = await fileAt(real, path);
    if (file === null) await refuseTaken(real, path);
    return { real, file };
  });
};
