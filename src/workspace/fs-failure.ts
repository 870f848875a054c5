import { CodedError } from '#contract/errors';
import { visibleText } from './files/visible-text.ts';

/** The errno name of a failed call (`ENOSPC`), or null when it is no failure of the system. */
export const errnoOf = (error: unknown): string | null => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
};

export const isMissing = (error: unknown): boolean => {
  const code = errnoOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
};

// Asked from the process report: with no descriptor left, /proc cannot be read any more.
const openFilesAllowed = (): number => {
  const report: unknown = process.report?.getReport();
  const limits = (report as { userLimits?: { open_files?: { soft?: unknown } } } | undefined)?.userLimits;
  return Number(limits?.open_files?.soft ?? 0) || 0;
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
    case 'EMFILE':
    case 'ENFILE':
      return new CodedError('too-many-files', { n: openFilesAllowed() }, { cause: error });
    default:
      return new CodedError('internal', { what: `${code ?? 'failure'} in ${visibleText(dir)}` }, { cause: error });
  }
};
