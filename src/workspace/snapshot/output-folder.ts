import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError } from '#contract/errors';
import { makeFolder } from '../files/durable.ts';
import { visibleText } from '../files/visible-text.ts';
import { PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';
import { isRealFolder, realFrameworkDir } from './framework-folders.ts';

/** The real `output/<framework>`, and a way to take back what had to be made for it. */
export interface OutputFolder {
  readonly dir: string;
  /** Removes the folders that were made, as far as they are still empty. */
  undo(): Promise<void>;
}

/**
 * Makes `output/<framework>` where it is not there yet.
 * @throws CodedError `workspace-not-initialised`, `framework-unknown`, `path-outside`, or the failure of the system
 */
export const openOutputFolder = async (workspace: string, framework: string): Promise<OutputFolder> => {
  const product = await resolveInside(workspace, PRODUCT_DIR);
  if (!(await isRealFolder(product))) {
    throw new CodedError('workspace-not-initialised', { path: visibleText(workspace) });
  }
  const dir = await realFrameworkDir(workspace, framework);
  const made: string[] = [];
  for (const folder of [dirname(dir), dir]) {
    if (await makeFolder(folder, 'output.folder')) made.unshift(folder);
  }
  const undo = async (): Promise<void> => {
    for (const folder of made) await rmdir(folder).catch(() => undefined);
  };
  return { dir, undo };
};
