import {
  type DesignOutline,
  MOST_CHOSEN,
  type OutlinedLayer,
  type OutlinedPage,
} from '#contract/design/design-outline';
import type { ScreenChoice } from '../../../store/draft-store.ts';

/** How much of a page is chosen. */
export type Tick = 'none' | 'some' | 'all';

/** What is ticked or unticked: a page, or a layer that stands on it. */
export interface Ticked {
  readonly page: OutlinedPage;
  readonly layer: OutlinedLayer | null;
}

type Pages = readonly OutlinedPage[];

/** What becomes a screen of its own; other layers of a page are imported together. */
const SCREENS = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE']);

export const pageTick = ({ id, top }: OutlinedPage, ids: ReadonlySet<string>): Tick => {
  if (ids.has(id)) return 'all';
  return top.some((layer) => ids.has(layer.id)) ? 'some' : 'none';
};

export const layerTick = (page: OutlinedPage, layer: OutlinedLayer, ids: ReadonlySet<string>): Tick =>
  ids.has(page.id) || ids.has(layer.id) ? 'all' : 'none';

const without = (ids: ReadonlySet<string>, page: OutlinedPage): Set<string> => {
  const left = new Set(ids);
  left.delete(page.id);
  for (const layer of page.top) left.delete(layer.id);
  return left;
};

/** A page of which every layer is chosen is chosen itself, so that it counts once. */
const withLayers = (left: Set<string>, page: OutlinedPage, layers: readonly OutlinedLayer[]): Set<string> => {
  if (layers.length === page.top.length && page.more === 0) return left.add(page.id);
  for (const layer of layers) left.add(layer.id);
  return left;
};

/** The ids after a press on a tick; null when they would be more than can be chosen one by one. */
export const toggled = (ids: ReadonlySet<string>, { page, layer }: Ticked): ReadonlySet<string> | null => {
  const left = without(ids, page);
  if (layer === null) {
    const next = ids.has(page.id) ? left : left.add(page.id);
    return next.size > MOST_CHOSEN ? null : next;
  }
  const wasTicked = layerTick(page, layer, ids) === 'all';
  const layers = page.top.filter((one) => (one === layer ? !wasTicked : layerTick(page, one, ids) === 'all'));
  const next = withLayers(left, page, layers);
  return next.size > MOST_CHOSEN ? null : next;
};

/** What stands in the draft; null for nothing chosen, which means the whole file. */
export const choiceOf = (of: string, pages: Pages, ids: ReadonlySet<string>): ScreenChoice | null => {
  if (ids.size === 0) return null;
  const layers = pages.flatMap(({ id, top }) => (ids.has(id) ? [] : top.filter((layer) => ids.has(layer.id))));
  const screens = layers.filter(({ type }) => SCREENS.has(type)).length;
  const sections = layers.filter(({ type }) => type === 'SECTION').length;
  const whole = pages.filter(({ id }) => ids.has(id)).length;
  return { of, ids: [...ids], pages: whole, screens, sections, others: layers.length - screens - sections };
};

/** Layers below all that is chosen. */
export const chosenLayers = (pages: Pages, ids: ReadonlySet<string>): number =>
  pages.reduce((sum, page) => {
    if (ids.has(page.id)) return sum + page.layers;
    return page.top.reduce((below, { id, layers }) => (ids.has(id) ? below + layers : below), sum);
  }, 0);

export const allLayers = ({ pages }: DesignOutline): number =>
  (pages ?? []).reduce((sum, { layers }) => sum + layers, 0);
