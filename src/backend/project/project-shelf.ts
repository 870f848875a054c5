import type { ChangesPage, FileSide, FilesPage, ProjectFile } from '#contract/code-gen/project-view';
import type { WorkspaceState } from '#contract/state/app-state';
import type { Asset } from '../backend.ts';
import type { ChangesDesk } from '../changes/changes-desk.ts';
import { readBase } from '../changes/read-base.ts';
import { createFileOrigins, type FileOrigins } from './file-origin.ts';
import { type FileList, listFiles } from './list-files.ts';
import { lookAtFile, MOST_TEXT_BYTES, readAssetPath, type SeenFile } from './look-at-file.ts';
import { type OpenedFile, openFile } from './open-file.ts';
import { MOST_PICTURE_BYTES, pictureType } from './picture-type.ts';
import { changesPage, filesPage } from './project-pages.ts';
import { checkProjectPath } from './project-path.ts';

type At = Pick<WorkspaceState, 'path' | 'vcs'>;

/** The files of the open folder, and what is kept of them between two pages. */
export interface ProjectShelf {
  /** The folder is read when the first page is asked for. */
  files(at: At, from: number): Promise<FilesPage>;
  changes(at: At, from: number): ChangesPage;
  /** @throws CodedError `path-outside`, `file-unreadable`, `vcs-failed`, `vcs-timeout` */
  file(at: At, path: string, side: FileSide): Promise<ProjectFile>;
  readonly origins: FileOrigins;
  /** The bytes behind the address of a picture; null for everything else. */
  asset(at: At, path: string): Promise<Asset | null>;
}

interface Wanted {
  readonly path: string;
  readonly side: FileSide;
  readonly most: number;
}

/** A renamed file had another path before; a copied one was not there. */
const pathInBase = (changes: ChangesDesk, at: At, path: string): string => {
  const change = changes.last(at.path)?.changes.find((one) => one.path === path);
  return change?.marks.includes('renamed') ? (change.from ?? path) : path;
};

const opener =
  (changes: ChangesDesk) =>
  async (at: At, { path, side, most }: Wanted): Promise<OpenedFile> => {
    checkProjectPath(path);
    if (side === 'now') return openFile(at.path, path, most);
    const { signal } = new AbortController();
    const from = pathInBase(changes, at, path);
    const found = await readBase({ workspace: at.path, kind: at.vcs.kind, path: from, most, signal });
    if (found.kind === 'bytes') return { ...found, stamp: `${at.vcs.base ?? ''} ${found.size}` };
    return found.kind === 'link' ? { ...found, outside: false } : found;
  };

/** What the last scan found, when it found all of it; null: it has to be looked for. */
const knownUntracked = (changes: ChangesDesk, at: At): readonly string[] | null => {
  const found = changes.last(at.path);
  if (found === null || found.vcs.kind !== 'git' || found.vcs.changes === null) return null;
  if (found.vcs.notice !== null || found.total > found.changes.length) return null;
  return found.changes.filter(({ marks }) => marks.includes('untracked')).map(({ path }) => path);
};

const createFileLists = (changes: ChangesDesk) => {
  let kept: { readonly workspace: string; readonly list: Promise<FileList> } | null = null;
  return (at: At, from: number): Promise<FileList> => {
    if (from > 0 && kept?.workspace === at.path) return kept.list;
    const { signal } = new AbortController();
    const untracked = knownUntracked(changes, at);
    const list = listFiles({ workspace: at.path, kind: at.vcs.kind, signal, untracked });
    kept = { workspace: at.path, list };
    return list;
  };
};

const assetOf = (file: SeenFile): Asset | null => {
  const type = pictureType(file.path, file.bytes);
  return type === null || file.bytes.length < file.size ? null : { type, body: file.bytes };
};

export const createProjectShelf = (changes: ChangesDesk): ProjectShelf => {
  const listOf = createFileLists(changes);
  const open = opener(changes);
  return {
    files: async (at, from) => filesPage(await listOf(at, from), from),
    changes: (at, from) => changesPage(changes.last(at.path), from),
    origins: createFileOrigins(),
    file: async (at, path, side) => {
      const opened = await open(at, { path, side, most: MOST_TEXT_BYTES });
      return opened.kind === 'bytes' ? lookAtFile({ ...opened, path, side }) : opened;
    },
    asset: async (at, asset) => {
      const wanted = readAssetPath(asset);
      if (wanted === null) return null;
      const opened = await open(at, { ...wanted, most: MOST_PICTURE_BYTES }).catch(() => null);
      return opened?.kind === 'bytes' ? assetOf({ ...opened, ...wanted }) : null;
    },
  };
};
