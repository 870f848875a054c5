import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fsFailure } from '#workspace/fs-failure';

const MAX_SAMPLES = 1_000;

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Makes `wanted`, or `wanted-2` and so on when it is taken: what is there is never touched. */
const makeFreeFolder = async (wanted: string): Promise<string> => {
  await mkdir(dirname(wanted), { recursive: true });
  for (let count = 1; ; count += 1) {
    const path = count === 1 ? wanted : `${wanted}-${count}`;
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if (!isTaken(error) || count === MAX_SAMPLES) throw error;
    }
  }
};

/**
 * Copies the sample's project into a folder of its own and returns its path. A copy that failed is taken away again.
 * @throws CodedError `disk-full`, `read-only`, …
 */
export const copySample = async (sampleDir: string, target: string): Promise<string> => {
  try {
    const path = await makeFreeFolder(target);
    try {
      await cp(join(sampleDir, 'project'), path, { recursive: true });
    } catch (error) {
      await rm(path, { recursive: true, force: true });
      throw error;
    }
    return path;
  } catch (error) {
    throw fsFailure(error, target);
  }
};
