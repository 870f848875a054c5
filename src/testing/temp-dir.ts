import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test; `onTestFinished(dir.remove)` takes it away. */
export const tempDir = async (name: string): Promise<{ path: string; remove(): Promise<void> }> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), `f2c-${name}-`)));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
};
