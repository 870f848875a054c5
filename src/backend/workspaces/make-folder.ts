import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import { fsFailure } from '#workspace/fs-failure';

/** A name like this could not be opened afterwards. */
const UNUSABLE = /[\p{Cc}\u2028\u2029]/u;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

// Step by step: the recursive call of Node never ends where the system says of each new folder that it is not there, as in /proc.
const makeAll = async (path: string): Promise<void> => {
  try {
    await mkdir(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeAll(dirname(path));
    await mkdir(path);
  }
};

/** Makes a folder for a new workspace, with what leads to it; one that is there is taken. @throws CodedError */
export const makeWorkspaceFolder = async (path: string): Promise<string> => {
  const unusable = (reason: string) => new CodedError('workspace-invalid', { path: visibleText(path), reason });
  if (UNUSABLE.test(path)) throw unusable('its path is empty or holds control characters');
  try {
    await makeAll(path);
    return path;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') throw unusable('it is not a folder');
    if (code === 'ENAMETOOLONG') throw unusable('its name is too long');
    throw fsFailure(error, path);
  }
};
