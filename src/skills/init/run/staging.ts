import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError } from '#contract/errors';
import { TEMPORARY_FILE, writeFileAtomic } from '#workspace/atomic-file';
import { flushFolder, makeFolder, removeFile, removeQuietly } from '#workspace/files/durable';
import { failpoint } from '#workspace/files/failpoint';
import { errnoOf, fsFailure, isMissing } from '#workspace/fs-failure';
import { HX_DIR, PRODUCT_DIR } from '#workspace/paths';
import { resolveInside } from '#workspace/safe-path';

/** Beside the place where it will be, hidden by its first letter, and known as ours by the rest. */
const STAGED = /^\.figma2code-[0-9a-f]{16}$/;

/** `.hx/figma2code` while it is being made: nobody sees it before it is whole. */
export interface InitStaging {
  readonly dir: string;
  /** Flushed and whole, or not there; folders on the way are made. */
  write(relative: string, text: string, mode?: number): Promise<void>;
  remove(relative: string): Promise<void>;
  /** True when all of them are there and none is empty. */
  holds(files: readonly string[]): Promise<boolean>;
  /** Shows all of it at once. @throws CodedError `workspace-schema` when something stands in the place by now */
  publish(): Promise<void>;
  discard(): Promise<void>;
}

const sweep = async (dir: string, isOurs: RegExp): Promise<void> => {
  for (const name of await readdir(dir).catch(() => [])) {
    if (isOurs.test(name)) await removeQuietly(join(dir, name), 'init.sweep');
  }
};

const sweepFiles = async (dir: string): Promise<void> => {
  for (const name of await readdir(dir).catch(() => [])) {
    if (TEMPORARY_FILE.test(name)) await removeFile(join(dir, name), 'init.sweep').catch(() => undefined);
  }
};

const reveal = async (dir: string, hx: string, target: string): Promise<void> => {
  try {
    await flushFolder(dir, 'init.flush');
    failpoint('init.publish');
    await rename(dir, target);
  } catch (error) {
    const taken = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'].includes(errnoOf(error) ?? '');
    if (taken) throw new CodedError('workspace-schema', { reason: `${PRODUCT_DIR} appeared in the meantime.` });
    throw fsFailure(error, hx);
  }
  // It is there for every reader; that it may not outlive a power cut is no reason to say otherwise.
  await flushFolder(hx, 'init.flush-hx').catch(() => undefined);
};

/** 0 for what is not there or no file. */
const sizeOf = async (path: string): Promise<number> => {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? stats.size : 0;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};

/** Starts afresh and removes what a killed init left. Needs the run lock. @throws CodedError of `fsFailure`, `path-outside` */
export const createInitStaging = async (workspace: string): Promise<InitStaging> => {
  const hx = await resolveInside(workspace, HX_DIR);
  await sweep(hx, STAGED);
  await sweepFiles(workspace);
  const dir = join(hx, `.figma2code-${randomBytes(8).toString('hex')}`);
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw fsFailure(error, hx);
    });
  await guarded(makeFolder(dir, 'init.staging'));
  return {
    dir,
    write: async (relative, text, mode) => {
      const path = join(dir, relative);
      await guarded(mkdir(dirname(path), { recursive: true }));
      await writeFileAtomic(path, text, { point: 'init.write', ...(mode === undefined ? {} : { mode }) });
    },
    remove: (relative) => guarded(removeFile(join(dir, relative), 'init.remove')),
    holds: async (files) => {
      const sizes = await guarded(Promise.all(files.map((file) => sizeOf(join(dir, file)))));
      return sizes.every((size) => size > 0);
    },
    publish: () => reveal(dir, hx, join(hx, 'figma2code')),
    discard: () => removeQuietly(dir, 'init.discard'),
  };
};
