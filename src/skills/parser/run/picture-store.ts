import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FillFormat } from '../source/design-source.ts';

export interface StoredPicture {
  /** Absolute path of the file. */
  readonly path: string;
  readonly format: FillFormat;
}

/** Pictures of the import on disk instead of in memory, outside the workspace. */
export interface PictureStore {
  put(id: string, picture: { readonly bytes: Uint8Array; readonly format: FillFormat }): Promise<void>;
  get(id: string): StoredPicture | undefined;
  read(id: string): Promise<Uint8Array>;
  remove(): Promise<void>;
}

export const createPictureStore = async (): Promise<PictureStore> => {
  const dir = await mkdtemp(join(tmpdir(), 'figma2code-pictures-'));
  const stored = new Map<string, StoredPicture>();
  return {
    put: async (id, { bytes, format }) => {
      // Numbered, since an id is the designer's and may hold anything.
      const path = stored.get(id)?.path ?? join(dir, `${stored.size}.${format}`);
      await writeFile(path, bytes, { mode: 0o600 });
      stored.set(id, { path, format });
    },
    get: (id) => stored.get(id),
    read: (id) => {
      const picture = stored.get(id);
      return picture === undefined ? Promise.reject(new Error('no such picture')) : readFile(picture.path);
    },
    remove: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }),
  };
};
