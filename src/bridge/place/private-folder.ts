import { chmodSync, lstatSync, mkdirSync } from 'node:fs';

/** Makes the folder, or closes it when it was open to others. Throws what the system says when that cannot be done. */
export const makePrivateFolder = (dir: string): void => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stats = lstatSync(dir);
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) chmodSync(dir, 0o700);
};
