import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError } from '#contract/errors';
import { coded } from '#workspace/fs-failure';
import type { FillFormat } from '../source/design-source.ts';

export interface StoredPicture {
  /** Absolute path of the file. */
  readonly path: string;
  readonly format: FillFormat;
}

/** Pictures of the import on disk instead of in memory, until they have their keys. */
export interface PictureStore {
  /** The folder; other files of the import that must not outlive it may lie there too. */
  readonly dir: string;
  /** @throws CodedError `disk-full`, `read-only`, `too-many-files`, `cancelled` after `remove` */
  put(id: string, picture: { readonly bytes: Uint8Array; readonly format: FillFormat }): Promise<void>;
  /** Takes a file that lies in the folder already. */
  adopt(id: string, picture: StoredPicture): void;
  get(id: string): StoredPicture | undefined;
  /** Waits for what is being written and removes everything, once. @throws CodedError of the system */
  remove(): Promise<void>;
}

const FOLDER = '.pictures';

/**
 * A hidden folder inside the hidden folder of the snapshot in the making: on the same disk, and gone with it when a
 * killed run is swept up. It must be removed before the snapshot is published.
 */
export const createPictureStore = async (staging: string): Promise<PictureStore> => {
  const dir = join(staging, FOLDER);
  const named = dirname(staging);
  await coded(named, () => mkdir(dir, { recursive: true }));
  const stored = new Map<string, StoredPicture>();
  const writing = new Set<Promise<void>>();
  let isOpen = true;
  let count = 0;

  const put: PictureStore['put'] = async (id, { bytes, format }) => {
    if (!isOpen) throw new CodedError('cancelled');
    count += 1;
    // Numbered, since an id is the designer's and may hold anything.
    const path = join(dir, `${count}.${format}`);
    const work = coded(named, () => writeFile(path, bytes));
    writing.add(work);
    await work.finally(() => writing.delete(work));
    stored.set(id, { path, format });
  };

  return {
    dir,
    put,
    adopt: (id, picture) => void stored.set(id, picture),
    get: (id) => stored.get(id),
    remove: async () => {
      isOpen = false;
      await Promise.allSettled(writing);
      await coded(named, () => rm(dir, { recursive: true, force: true, maxRetries: 3 }));
    },
  };
};
