import { readBounded } from '#workspace/files/bounded-read';
import { resolveInside } from '#workspace/safe-path';
import { type FileOverlay, NO_OVERLAY } from './file-overlay.ts';
import { pageType } from './page-types.ts';
import type { PageFiles } from './preview-pages.ts';

const MOST_BYTES = 32 * 1024 * 1024;

/** Hidden folders hold no part of a page, and some hold secrets. */
const isHidden = (path: string): boolean => path.split('/').some((name) => name.startsWith('.'));

/** A page that is served as it lies in the workspace: its own files and whatever it names beside them, nothing outside. */
export const staticPage = (workspace: string, overlay: FileOverlay = NO_OVERLAY): PageFiles => {
  return async (path) => {
    const type = pageType(path);
    if (type === null || isHidden(path)) return null;
    const instead = overlay.get(path);
    if (instead !== undefined) return instead === null ? null : { type, body: instead };
    try {
      const read = await readBounded(await resolveInside(workspace, path), MOST_BYTES);
      return read.kind === 'ok' ? { type, body: read.bytes } : null;
    } catch {
      return null;
    }
  };
};
