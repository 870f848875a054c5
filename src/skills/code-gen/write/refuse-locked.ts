import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import { errnoOf } from '#workspace/fs-failure';
import type { Target } from './target.ts';

const WRITE_BITS = 0o222;
const REFUSED: ReadonlySet<string | null> = new Set(['EACCES', 'EPERM', 'EROFS']);

// Opened and closed again: nothing else tells what this user may do with it.
const mayWrite = async (real: string): Promise<boolean> => {
  try {
    await (await open(real, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)).close();
    return true;
  } catch (error) {
    return !REFUSED.has(errnoOf(error));
  }
};

// Somebody will paste it into a terminal.
const quoted = (path: string): string => (/^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

/**
 * Permissions are not changed silently: a rename asks the folder alone, and makes a file of somebody else's one's own.
 * @param editCommand with which a file that is read-only is opened for edit
 * @throws CodedError `file-locked`
 */
export const refuseLocked = async (name: string, { real, file }: Target, editCommand: string): Promise<void> => {
  if (file === null || ((file.version.mode & WRITE_BITS) !== 0 && (await mayWrite(real)))) return;
  const path = visibleText(name, 300);
  throw new CodedError('file-locked', { path, command: `${editCommand} ${quoted(path)}` });
};
