import { lstat, rm } from 'node:fs/promises';
import { writeFileAtomic } from '#workspace/atomic-file';
import { readBounded } from '#workspace/files/bounded-read';
import { isMissing } from '#workspace/fs-failure';

const MAX_BYTES = 4 * 1024 * 1024;

/** Why a `.gitignore` is left alone; a key below `init.gitignore.` of the locales. */
export type GitignoreProblem = 'link' | 'not-a-file' | 'read-only' | 'too-large';

export type GitignoreContent =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unusable'; readonly problem: GitignoreProblem };

const unusable = (problem: GitignoreProblem): GitignoreContent => ({ kind: 'unusable', problem });

/** The bytes as they are: a `.gitignore` need not be UTF-8. A link is not followed, and a read-only file is meant to stay as it is. */
export const readGitignore = async (path: string): Promise<GitignoreContent> => {
  const stats = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (stats === null) return { kind: 'absent' };
  if (stats.isSymbolicLink()) return unusable('link');
  if (!stats.isFile()) return unusable('not-a-file');
  if ((stats.mode & 0o200) === 0) return unusable('read-only');
  const read = await readBounded(path, MAX_BYTES);
  return read.kind === 'ok' ? { kind: 'bytes', bytes: Buffer.from(read.bytes) } : unusable('too-large');
};

/** The file's own line end, by its last line. */
const lineEndOf = (bytes: Buffer): string => {
  const last = bytes.lastIndexOf(0x0a);
  return last > 0 && bytes[last - 1] === 0x0d ? '\r\n' : '\n';
};

/** The same bytes with one line more; a last line without its end gets it first. */
const withLine = (bytes: Buffer, line: string): Buffer => {
  const end = lineEndOf(bytes);
  const open = bytes.length > 0 && bytes.at(-1) !== 0x0a;
  return Buffer.concat([bytes, Buffer.from(`${open ? end : ''}${line}${end}`)]);
};

export const hasLine = (bytes: Buffer, line: string): boolean =>
  bytes
    .toString('latin1')
    .split('\n')
    .some((one) => one.trim() === line);

/** Appends the line; mode and everything else of the file stay. @returns takes it back, unless the file has changed since */
export const appendLine = async (path: string, before: Buffer | null, line: string): Promise<() => Promise<void>> => {
  const after = withLine(before ?? Buffer.alloc(0), line);
  await writeFileAtomic(path, after, { point: 'init.gitignore' });
  return async () => {
    const now = await readGitignore(path);
    if (now.kind !== 'bytes' || !now.bytes.equals(after)) return;
    await (before === null ? rm(path) : writeFileAtomic(path, before, { point: 'init.gitignore-back' }));
  };
};
