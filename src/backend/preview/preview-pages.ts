import { randomBytes } from 'node:crypto';
import type { Asset } from '../backend.ts';

/** Files of one page in the sandbox, by their path below it. */
export type PageFiles = (path: string) => Promise<Asset | null>;

export interface PreviewPages {
  /** @returns the address of `entry`, below the shell's own; nobody can guess it */
  add(files: PageFiles, entry: string): string;
  /** `preview/<token>/<path>`; null when there is no such page or file. */
  read(path: string): Promise<Asset | null>;
  clear(): void;
}

/** One is looked at at a time; the few before it may still be loading. */
const MOST_PAGES = 4;

/** Pages that may be asked for. The address is the only key to them: a page in the sandbox has no cookie. */
export const createPreviewPages = (): PreviewPages => {
  const pages = new Map<string, PageFiles>();
  return {
    add: (files, entry) => {
      const token = randomBytes(24).toString('hex');
      pages.set(token, files);
      for (const old of [...pages.keys()].slice(0, -MOST_PAGES)) pages.delete(old);
      return `/preview/${token}/${entry.split('/').map(encodeURIComponent).join('/')}`;
    },
    read: async (path) => {
      const [, token = '', rest = ''] = /^preview\/([0-9a-f]{48})\/(.+)$/.exec(path) ?? [];
      const files = pages.get(token);
      return files === undefined ? null : files(rest);
    },
    clear: () => pages.clear(),
  };
};
