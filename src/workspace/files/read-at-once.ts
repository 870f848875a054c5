import { readFileSync, statSync } from 'node:fs';

/**
 * The text of a small file of the user's own, through links; null for what is larger or no file. Opening a pipe would wait
 * for a writer for ever, and with it everything else, since nothing goes on meanwhile.
 * @throws the failure of the system
 */
export const readTextAtOnce = (path: string, limit: number): string | null => {
  const stats = statSync(path);
  return stats.isFile() && stats.size <= limit ? readFileSync(path, 'utf8') : null;
};
