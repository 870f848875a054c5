import type { LayerPlace } from '#contract/design/snapshot-diff';
import type { Pace } from '../files/pace.ts';
import type { ComparedSnapshot } from './compared-snapshot.ts';
import { listLayers } from './layer-list.ts';

/** Where every layer of the earlier snapshot stood; what it held is read again when it is needed. */
export class EarlierIndex {
  readonly #places = new Map<string, LayerPlace>();
  readonly #taken = new Set<string>();

  /** Screens that are the same in both are left out: they neither gained nor lost a layer. */
  static async read(earlier: ComparedSnapshot, isSame: (screen: string) => boolean, pace: Pace): Promise<EarlierIndex> {
    const index = new EarlierIndex();
    for (const { id: screen } of earlier.screens) {
      if (isSame(screen)) continue;
      for (const { node, parent, index: at } of await listLayers(await earlier.root(screen), pace)) {
        if (!index.#places.has(node.id)) index.#places.set(node.id, { screen, parent, index: at });
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
    this.#taken.add(id);
  }

  isTaken(id: string): boolean {
    return this.#taken.has(id);
  }
}
