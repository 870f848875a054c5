import type { SemanticNode, TextStyle } from '#contract/design/semantic-ast';
import type { LayerAddress, LayersOfUse, UsedTextStyle } from '#contract/design/snapshot-view';
import { UseBook } from './use-book.ts';

const SAMPLE = 60;
/** Styles that are told; so many are too many to look at. */
const TOLD = 600;

const figure = (value: TextStyle['size'] | TextStyle['lineHeight']): string | number =>
  typeof value === 'object' ? value.value : (value ?? '');

/** Equal for texts that look the same. */
const keyOf = (name: string | null, style: TextStyle): string =>
  JSON.stringify([
    name,
    style.family,
    style.weight,
    style.italic ?? false,
    figure(style.size),
    figure(style.lineHeight),
  ]);

/** The text styles of a design with where they are used. */
export class TextBook {
  readonly #uses = new UseBook();
  readonly #styles = new Map<string, Omit<UsedTextStyle, 'count'>>();

  add({ text, styles }: SemanticNode, layer: LayerAddress): void {
    if (text === undefined) return;
    const name = styles?.['text'] ?? null;
    const key = keyOf(name, text.style);
    this.#uses.add(key, layer);
    if (this.#styles.has(key) || this.#styles.size >= TOLD) return;
    const sample = text.characters
      .slice(0, SAMPLE * 4)
      .replace(/\s+/g, ' ')
      .slice(0, SAMPLE);
    const { fills: _fills, openType: _openType, ...style } = text.style;
    this.#styles.set(key, { key, name, style, sample, first: layer });
  }

  of(key: string): LayersOfUse {
    return this.#uses.of(key);
  }

  /** Named ones first, each group from large to small. */
  list(): UsedTextStyle[] {
    return [...this.#styles.values()]
      .map((style) => ({ ...style, count: this.#uses.of(style.key).count }))
      .sort(
        (a, b) =>
          Number(a.name === null) - Number(b.name === null) ||
          Number(figure(b.style.size)) - Number(figure(a.style.size)),
      );
  }
}
