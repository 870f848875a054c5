import { type NameStyle, usualStyle } from './naming/name-style.ts';
import type { FoundImages } from './search/find-images.ts';
import type { StackAssets } from './stack-assets.ts';

export type AssetKind = 'vector' | 'bitmap';

/** Where a kind of picture goes, and how its files are called there. */
export interface AssetFolder {
  /** Relative to the workspace. */
  readonly path: string;
  /** Null where names there do not say. */
  readonly style: NameStyle | null;
}

/** Pictures of documents, tests and launchers say nothing about where those of screens go. */
const ASIDE =
  /(?:^|\/)(?:docs?|documentation|tests?|__tests__|__snapshots__|__screenshots__|e2e|spec|fixtures?|examples?|samples?|screenshots?|favicons?|coverage|fastlane|mipmap[^/]*|[^/]+\.(?:appiconset|launchimage|brandassets))(?:\/|$)/i;
const FAVICON = /(?:^|\/)(?:favicon|apple-touch-icon|android-chrome|mstile|site-?logo)[^/]*$/i;
const KIND: Readonly<Record<AssetKind, RegExp>> = {
  vector: /\.svg$/i,
  bitmap: /\.(?:png|jpe?g|webp|avif|gif|bmp)$/i,
};

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
const depthOf = (path: string): number => path.split('/').length;

const byUse = (
  [a, inA]: readonly [string, readonly string[]],
  [b, inB]: readonly [string, readonly string[]],
): number => inB.length - inA.length || depthOf(a) - depthOf(b) || (a < b ? -1 : 1);

/** The folder that holds most images of a kind; the workspace itself is none. */
const usedFolder = (found: FoundImages, stack: StackAssets, kind: RegExp): AssetFolder | null => {
  const paths = found.images
    .map(({ path }) => path)
    .filter((path) => kind.test(path) && path.includes('/') && !FAVICON.test(path))
    .filter((path) => !ASIDE.test(folderOf(path)) && stack.elsewhere?.test(folderOf(path)) !== true);
  const [best] = [...Map.groupBy(paths, folderOf)].sort(byUse);
  return best === undefined ? null : { path: best[0], style: usualStyle(best[1].map(stemOf)) };
};

/** Shallow ones first: the catalog of the app, not that of a package in it. */
const shallowest = (folders: readonly string[]): string | undefined =>
  folders.toSorted((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))[0];

const catalogFolder = (found: FoundImages, stack: StackAssets): AssetFolder => {
  const catalogs = found.resourceFolders.filter((path) => path.endsWith('.xcassets') && !/Preview/.test(path));
  const catalog = shallowest(catalogs) ?? stack.folder;
  const sets = found.images.map(({ path }) => folderOf(path)).filter((path) => path.startsWith(`${catalog}/`));
  const names = sets.filter((path) => path.endsWith('.imageset')).map(stemOf);
  return { path: catalog, style: usualStyle([...new Set(names)]) };
};

/** Android's own resources, or those that Compose Multiplatform keeps without densities. */
const resourceFolder = (found: FoundImages, stack: StackAssets, kind: AssetKind): AssetFolder => {
  const shared = shallowest(found.resourceFolders.filter((path) => path.endsWith('composeResources')));
  if (shared !== undefined) return { path: `${shared}/drawable`, style: 'snake' };
  const android = shallowest(found.resourceFolders.filter((path) => /(?:^|\/)main\/res$/.test(path)));
  // What is drawn of shapes has no density.
  return { path: `${android ?? stack.folder}/drawable${kind === 'vector' ? '' : '-xhdpi'}`, style: 'snake' };
};

/**
 * The folder that the project already uses for pictures of a kind, for those of any kind where it has none of this, else the
 * one that is given, else the usual one of the stack. The same workspace gives the same folder.
 * @param given relative to the workspace; empty or null: none
 */
export const assetFolder = (
  found: FoundImages,
  stack: StackAssets,
  { kind, given }: { readonly kind: AssetKind; readonly given: string | null },
): AssetFolder => {
  if (stack.layout === 'catalog') return catalogFolder(found, stack);
  if (stack.layout === 'resources') return resourceFolder(found, stack, kind);
  const used = usedFolder(found, stack, KIND[kind]) ?? usedFolder(found, stack, /./);
  return used ?? { path: given || stack.folder, style: null };
};
