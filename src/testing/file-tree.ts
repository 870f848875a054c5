import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every path below a folder with the hash of its content: two of them are equal when nothing changed. */
export const fileTree = async (folder: string): Promise<Record<string, string>> => {
  const names = (await readdir(folder, { recursive: true })).sort();
  const entries = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const isFile = (await lstat(path)).isFile();
      return [
        name,
        isFile
          ? createHash('sha256')
              .update(await readFile(path))
              .digest('hex')
          : 'folder',
      ] as const;
    }),
  );
  return Object.fromEntries(entries);
};
