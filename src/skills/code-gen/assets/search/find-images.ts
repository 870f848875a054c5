import { type Dirent, lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createPace, type Pace } from '#workspace/files/pace';

/** An image of the workspace; its content is not known yet. */
export interface FoundImage {
  /** Relative to the workspace, `/` between names. */
  readonly path: string;
  readonly size: number;
}

export interface FoundImages {
  /** Sorted by path, by code unit. */
  readonly images: readonly FoundImage[];
  /** Files that tell which packages the project has: `pubspec.yaml`, project files of .NET. Sorted. */
  readonly projectFiles: readonly string[];
  /** Folders that hold the resources of a stack: asset catalogs, `res`, `composeResources`. Sorted. */
  readonly resourceFolders: readonly string[];
  /** Images and folders that could not be looked at, or whose names no code should hold. */
  readonly unreadable: number;
  /** Folders and images beyond the limits. */
  readonly cut: number;
}

export interface SearchLimits {
  readonly entries: number;
  readonly images: number;
  readonly depth: number;
}
const LIMITS: SearchLimits = { entries: 1_000_000, images: 100_000, depth: 40 };
const MOST_PROJECT_FILES = 200;
const MAX_PATH = 1_024;

const IMAGE = /\.(?:png|jpe?g|webp|gif|svg|avif|ico|bmp)$/i;
const PROJECT_FILE = /^(?:pubspec\.yaml|Directory\.Packages\.props|.+\.(?:cs|fs|vb)proj)$/i;
const RESOURCES = /^(?:.+\.xcassets|res|composeResources)$/;

/** Fetched, built or kept by tools; what begins with a dot is left out as well. */
const SKIPPED: ReadonlySet<string> = new Set(
  `node_modules bower_components vendor pods carthage deriveddata build dist out target bin obj coverage venv
   __pycache__ storybook-static ephemeral`.split(/\s+/),
);
// What cannot be seen, is no text, or is a separator elsewhere: code that names such a file would not be what it looks like.
const ODD = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\uFFFD\\]/u;

interface Search {
  readonly root: string;
  readonly limits: SearchLimits;
  readonly pace: Pace;
  readonly images: FoundImage[];
  readonly projectFiles: string[];
  readonly resourceFolders: string[];
  seen: number;
  unreadable: number;
  cut: number;
}

const takeImage = (search: Search, path: string): void => {
  if (search.images.length >= search.limits.images) {
    search.cut += 1;
    return;
  }
  try {
    // Some microseconds each: handing every look to a thread would cost twenty times that.
    const { size } = lstatSync(join(search.root, path));
    search.images.push({ path, size });
  } catch {
    search.unreadable += 1;
  }
};

const takeFile = (
  search: Search,
  path: string,
  { name, isOdd }: { readonly name: string; readonly isOdd: boolean },
): void => {
  if (IMAGE.test(name)) {
    if (isOdd) search.unreadable += 1;
    else takeImage(search, path);
  } else if (!isOdd && PROJECT_FILE.test(name) && search.projectFiles.length < MOST_PROJECT_FILES)
    search.projectFiles.push(path);
};

const entriesOf = async (search: Search, folder: string): Promise<Dirent[]> => {
  try {
    return await readdir(join(search.root, folder), { withFileTypes: true });
  } catch {
    search.unreadable += 1;
    return [];
  }
};

/** Looks through one folder. Links are passed over, whatever they lead to. @returns the folders in it */
const searchFolder = async (search: Search, folder: string): Promise<string[]> => {
  const inner: string[] = [];
  for (const entry of await entriesOf(search, folder)) {
    search.seen += 1;
    const { name } = entry;
    const path = folder === '' ? name : `${folder}/${name}`;
    const isOdd = ODD.test(name) || path.length > MAX_PATH;
    if (entry.isFile()) takeFile(search, path, { name, isOdd });
    else if (entry.isDirectory() && !name.startsWith('.') && !SKIPPED.has(name.toLowerCase())) {
      if (isOdd) search.unreadable += 1;
      else inner.push(path);
      if (RESOURCES.test(name)) search.resourceFolders.push(path);
    }
    if (search.pace.isDue()) await search.pace.rest();
  }
  return inner.sort();
};

const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * All images of a workspace by name and size, level by level, so that a limit cuts what lies deepest. Nothing is opened.
 * @throws CodedError `cancelled`
 */
export const findImages = async (
  root: string,
  {
    signal,
    limits = LIMITS,
  }: {
    readonly signal?: AbortSignal | undefined;
    readonly limits?: SearchLimits | undefined;
  } = {},
): Promise<FoundImages> => {
  const pace = createPace(signal);
  const search: Search = {
    ...{ root, limits, pace, images: [], projectFiles: [], resourceFolders: [] },
    ...{ seen: 0, unreadable: 0, cut: 0 },
  };
  let level = [''];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if (depth > limits.depth || search.seen >= limits.entries) search.cut += 1;
      else next.push(...(await searchFolder(search, folder)));
    }
    level = next;
  }
  const { images, projectFiles, resourceFolders, unreadable, cut } = search;
  return {
    images: images.sort((a, b) => byPath(a.path, b.path)),
    projectFiles: projectFiles.sort(byPath),
    resourceFolders: resourceFolders.sort(byPath),
    unreadable,
    cut,
  };
};
