import { access, constants, lstat, stat } from 'node:fs/promises';
import { CodedError } from '#contract/errors';
import { visibleText } from './files/visible-text.ts';
import { fsFailure, isMissing } from './fs-failure.ts';
import { workspacePaths } from './paths.ts';

const inTheWay = (path: string): CodedError => new CodedError('in-the-way', { path: visibleText(path) });

const askFor = async (dir: string): Promise<void> => {
  try {
    if (!(await stat(dir)).isDirectory()) throw inTheWay(dir);
    await access(dir, constants.W_OK | constants.X_OK);
  } catch (error) {
    // What is not there yet is made by the run, in a folder that is asked for too.
    if (!isMissing(error)) throw fsFailure(error, dir);
  }
};

/** A folder in the place of a file that a run writes at its end: it would fail when the rest is done. */
const askForFile = async (path: string): Promise<void> => {
  const stats = await lstat(path).catch(() => null);
  if (stats?.isDirectory()) throw inTheWay(path);
};

/**
 * Asks the system whether a run could write into the product's folders, so that one that cannot is refused before anything
 * is started for it. Writes nothing; a run finds out by itself what only writing can tell.
 * @throws CodedError `read-only` {dir}, `in-the-way` {path}
 */
export const checkWritable = async (workspace: string): Promise<void> => {
  const { hx, dir, output, status } = workspacePaths(workspace);
  for (const folder of [hx, dir, output]) await askFor(folder);
  await askForFile(status);
};
