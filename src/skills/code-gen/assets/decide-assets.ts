import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { readBounded } from '#workspace/files/bounded-read';
import { type AssetFolder, type AssetKind, assetFolder } from './asset-folder.ts';
import { type FreshPicture, type NamingPlace, nameAssets } from './asset-names.ts';
import type { AssetInput, AssetPlace, CompanionFile, DecidedAssets } from './asset-place.ts';
import { imageSetContents } from './image-set.ts';
import { guideStyle } from './naming/name-style.ts';
import { findImages } from './search/find-images.ts';
import { type MatchedImages, matchImages } from './search/match-images.ts';
import { type StackAssets, stackAssets } from './stack-assets.ts';
import { type WantedPicture, wantedPictures } from './wanted-pictures.ts';

const MAX_PICTURE = 32 * 1024 * 1024;

/** Of several images with the same bytes: the one in the folder of its kind, then the shallowest, then by letters. */
const preferred = (paths: readonly string[], folder: AssetFolder): string | undefined => {
  const rank = (path: string): number => (path.startsWith(`${folder.path}/`) ? 0 : 1);
  const depth = (path: string): number => path.split('/').length;
  return paths.toSorted((a, b) => rank(a) - rank(b) || depth(a) - depth(b) || (a < b ? -1 : 1))[0];
};

const kindOfPath = (path: string): AssetKind => (/\.svg$/i.test(path) ? 'vector' : 'bitmap');

type Folders = Readonly<Record<AssetKind, AssetFolder>>;

/** What the project has already, as the stack wants it where it has both. */
const reuse = (wanted: readonly WantedPicture[], { byMd5 }: MatchedImages, folders: Folders): AssetPlace[] =>
  wanted.flatMap(({ used: { key }, pictures }) => {
    const same = pictures.map(({ md5, kind }) => preferred(byMd5.get(md5) ?? [], folders[kind]));
    const path = same.find((one) => one !== undefined);
    return path === undefined ? [] : { key, path, snapshotFile: null, kind: kindOfPath(path) };
  });

const toFresh = ({ used, pictures: [best] }: WantedPicture): FreshPicture & { readonly md5: string } => ({
  used,
  file: best?.file ?? '',
  kind: best?.kind ?? 'bitmap',
  md5: best?.md5 ?? '',
  ...(best?.text === undefined ? {} : { text: best.text }),
});

/** Keys of one content share a file, which is named after everything that shows it. */
const byContent = (
  fresh: readonly (FreshPicture & { readonly md5: string })[],
): readonly (readonly FreshPicture[])[] => [...Map.groupBy(fresh, ({ md5, kind }) => `${kind} ${md5}`).values()];

const nameFresh = async (
  naming: NamingPlace,
  wanted: readonly WantedPicture[],
  reused: readonly AssetPlace[],
): Promise<AssetPlace[]> => {
  const groups = byContent(wanted.map(toFresh));
  const one = groups.map((same): FreshPicture => {
    const [first] = same as readonly [FreshPicture];
    const isSpare = same.every(({ used }) => used.isSpare === true);
    return { ...first, used: { ...first.used, isSpare, trails: same.flatMap(({ used }) => used.trails) } };
  });
  const inUse = new Set(reused.map(({ path }) => path.toLowerCase()));
  const named = await nameAssets(naming, one, inUse);
  return named.flatMap(([, path], at) =>
    (groups[at] ?? []).map(({ used, file, kind, text }) => ({
      ...{ key: used.key, path, snapshotFile: file, kind },
      ...(text === undefined ? {} : { text }),
    })),
  );
};

/** Written here for screens that are made anew, and not changed by hand since. */
const createReplaceable = ({ workspace, codeMap, screens }: AssetInput) => {
  const mine = new Map(Object.entries(codeMap?.files ?? {}));
  return async (path: string): Promise<boolean> => {
    const file = mine.get(path);
    if (file === undefined || file.screens.some((screen) => screens?.has(screen) === false)) return false;
    const read = await readBounded(join(workspace, path), MAX_PICTURE).catch(() => null);
    if (read?.kind === 'missing') return true;
    return read?.kind === 'ok' && createHash('sha256').update(read.bytes).digest('hex') === file.written;
  };
};

const companionsOf = (stack: StackAssets, places: readonly AssetPlace[]): CompanionFile[] => {
  if (stack.layout !== 'catalog') return [];
  const fresh = new Map(places.filter(({ snapshotFile }) => snapshotFile !== null).map((place) => [place.path, place]));
  return [...fresh.values()].map(({ path, kind }) => ({
    path: `${dirname(path)}/Contents.json`,
    text: imageSetContents(basename(path), kind),
    of: path,
  }));
};

const byKey = (a: AssetPlace, b: AssetPlace): number => (a.key < b.key ? -1 : 1);

/**
 * Decides for every picture of some screens whether the project has it already, by its bytes, and where a fresh one goes
 * and how it is called. Nothing is written and nothing decoded; the same inputs give the same answer.
 * @throws CodedError `cancelled`
 */
export const decideAssets = async (input: AssetInput): Promise<DecidedAssets> => {
  const { workspace, signal, limits } = input;
  const stack = stackAssets(input.framework);
  const found = await findImages(workspace, { signal, limits });
  const wanted = await wantedPictures(input, stack, found);
  const contents = wanted.flatMap(({ pictures }) => pictures);
  const matched = await matchImages(workspace, found.images, { wanted: contents, signal });
  const given = input.project?.folders?.assets ?? null;
  const [vector, bitmap] = (['vector', 'bitmap'] as const).map((kind) => assetFolder(found, stack, { kind, given }));
  const folders = { vector, bitmap } as Folders;
  const reused = reuse(wanted, matched, folders);
  const has = new Set(reused.map(({ key }) => key));
  const naming = {
    workspace,
    stack,
    folders,
    guide: guideStyle(input.guide ?? ''),
    mayReplace: createReplaceable(input),
  };
  const fresh = await nameFresh(
    naming,
    wanted.filter(({ used }) => !has.has(used.key)),
    reused,
  );
  const places = [...reused, ...fresh].sort(byKey);
  return {
    places: new Map(places.map((place) => [place.key, place])),
    reused: reused.map(({ key, path }) => ({ key, path })),
    companions: companionsOf(stack, places),
    counted: {
      images: found.images.length,
      unreadable: found.unreadable + matched.unreadable,
      cut: found.cut + matched.cut,
    },
  };
};
