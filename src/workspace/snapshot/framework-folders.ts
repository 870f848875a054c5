import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { frameworkName } from '#contract/config';
import { CodedError } from '#contract/errors';
import { visibleText } from '../files/visible-text.ts';
import { isMissing } from '../fs-failure.ts';
import { PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';

const OUTPUT = `${PRODUCT_DIR}/output`;

/**
 * Real path of `output/<framework>`, which need not exist. A link in its place or in that of `output` is refused, wherever it
 * leads: what lies in it is written and removed.
 * @throws CodedError `framework-unknown`, `path-outside`
 */
export const realFrameworkDir = async (workspace: string, framework: string): Promise<string> => {
  if (!frameworkName.safeParse(framework).success)
    throw new CodedError('framework-unknown', { value: visibleText(framework, 80) });
  const wanted = `${OUTPUT}/${framework}`;
  const plain = join(await resolveInside(workspace, PRODUCT_DIR), 'output', framework);
  if (plain !== (await resolveInside(workspace, wanted))) throw new CodedError('path-outside', { path: wanted });
  return plain;
};

/** Names in a folder; none when it is not there. */
export const namesIn = async (dir: string): Promise<string[]> => {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

export const isRealFolder = async (path: string): Promise<boolean> => {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

/** Frameworks that have a folder in `output/`, sorted; links and foreign names are left out. */
export const frameworksOf = async (workspace: string): Promise<string[]> => {
  const output = await resolveInside(workspace, OUTPUT);
  const frameworks: string[] = [];
  for (const name of (await namesIn(output)).sort()) {
    if (frameworkName.safeParse(name).success && (await isRealFolder(join(output, name)))) frameworks.push(name);
  }
  return frameworks;
};
