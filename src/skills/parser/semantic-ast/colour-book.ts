import type { LoadedAdapter, RGBA } from '#contract/adapter';

/** A place in the AST that waits for its colour literal. */
interface Target {
  color: string;
}

const BATCH = 1_000;

/**
 * Colours cross a process wall, so they are collected while the AST is built, asked for in batches,
 * each different one once, and put into their places at the end.
 */
export class ColourBook {
  readonly #places = new Map<string, number>();
  readonly #colours: { rgba: RGBA; nodeId: string }[] = [];
  readonly #targets: { target: Target; place: number }[] = [];

  /** `target` gets its literal in `settle`. */
  want(target: Target, rgba: RGBA, nodeId: string): void {
    const key = `${rgba.r},${rgba.g},${rgba.b},${rgba.a}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#colours.push({ rgba, nodeId }) - 1;
      this.#places.set(key, place);
    }
    this.#targets.push({ target, place });
  }

  /** @throws CodedError of the adapter */
  async settle(adapter: LoadedAdapter): Promise<void> {
    const literals: string[] = [];
    for (let at = 0; at < this.#colours.length; at += BATCH) {
      literals.push(...(await adapter.transformColors(this.#colours.slice(at, at + BATCH))));
    }
    for (const { target, place } of this.#targets) target.color = literals[place] ?? '';
  }
}
