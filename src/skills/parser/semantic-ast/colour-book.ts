import type { LoadedAdapter, RGBA } from '#contract/adapter';

/** A place in the AST that waits for its colour literal. */
interface Target {
  color: string;
}

const BATCH = 1_000;

const isSame = (a: RGBA | undefined, b: RGBA): boolean =>
  a !== undefined && a.r === b.r && a.g === b.g && a.b === b.b && a.a === b.a;

/**
 * Colours cross a process wall, so they are collected while the AST is built, asked for in batches,
 * each different one once, and put into their places at the end.
 */
export class ColourBook {
  /** Places by a sum of the channels: to write four numbers as a text takes longer than to compare them. */
  readonly #places = new Map<number, number[]>();
  readonly #colours: { rgba: RGBA; nodeId: string }[] = [];
  readonly #targets: { target: Target; place: number }[] = [];

  /** `target` gets its literal in `settle`. */
  want(target: Target, rgba: RGBA, nodeId: string): void {
    const sum = rgba.r + 3 * rgba.g + 7 * rgba.b + 11 * rgba.a;
    const alike = this.#places.get(sum) ?? [];
    let place = alike.find((known) => isSame(this.#colours[known]?.rgba, rgba));
    if (place === undefined) {
      place = this.#colours.push({ rgba, nodeId }) - 1;
      this.#places.set(sum, [...alike, place]);
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
