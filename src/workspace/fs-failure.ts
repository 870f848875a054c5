import { constants } from 'node:os';
import { CodedError } from '#contract/errors';
import { visibleText } from './files/visible-text.ts';

/** Node has no names for some failures, a quota that is used up among them: `Unknown system error -122`, beside the number. */
const nameOf = (errno: unknown): string | null =>
  Object.entries(constants.errno).find(([, number]) => number === -Number(errno))?.[0] ?? null;

/** The errno name of a failed call (`ENOSPC`), or null when it is no failure of the system. */
export const errnoOf = (error: unknown): string | null => {
  if (error instanceof CodedError) return null;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code !== 'string') return null;
  return code.startsWith('Unknown system error') ? (nameOf((error as { errno?: unknown }).errno) ?? code) : code;
};

export const isMissing = (error: unknown): boolean => {
  const code = errnoOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
};

// Asked from the process report: with no descriptor left, /proc cannot be read any more. Its network part would wait for
// the names of all peers.
const openFilesAllowed = (): number => {
  const report: { excludeNetwork?: boolean; getReport(): unknown } = process.report;
  const before = report.excludeNetwork ?? false;
  report.excludeNetwork = true;
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  report.excludeNetwork = before;
  return Number(userLimits?.open_files?.soft ?? 0) || 0;
};

/** Where it failed: of a rename, where it was to lead. */
const pathOf = (error: unknown): string | null => {
  const { dest, path } = error as { dest?: unknown; path?: unknown };
  const found = dest ?? path;
  return typeof found === 'string' ? found : null;
};

/**
 * A failed file operation as a coded failure that names the folder; a failure that has its code already is passed on.
 * The cause is kept for the log.
 */
export const fsFailure = (error: unknown, dir: string): CodedError => {
  if (error instanceof CodedError) return error;
  const code = errnoOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new CodedError('disk-full', { dir: visibleText(dir) }, { cause: error });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new CodedError('read-only', { dir: visibleText(dir) }, { cause: error });
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EEXIST':
      return new CodedError('in-the-way', { path: visibleText(pathOf(error) ?? dir) }, { cause: error });
    case 'EMFILE':
    case 'ENFILE':
      return new CodedError('too-many-files', { n: openFilesAllowed() }, { cause: error });
    default:
      return new CodedError('internal', { what: `${code ?? 'failure'} in ${visibleText(dir)}` }, { cause: error });
  }
};

/** Runs file operations of one folder; whatever fails comes out coded. */
export const coded = async <T>(dir: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw fsFailure(error, dir);
  }
};

/** The same for work that only reads: what may not be read is not called unwritable. */
export const codedRead = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const code = errnoOf(error);
    if (code !== 'EACCES' && code !== 'EPERM') throw fsFailure(error, path);
    const params = { file: visibleText(path), reason: 'permission denied' };
    throw new CodedError('design-unreadable', params, { cause: error });
  }
};
