import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { CodedError } from '#contract/errors';
import { createDoor } from '#workspace/files/bounded-map';
import { bytesOfText, textOfBytes } from '../changes/byte-text.ts';

export interface WalkedFiles {
  /** Sorted by code unit. */
  readonly paths: readonly string[];
  /** Links are among the paths; none is followed. */
  readonly links: readonly string[];
  /** Folders that could not be read, without a slash at their end. */
  readonly unreadable: readonly string[];
  /** There was more, and nobody looked at it. */
  readonly cut: boolean;
}

/** The repository's own, ours, and what a package manager fetched. */
const LEFT_OUT = new Set(['.git', '.hx', 'node_modules']);
const MOST_ENTRIES = 500_000;
const FOLDERS_AT_ONCE = 32;

interface Folder {
  readonly path: string;
  /** Names of files, and folders, in the order of their paths. */
  readonly entries: readonly (string | Folder)[];
}

interface Walk {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly door: ReturnType<typeof createDoor>;
  readonly links: string[];
  readonly unreadable: string[];
  entries: number;
}

type Kind = 'file' | 'link' | 'folder';

const kindOf = (entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): Kind | null => {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : null;
};

/** What is in a folder; a folder there has a slash at its end, so that it stands where its files stand. */
interface Listed {
  readonly names: string[];
  readonly links: ReadonlySet<string>;
}

const listed = <Name extends string | Buffer>(
  entries: readonly Dirent<Name>[],
  nameOf: (name: Name) => string,
): Listed => {
  const names: string[] = [];
  const links = new Set<string>();
  for (const entry of entries) {
    const name = nameOf(entry.name);
    const kind = kindOf(entry);
    if (kind === null || LEFT_OUT.has(name)) continue;
    if (kind === 'link') links.add(name);
    names.push(kind === 'folder' ? `${name}/` : name);
  }
  return { names, links };
};

/** A name that is no UTF-8 cannot be told from others after decoding: such a folder is read once more, as bytes. */
const readFolder = async (path: string): Promise<Listed> => {
  const absolute = bytesOfText(path);
  const entries = await readdir(absolute, { withFileTypes: true, encoding: 'utf8' });
  if (!entries.some(({ name }) => name.includes('\ufffd'))) return listed(entries, (name) => name);
  const raw = await readdir(absolute, { withFileTypes: true, encoding: 'buffer' });
  return listed(raw, textOfBytes);
};

const walkFolder = async (walk: Walk, path: string): Promise<Folder> => {
  if (walk.entries >= MOST_ENTRIES) return { path, entries: [] };
  if (walk.signal.aborted) throw new CodedError('cancelled');
  const found = await walk.door(() => readFolder(`${walk.root}/${path}`)).catch(() => null);
  if (found === null) {
    walk.unreadable.push(path.slice(0, -1));
    return { path, entries: [] };
  }
  walk.entries += found.names.length;
  for (const name of found.links) walk.links.push(path + name);
  const names = found.names.sort();
  const entries: (string | Folder)[] = [...names];
  // Only folders are waited for: a promise for each file would take longer than reading it.
  const folders = names.flatMap((name, at) => (name.endsWith('/') ? [{ name, at }] : []));
  await Promise.all(
    folders.map(async ({ name, at }) => {
      entries[at] = await walkFolder(walk, path + name);
    }),
  );
  return { path, entries };
};

/** Paths in the order in which they stand; no recursion, since folders can be deep. */
const pathsOf = (top: Folder): string[] => {
  const paths: string[] = [];
  const around = [{ folder: top, at: 0 }];
  for (let inner = around.at(-1); inner !== undefined; inner = around.at(-1)) {
    const entry = inner.folder.entries[inner.at];
    inner.at += 1;
    if (entry === undefined) around.pop();
    else if (typeof entry === 'string') paths.push(inner.folder.path + entry);
    else around.push({ folder: entry, at: 0 });
  }
  return paths;
};

/**
 * All files below a folder, by paths from there. No link is followed, so no loop is walked and nothing outside is listed.
 * A root that cannot be read has no files.
 * @throws CodedError `cancelled`
 */
export const walkFiles = async (root: string, signal: AbortSignal): Promise<WalkedFiles> => {
  const door = createDoor(FOLDERS_AT_ONCE);
  const walk: Walk = { root, signal, door, links: [], unreadable: [], entries: 0 };
  const paths = pathsOf(await walkFolder(walk, ''));
  const { links, unreadable } = walk;
  return { paths, links: links.sort(), unreadable: unreadable.sort(), cut: walk.entries >= MOST_ENTRIES };
};
