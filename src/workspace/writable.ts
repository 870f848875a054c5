import { access, constants } from 'node:fs/promises';
import { fsFailure, isMissing } from './fs-failure.ts';
import { workspacePaths } from './paths.ts';

const askFor = async (dir: string): Promise<void> => {
  try {
    await access(dir, constants.W_OK | constants.X_OK);
  } catch (error) {
    // What is not there yet is made by the run, in a folder that is asked for too.
    if (!isMissing(error)) throw fsFailure(error, dir);
  }
};

/**
 * Asks the system whether a run could write into the product's folders, so that one that cannot is refused before anything
 * is started for it. Writes nothing; a run finds out by itself what only writing can tell.
 * @throws CodedError `read-only` {dir}
 */
export const checkWritable = async (workspace: string): Promise<void> => {
  const { hx, dir, output } = workspacePaths(workspace);
  for (const folder of [hx, dir, output]) await askFor(folder);
};
