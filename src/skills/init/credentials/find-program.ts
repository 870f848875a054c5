import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from '#workspace/safe-path';

const isProgram = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};

const real = (path: string): Promise<string> => realpath(path).catch(() => path);

/**
 * The absolute path of a program on PATH; null when there is none. Relative entries of PATH, and whatever lies in the
 * workspace or leads into it, are passed over: a project must not bring the programs that look at it.
 */
export const findProgram = async (name: string, workspace: string): Promise<string | null> => {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const path = join(folder, file);
    if (isInside(workspace, await real(folder)) || isInside(workspace, await real(path))) continue;
    if (await isProgram(path)) return path;
  }
  return null;
};
