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

const leadsInto = async (workspace: string, path: string): Promise<boolean> =>
  isInside(workspace, await realpath(path).catch(() => path));

/** Folders of a search path that are absolute and outside the workspace, so that nothing planted in it is found. */
export const outsideFolders = async (searchPath: string, workspace: string): Promise<string[]> => {
  const folders = searchPath.split(delimiter).filter(isAbsolute);
  const inside = await Promise.all(folders.map((folder) => leadsInto(workspace, folder)));
  return folders.filter((_, index) => inside[index] === false);
};

/** The absolute path of a program in these folders; null when there is none. One that is a link into the workspace is passed over. */
export const findProgram = async (
  name: string,
  folders: readonly string[],
  workspace: string,
): Promise<string | null> => {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of folders) {
    const path = join(folder, file);
    if ((await isProgram(path)) && !(await leadsInto(workspace, path))) return path;
  }
  return null;
};
