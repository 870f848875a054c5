import { lstat } from 'node:fs/promises';

/** Whether a folder is a real one of this user that nobody else can write: what is read from it was written by us. */
export const ownsFolder = async (dir: string): Promise<boolean> => {
  const stats = await lstat(dir).catch(() => null);
  if (!stats?.isDirectory()) return false;
  if (process.getuid === undefined) return true;
  return stats.uid === process.getuid() && (stats.mode & 0o077) === 0;
};
