import { join } from 'node:path';
import { TEMPORARY_FILE } from '../atomic-file.ts';
import { removeFile, removeQuietly } from '../files/durable.ts';
import { isRunning } from '../lock/process-identity.ts';
import { HX_DIR, PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';
import { frameworksOf, namesIn, realFrameworkDir } from './framework-folders.ts';
import { parseHiddenName } from './hidden-name.ts';

/** `all` needs the run lock: then whatever is hidden belongs to nobody. Without it only what dead owners left may go. */
export type LeftoverScope = 'all' | 'of-dead-owners';

const isLeftover = async (name: string, scope: LeftoverScope): Promise<boolean> => {
  const hidden = parseHiddenName(name);
  return hidden !== null && (scope === 'all' || !(await isRunning(hidden.owner)));
};

const sweepFolder = async (dir: string, scope: LeftoverScope): Promise<void> => {
  for (const name of await namesIn(dir)) {
    if (await isLeftover(name, scope)) await removeQuietly(join(dir, name), 'leftovers.remove');
    else if (scope === 'all' && TEMPORARY_FILE.test(name)) await removeFile(join(dir, name), 'leftovers.remove');
  }
};

/**
 * Removes what killed runs left: hidden snapshot folders and files on their way. Only names that this product gives.
 * What cannot be removed stays hidden and does not stop the run.
 */
export const removeLeftovers = async (workspace: string, scope: LeftoverScope): Promise<void> => {
  const sweep = async (dir: Promise<string>): Promise<void> => {
    try {
      await sweepFolder(await dir, scope);
    } catch {
      // A folder that cannot be read now fails the run where it is needed, with a better text.
    }
  };
  await sweep(resolveInside(workspace, HX_DIR));
  await sweep(resolveInside(workspace, PRODUCT_DIR));
  const frameworks = await frameworksOf(workspace).catch(() => []);
  for (const framework of frameworks) await sweep(realFrameworkDir(workspace, framework));
};
