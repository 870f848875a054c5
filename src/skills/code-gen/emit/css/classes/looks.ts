import type { Origin } from '../../markup/element.ts';
import type { StyledTree, VariantStyle } from '../class-book.ts';
import { type Declarations, styleKey } from '../declarations.ts';
import { isText } from './kind-words.ts';
import { findPlaces } from './repeated.ts';
import { type SpotName, spotNames } from './spot-words.ts';
import { type Spot, spotsOf } from './spots.ts';
import { textTones } from './text-tones.ts';

/** What elements of one name look like that look the same. */
export interface Look<T> {
  readonly words: readonly string[];
  readonly hints: readonly (readonly string[])[];
  /** How the letters of a text look beside those of others. */
  readonly tones: readonly (readonly string[])[];
  readonly style: Declarations;
  readonly variants: readonly VariantStyle[];
  readonly isRoot: boolean;
  readonly isUse: boolean;
  /** At least one of several at the same place of what repeats. */
  readonly repeats: boolean;
  readonly origins: Origin[];
  readonly spots: Spot<T>[];
}

export interface Looks<T> {
  /** In the order in which they are met. */
  readonly all: readonly Look<T>[];
  readonly names: ReadonlyMap<Spot<T>, SpotName>;
}

/** The looks of a tree. */
export const looksOf = <T>(root: T, view: (element: T) => StyledTree<T>): Looks<T> => {
  const spots = spotsOf(root, view);
  const places = findPlaces(spots[0]);
  const names = spotNames(places);
  const looks = new Map<string, Look<T>>();
  for (const spot of spots) {
    const { tag, hints, style, variants, origins } = spot.tree;
    if (style.length === 0 && variants.length === 0) continue;
    const words = names.get(spot)?.words ?? [];
    const wears = variants.map(({ classes, style: worn }) => `${classes.join('.')}{${styleKey(worn)}}`);
    const key = [tag === '' ? 'use' : '', words.join('-'), styleKey(style), ...wears].join('\n');
    const look = looks.get(key) ?? {
      ...{ words, hints, style, variants, isRoot: spot.parent === null, isUse: tag === '' },
      repeats: (places.get(spot.place)?.length ?? 1) > 1,
      tones: [],
      origins: [],
      spots: [],
    };
    looks.set(key, look);
    look.origins.push(...origins);
    look.spots.push(spot);
  }
  const tonesOf = textTones(spots.filter(isText).map(({ tree }) => tree.style));
  const all = [...looks.values()].map((look) =>
    look.spots[0] !== undefined && isText(look.spots[0]) ? { ...look, tones: tonesOf(look.style) } : look,
  );
  return { all, names };
};
