import type { LayerPlace } from '#contract/design/snapshot-diff';
import type { Pace } from '../files/pace.ts';
import type { ComparedSnapshot } from './compared-snapshot.ts';
import { listLayers } from './layer-list.ts';

/** Where every layer of the earlier snapshot stood; what it held is read again when it is needed. */
export class EarlierIndex {
  readonly #places = new Map<string, LayerPlace>();
  readonly #taken = new Set<string>();
  /** Layers of a screen that are not taken yet. */
  readonly #left = new Map<string, number>();

  /** Screens that are the same in both are left out: they neither gained nor lost a layer. */
  static async read(earlier: ComparedSnapshot, isSame: (screen: string) => boolean, pace: Pace): Promise<EarlierIndex> {
    const index = new EarlierIndex();
    for (const { id: screen } of earlier.screens) {
      if (isSame(screen)) continue;
      for (const { node, parent, index: at } of await listLayers(await earlier.root(screen), pace)) {
        index.#add(node.id, { screen, parent, index: at });
        if (pace.isDue()) await pace.rest();
      }
    }
    return index;
  }

  get(id: string): LayerPlace | undefined {
    return this.#places.get(id);
  }

  /** Takes a layer out, so that those that are left at the end are gone. */
  take(id: string): void {
    const screen = this.#places.get(id)?.screen;
    if (screen === undefined || this.#taken.has(id)) return;
    this.#taken.add(id);
    this.#left.set(screen, (this.#left.get(screen) ?? 0) - 1);
  }

  /** Some layer of the screen was not taken. */
  hasLeft(screen: string): boolean {
    return (this.#left.get(screen) ?? 0) > 0;
  }

  isTaken(id: string): boolean {
    return this.#taken.has(id);
  }

  #add(id: string, place: LayerPlace): void {
    if (this.#places.has(id)) return;
    this.#places.set(id, place);
    this.#left.set(place.screen, (this.#left.get(place.screen) ?? 0) + 1);
  }
}
