import type { StyledTree } from '../class-book.ts';

/** An element where it stands. */
export interface Spot<T> {
  readonly element: T;
  readonly tree: StyledTree<T>;
  readonly parent: Spot<T> | null;
  readonly depth: number;
  /** Among the children of the one around it. */
  readonly index: number;
  readonly children: Spot<T>[];
  /** Elements that stand at the same place of things that repeat have the same number. */
  place: number;
  /** One of several siblings that are built alike. */
  repeats: boolean;
  /** Elements below that hold no other, itself where it is one. */
  leaves: number;
  /** Headings below, itself where it is one. */
  headings: number;
}

export const isHeading = (tag: string): boolean => /^h[1-6]$/.test(tag);

/** All elements of a tree as they are read, the outer before the inner. */
export const spotsOf = <T>(root: T, view: (element: T) => StyledTree<T>): readonly Spot<T>[] => {
  const all: Spot<T>[] = [];
  const walk = (element: T, parent: Spot<T> | null): void => {
    const tree = view(element);
    const depth = parent === null ? 0 : parent.depth + 1;
    const index = parent?.children.length ?? 0;
    const counted = { place: 0, repeats: false, leaves: 0, headings: 0 };
    const spot: Spot<T> = { element, tree, parent, depth, index, children: [], ...counted };
    all.push(spot);
    parent?.children.push(spot);
    for (const child of tree.children) walk(child, spot);
  };
  walk(root, null);
  for (const spot of all.toReversed()) {
    if (spot.children.length === 0) spot.leaves = 1;
    if (isHeading(spot.tree.tag)) spot.headings += 1;
    if (spot.parent === null) continue;
    spot.parent.leaves += spot.leaves;
    spot.parent.headings += spot.headings;
  }
  return all;
};

/** The innermost element around all of some, or the only one; what stands at one place of things that repeat is one. */
export const sharedSpot = <T>(spots: readonly Spot<T>[]): Spot<T> | null => {
  let [shared = null] = spots;
  for (const spot of spots.slice(1)) {
    let other: Spot<T> | null = spot;
    while (shared !== null && other !== null && shared.place !== other.place) {
      if (shared.depth >= other.depth) shared = shared.parent;
      else other = other.parent;
    }
  }
  return shared;
};

/** An element and what is around it, nearest first. */
export const aroundSpot = <T>(spot: Spot<T> | null): Spot<T>[] => {
  const around: Spot<T>[] = [];
  for (let at = spot; at !== null; at = at.parent) around.push(at);
  return around;
};
