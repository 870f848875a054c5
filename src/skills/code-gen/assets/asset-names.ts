import { readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { AssetFolder, AssetKind } from './asset-folder.ts';
import { type NameStyle, safeWords, styled } from './naming/name-style.ts';
import { bestTrail, wordChoices } from './naming/picture-words.ts';
import type { StackAssets } from './stack-assets.ts';
import type { UsedPicture } from './used-pictures.ts';

/** A picture that the project does not have, with everything that shows it. */
export interface FreshPicture {
  /** File of the snapshot. */
  readonly file: string;
  readonly kind: AssetKind;
  readonly used: UsedPicture;
  /** What is written instead of its bytes: a drawable of Android. */
  readonly text?: string;
}

export interface NamingPlace {
  readonly workspace: string;
  readonly stack: StackAssets;
  readonly folders: Readonly<Record<AssetKind, AssetFolder>>;
  /** What the guide says; it counts more than what is there. */
  readonly guide: NameStyle | null;
  /** Whether a file that is there may make way for a newer picture. */
  mayReplace(path: string): Promise<boolean>;
}

/** The choices of a picture, and which of them it has. */
interface Naming {
  readonly picture: FreshPicture;
  readonly stems: readonly string[];
  level: number;
}

const styleOf = ({ stack, folders, guide }: NamingPlace, kind: AssetKind): NameStyle =>
  stack.layout === 'resources' ? 'snake' : (guide ?? folders[kind].style ?? stack.style);

const namingOf = (place: NamingPlace, picture: FreshPicture): Naming => {
  const { trails, kind } = picture.used;
  const style = styleOf(place, picture.kind);
  const choices = wordChoices(bestTrail(trails), kind).map((words) => styled(safeWords(words, kind), style));
  return { picture, stems: [...new Set(choices)], level: 0 };
};

/** Where a stem leads to in the layout of the stack. */
const pathOf = ({ stack, folders }: NamingPlace, { file, kind, text }: FreshPicture, stem: string): string => {
  const folder = folders[kind].path;
  const name = `${stem}${text === undefined ? extname(file).toLowerCase() : '.xml'}`;
  return stack.layout === 'catalog' ? `${folder}/${stem}.imageset/${name}` : `${folder}/${name}`;
};

/** What must not be there twice: a file, an image set, or a resource whatever its kind and density. */
const unitOf = ({ stack }: NamingPlace, path: string): string => {
  const own = path.toLowerCase();
  if (stack.layout === 'catalog') return dirname(own);
  return stack.layout === 'resources' ? own.replace(/\/drawable[^/]*\/([^/]+?)\.[^/]*$/, '/$1') : own;
};

const namesIn = async (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Units that the disk has already, with the path of each. Other densities of a resource are the same resource. */
const unitsOnDisk = async (place: NamingPlace): Promise<ReadonlyMap<string, string>> => {
  const { workspace, stack, folders } = place;
  const used = [...new Set(Object.values(folders).map(({ path }) => path))];
  const units = new Map<string, string>();
  for (const folder of used) {
    const around = dirname(folder);
    const siblings = stack.layout === 'resources' ? await namesIn(join(workspace, around)) : [];
    const all = [folder, ...siblings.filter((name) => name.startsWith('drawable')).map((name) => `${around}/${name}`)];
    for (const one of new Set(all))
      for (const name of await namesIn(join(workspace, one))) {
        const path = stack.layout === 'catalog' ? `${one}/${name}/x` : `${one}/${name}`;
        units.set(unitOf(place, path), `${one}/${name}`);
      }
  }
  return units;
};

const currentPath = (place: NamingPlace, { picture, stems, level }: Naming): string =>
  pathOf(place, picture, stems[Math.min(level, stems.length - 1)] ?? picture.used.kind);

interface Assigning {
  readonly place: NamingPlace;
  readonly onDisk: ReadonlyMap<string, string>;
  readonly inUse: ReadonlySet<string>;
}

const isFree = async ({ place, onDisk, inUse }: Assigning, path: string): Promise<boolean> => {
  if (inUse.has(path.toLowerCase()) || inUse.has(unitOf(place, path))) return false;
  return !onDisk.has(unitOf(place, path)) || place.mayReplace(path);
};

/**
 * Where two would have the same name, or something else has it, both say more of where they are: all of them at once, so that
 * a name does not depend on the order of the pictures.
 */
const tellApart = async (assigning: Assigning, namings: readonly Naming[]): Promise<void> => {
  const { place } = assigning;
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const [, same] of Map.groupBy(namings, (one) => unitOf(place, currentPath(place, one)))) {
      const isAlone = same.length === 1 && (await isFree(assigning, currentPath(place, same[0] as Naming)));
      const shorter = isAlone ? [] : same.filter(({ level, stems }) => level < stems.length - 1);
      for (const one of shorter) one.level += 1;
      isChanged ||= shorter.length > 0;
    }
  }
};

const numbered = (place: NamingPlace, naming: Naming, number: number): string => {
  if (number === 1) return currentPath(place, naming);
  const { picture, stems, level } = naming;
  const stem = stems[Math.min(level, stems.length - 1)] ?? picture.used.kind;
  const style = styleOf(place, picture.kind);
  const mark = style === 'kebab' ? '-' : style === 'snake' ? '_' : '';
  return pathOf(place, picture, `${stem}${mark}${number}`);
};

const assigned = async (
  assigning: Assigning,
  pictures: readonly FreshPicture[],
): Promise<(readonly [FreshPicture, string])[]> => {
  const { place } = assigning;
  const namings = pictures.map((picture) => namingOf(place, picture));
  await tellApart(assigning, namings);
  const units = new Set<string>();
  const named: (readonly [FreshPicture, string])[] = [];
  for (const naming of namings) {
    let number = 1;
    let path = numbered(place, naming, number);
    while (units.has(unitOf(place, path)) || !(await isFree(assigning, path))) path = numbered(place, naming, ++number);
    units.add(unitOf(place, path));
    named.push([naming.picture, path]);
  }
  return named;
};

/**
 * A path for each picture, different from each other and from what is there whatever the letter case.
 * @param inUse paths, in lower case, that stay what they are
 */
export const nameAssets = async (
  place: NamingPlace,
  pictures: readonly FreshPicture[],
  inUse: ReadonlySet<string>,
): Promise<readonly (readonly [picture: FreshPicture, path: string])[]> => {
  const onDisk = await unitsOnDisk(place);
  const paths = new Map<FreshPicture, string>();
  // What nothing shows by itself takes no name from what is shown.
  for (const isSpare of [false, true]) {
    const some = pictures.filter(({ used }) => (used.isSpare ?? false) === isSpare);
    const given = [...paths.values()].map((path) => unitOf(place, path));
    const named = await assigned({ place, onDisk, inUse: new Set([...inUse, ...given]) }, some);
    for (const [picture, path] of named) paths.set(picture, path);
  }
  return pictures.map((picture) => [picture, paths.get(picture) ?? ''] as const);
};
