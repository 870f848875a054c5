import { access, constants, lstat, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, parse, relative, resolve } from 'node:path';
import type { WorkspaceConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { broken, CONFIG, readConfig } from './config/read-config.ts';
import { visibleText } from './files/visible-text.ts';
import { codedRead, errnoOf, fsFailure, isMissing } from './fs-failure.ts';
import { PRODUCT_DIR, workspacePaths } from './paths.ts';
import { isInside, resolveInside } from './safe-path.ts';

const unusable = (path: string, reason: string): CodedError =>
  new CodedError('workspace-invalid', { path: visibleText(path), reason });

const realFolder = async (path: string): Promise<string> => {
  try {
    const real = await realpath(path);
    if (!(await lstat(real)).isDirectory()) throw unusable(path, 'it is not a folder');
    await access(real, constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof CodedError) throw error;
    const code = errnoOf(error) ?? '';
    if (code === 'EACCES' || code === 'EPERM') throw unusable(path, 'it may not be read');
    if (code === 'ELOOP') throw unusable(path, 'its links lead in a circle');
    if (code === 'ENAMETOOLONG') throw unusable(path, 'its name is too long');
    throw isMissing(error) ? unusable(path, 'it does not exist') : fsFailure(error, path);
  }
};

const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

const requireFiles = async (workspace: string, config: WorkspaceConfig): Promise<void> => {
  const { root, dir, parserExtension, genExtension } = workspacePaths(workspace);
  const named = [config.guidePath, config.astSyntaxPath, config.codingStandardPath].map((path) => join(dir, path));
  for (const path of [...named, parserExtension, genExtension]) {
    const shown = relative(root, path);
    const real = await resolveInside(root, shown).catch((error: unknown) => {
      if (error instanceof CodedError && error.code === 'path-outside')
        throw broken(`${visibleText(shown)} leads outside the workspace.`);
      throw error;
    });
    if (!(await isFile(real))) throw broken(`${visibleText(shown)} is missing or not a file.`);
  }
};

/**
 * The door of every run: reads `config.json` and makes sure that every file of the workspace is there. Never writes,
 * never migrates, never guesses.
 * @throws CodedError `workspace-not-initialised` {path} without `.hx/figma2code`; `workspace-schema` {reason} for anything
 * that is missing, older, newer or broken in it; `workspace-invalid` when the folder itself cannot be read; `path-outside`
 * when `.hx/figma2code` is a link that leads away
 */
export const validateWorkspace = async (workspace: string): Promise<WorkspaceConfig> => {
  const { root, dir } = workspacePaths(workspace);
  await realFolder(root);
  return codedRead(dir, async () => {
    const product = await resolveInside(root, PRODUCT_DIR);
    const stats = await lstat(product).catch(() => null);
    if (stats === null) throw new CodedError('workspace-not-initialised', { path: visibleText(root) });
    if (!stats.isDirectory()) throw broken(`${PRODUCT_DIR} is not a folder.`);
    const path = await resolveInside(root, CONFIG);
    const config = await codedRead(path, () => readConfig(path));
    await requireFiles(root, config);
    return config;
  });
};

// A line break in a path would read as one more line of a prompt.
const LINE_BREAKING = /[\p{Cc}\u2028\u2029]/u;

const realHome = (): Promise<string | null> => realpath(homedir()).catch(() => null);

/**
 * Says whether a folder may become a workspace: a readable folder that is neither the top of the disk nor the home
 * directory nor a folder around it, and whose path can stand in one line of text. Only looks.
 * @returns its real path
 * @throws CodedError `workspace-invalid` {path, reason}
 */
export const checkWorkspaceFolder = async (path: string): Promise<string> => {
  if (path === '' || LINE_BREAKING.test(path)) throw unusable(path, 'its path is empty or holds control characters');
  const real = await realFolder(resolve(path));
  if (real !== resolve(path) && LINE_BREAKING.test(real))
    throw unusable(path, 'it is a link to a path with control characters');
  if (real === parse(real).root) throw unusable(path, 'it is the top of the disk');
  const home = await realHome();
  if (real === home) throw unusable(path, 'it is your home directory');
  if (home !== null && isInside(real, home)) throw unusable(path, 'your home directory lies in it');
  return real;
};
