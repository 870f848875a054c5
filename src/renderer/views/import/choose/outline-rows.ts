import type { OutlinedLayer, OutlinedPage } from '#contract/design/design-outline';
import { foldText } from '#contract/fold-text';

/** A row of the tree. Keys are places, since ids of a broken file may repeat. */
export type OutlineRow =
  | {
      readonly kind: 'page';
      readonly key: string;
      readonly page: OutlinedPage;
      readonly isOpen: boolean;
      /** From 1, and of how many. */
      readonly place: readonly [at: number, of: number];
    }
  | {
      readonly kind: 'layer';
      readonly key: string;
      readonly page: OutlinedPage;
      readonly layer: OutlinedLayer;
      readonly place: readonly [at: number, of: number];
    };

/** So few rows are all shown at once. */
const FEW = 100;

type Pages = readonly OutlinedPage[];

/** What a search looks through, folded once. */
export interface OutlineNames {
  readonly pages: readonly string[];
  readonly layers: readonly (readonly string[])[];
}

const PLAIN = /^[\x20-\x7e]*$/;
const fold = (name: string): string => (PLAIN.test(name) ? name.toLowerCase() : foldText(name));

export const namesOf = (pages: Pages): OutlineNames => ({
  pages: pages.map(({ name }) => fold(name)),
  layers: pages.map(({ top }) => top.map(({ name }) => fold(name))),
});

/** Pages are closed at first, unless all that there is fits into a glance. */
export const areOpenAtFirst = (pages: Pages): boolean =>
  pages.reduce((sum, { top }) => sum + top.length + 1, 0) <= FEW || pages.length === 1;

interface Found {
  readonly at: number;
  readonly page: OutlinedPage;
  readonly layers: readonly (readonly [at: number, layer: OutlinedLayer])[];
  /** Layers were found, so they are shown. */
  readonly isHit: boolean;
}

const indexed = (page: OutlinedPage): Found['layers'] => page.top.map((layer, at) => [at, layer] as const);

const find = (pages: Pages, names: OutlineNames, query: string): readonly Found[] => {
  const wanted = fold(query.trim());
  if (wanted === '') return pages.map((page, at) => ({ at, page, layers: indexed(page), isHit: false }));
  return pages.flatMap((page, at): Found[] => {
    const layers = indexed(page).filter(([place]) => names.layers[at]?.[place]?.includes(wanted));
    if (layers.length > 0) return [{ at, page, layers, isHit: true }];
    // A page that was found by its own name shows all that stands on it, when it is opened.
    return names.pages[at]?.includes(wanted) ? [{ at, page, layers: indexed(page), isHit: false }] : [];
  });
};

/**
 * The rows as they stand, top to bottom.
 * @param folded keys of pages whose state is not the one they had at first
 */
export const outlineRows = (
  pages: Pages,
  search: { readonly names: OutlineNames; readonly query: string },
  folded: ReadonlySet<string>,
): readonly OutlineRow[] => {
  const open = search.query.trim() === '' && areOpenAtFirst(pages);
  const found = find(pages, search.names, search.query);
  return found.flatMap(({ at, page, layers, isHit }, index): OutlineRow[] => {
    const key = `${at}`;
    const isOpen = layers.length > 0 && (open || isHit) !== folded.has(key);
    const head: OutlineRow = { kind: 'page', key, page, isOpen, place: [index + 1, found.length] };
    if (!isOpen) return [head];
    const below = layers.map(([place, layer], row): OutlineRow => {
      return { kind: 'layer', key: `${key}.${place}`, page, layer, place: [row + 1, layers.length] };
    });
    return [head, ...below];
  });
};

export const nameOfRow = (row: OutlineRow): string => (row.kind === 'page' ? row.page.name : row.layer.name);

/** Where an arrow to the side leads: `fold` for opening or closing the row itself, else the row to go to, else null. */
export const sideways = (
  rows: readonly OutlineRow[],
  active: number,
  key: 'ArrowLeft' | 'ArrowRight',
): 'fold' | number | null => {
  const row = rows[active];
  if (row === undefined) return null;
  if (row.kind === 'page') {
    if (row.isOpen !== (key === 'ArrowRight') && row.page.top.length > 0) return 'fold';
    return key === 'ArrowRight' && row.isOpen ? active + 1 : null;
  }
  if (key === 'ArrowRight') return null;
  return rows.findLastIndex((above, at) => at < active && above.kind === 'page');
};
