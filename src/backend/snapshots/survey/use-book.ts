import type { LayerAddress, LayersOfUse, UseCount } from '#contract/design/snapshot-view';

/** Layers named for one use; the count tells of all. */
const NAMED = 200;
/** Different keys kept; a design that has more shows its most usual ones, since those are met early. */
const KEYS = 10_000;

/** Counts who uses what, bounded however large the design is. */
export class UseBook {
  readonly #uses = new Map<string, { count: number; readonly layers: LayerAddress[] }>();

  add(key: string, layer: LayerAddress): void {
    const known = this.#uses.get(key);
    if (known === undefined) {
      if (this.#uses.size < KEYS) this.#uses.set(key, { count: 1, layers: [layer] });
      return;
    }
    known.count += 1;
    if (known.layers.length < NAMED) known.layers.push(layer);
  }

  of(key: string): LayersOfUse {
    return this.#uses.get(key) ?? { layers: [], count: 0 };
  }

  /** Most used first; equal ones in the order of the design. */
  counts(most: number): UseCount[] {
    return [...this.#uses]
      .map(([key, { count }]) => ({ key, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, most);
  }
}
