import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { printable } from '../figma/printable.ts';
import type { FigmaPage } from '../figma/raw-node.ts';

/** Ids of pages and of layers that stand on pages: what is imported of a file. Empty: all of it. */
export type Choice = readonly string[];

const LONGEST_LIST = 300;

type ChosenFrom = readonly { readonly id: string; readonly top: readonly { readonly id: string }[] }[];

/** @throws CodedError `design-invalid` that names the ids which no page and no layer on a page has */
export const requireChosen = (pages: ChosenFrom, choice: Choice, file: string): void => {
  const known = new Set(pages.flatMap(({ id, top }) => [id, ...top.map((layer) => layer.id)]));
  const unknown = choice.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const ids = printable(unknown.join(', '), LONGEST_LIST);
  throw new CodedError('design-invalid', { file, reason: reason('screens-missing', { ids }) });
};

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
