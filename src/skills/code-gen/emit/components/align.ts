import { isPlaced, type Part, textOfCode, type Use } from './tree.ts';

/** The same piece of a component in all of its uses; null where a use does not have it. */
export interface Aligned {
  readonly sample: Part | Use;
  readonly inUses: readonly (Part | Use | null)[];
  readonly children: readonly Aligned[];
  /** A slot that uses fill differently. */
  readonly open: boolean;
}

const nameOf = (branch: Part | Use): string => {
  if (branch.kind === 'use') return `use ${branch.component}`;
  // A picture that was swapped bears another name, and is still the picture at that place.
  if (branch.tag === 'img') return 'img';
  return `part ${branch.origin.name} ${branch.oneLine ? 'text' : ''}`;
};

/** Children by their names, those of one name counted; ids differ between the variants of a component. */
const keyed = (branch: Part | Use | null): Map<string, Part | Use> => {
  const found = new Map<string, Part | Use>();
  if (branch === null || branch.kind === 'use' || branch.oneLine) return found;
  const counts = new Map<string, number>();
  for (const child of branch.children.filter(isPlaced)) {
    const name = nameOf(child);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    found.set(`${name} ${count}`, child);
  }
  return found;
};

interface Link {
  readonly key: string;
  next: Link | null;
}

/** All keys in an order that keeps that of each use: what is new comes after what it follows. */
const mergedOrder = (lists: readonly (readonly string[])[]): string[] => {
  const head: Link = { key: '', next: null };
  const links = new Map<string, Link>();
  for (const list of lists) {
    let at = head;
    for (const key of list) {
      const link: Link = links.get(key) ?? { key, next: at.next };
      if (!links.has(key)) at.next = link;
      links.set(key, link);
      at = link;
    }
  }
  const order: string[] = [];
  for (let link = head.next; link !== null; link = link.next) order.push(link.key);
  return order;
};

const isOpen = (inUses: readonly (Part | Use | null)[]): boolean => {
  const parts = inUses.filter((branch) => branch?.kind === 'part');
  if (!parts.some(({ slot }) => slot)) return false;
  return new Set(parts.map(({ children }) => textOfCode(children))).size > 1;
};

/** Lays uses of a component on each other, piece by piece. */
export const align = (inUses: readonly (Part | Use | null)[]): Aligned | null => {
  const sample = inUses.find((branch) => branch !== null);
  if (sample == null) return null;
  if (isOpen(inUses)) return { sample, inUses, children: [], open: true };
  const children = inUses.map(keyed);
  const order = mergedOrder(children.map((entries) => [...entries.keys()]));
  return {
    sample,
    inUses,
    open: false,
    children: order.flatMap((key) => align(children.map((entries) => entries.get(key) ?? null)) ?? []),
  };
};

/** Every piece, the outer before the inner. */
export const piecesOf = (aligned: Aligned): Aligned[] => [aligned, ...aligned.children.flatMap(piecesOf)];
