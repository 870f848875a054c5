import { mkdir } from 'node:fs/promises';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import { fsFailure } from '#workspace/fs-failure';

/** A name like this could not be opened afterwards. */
const UNUSABLE = /[\p{Cc}\u2028\u2029]/u;

/** Makes a folder for a new workspace, with what leads to it; one that is there is taken. @throws CodedError */
export const makeWorkspaceFolder = async (path: string): Promise<string> => {
  const unusable = (reason: string) => new CodedError('workspace-invalid', { path: visibleText(path), reason });
  if (UNUSABLE.test(path)) throw unusable('its path is empty or holds control characters');
  try {
    await mkdir(path, { recursive: true });
    return path;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST' || code === 'ENOTDIR') throw unusable('it is not a folder');
    if (code === 'ENAMETOOLONG') throw unusable('its name is too long');
    throw fsFailure(error, path);
  }
};
