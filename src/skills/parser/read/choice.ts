import type { FigmaPage } from '../figma/raw-node.ts';

/** Ids of pages and of layers that stand on pages: what is imported of a file. Empty: all of it. */
export type Choice = readonly string[];

/** What is left of a page; null when nothing of it was chosen. */
export const chosenPlaces = (
  { id, top }: { readonly id: string; readonly top: readonly { readonly id: string }[] },
  choice: Choice,
): readonly number[] => {
  const all = [...top.keys()];
  if (choice.length === 0 || choice.includes(id)) return all;
  const chosen = new Set(choice);
  return all.filter((place) => chosen.has(top[place]?.id ?? ''));
};

/** The pages with what was chosen of them; those of which nothing was are left out. */
export const chosenPages = (pages: readonly FigmaPage[], choice: Choice): readonly FigmaPage[] => {
  if (choice.length === 0) return pages;
  return pages.flatMap((page) => {
    const places = chosenPlaces({ id: page.id, top: page.children }, choice);
    if (places.length === 0) return [];
    return [{ ...page, children: places.flatMap((place) => page.children[place] ?? []) }];
  });
};
