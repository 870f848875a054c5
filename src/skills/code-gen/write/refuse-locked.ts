import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import type { Target } from './target.ts';

const WRITE_BITS = 0o222;

/**
 * Permissions are not changed silently: a rename would not ask for them.
 * @param editCommand with which a file that is read-only is opened for edit
 * @throws CodedError `file-locked`
 */
export const refuseLocked = (name: string, { file }: Target, editCommand: string): void => {
  if (file === null || (file.version.mode & WRITE_BITS) !== 0) return;
  const path = visibleText(name, 300);
  throw new CodedError('file-locked', { path, command: `${editCommand} ${path}` });
};
