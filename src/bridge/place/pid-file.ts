import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Replaces whatever lies there: who holds the port is the daemon, whatever a file says. */
export const writePidFile = (file: string): void => {
  const temporary = `${file}.${randomBytes(8).toString('hex')}.tmp`;
  writeFileSync(temporary, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
  renameSync(temporary, file);
};

/** Takes the file away when it is still our own. */
export const removePidFile = (file: string): void => {
  try {
    if (readFileSync(file, 'latin1').trim() === String(process.pid)) rmSync(file, { force: true });
  } catch {
    // It is gone, or somebody else's.
  }
};
