import { createHash } from 'node:crypto';
import { openFile } from './open-file.ts';

/** Larger files are no code that somebody generated. */
const MOST_BYTES = 64 * 1024 * 1024;

/** SHA-256 of a file of the project as it is now; null where none is, or something else. @throws as `openFile` */
export const hashFile = async (workspace: string, path: string): Promise<string | null> => {
  const file = await openFile(workspace, path, MOST_BYTES);
  return file.kind === 'bytes' ? createHash('sha256').update(file.bytes).digest('hex') : null;
};
