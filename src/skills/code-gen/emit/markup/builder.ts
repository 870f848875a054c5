import type { LayoutNode, LayoutNote } from '../../layout/layout-node.ts';
import type { TokenBook } from '../tokens/token-book.ts';

/** A file of the project that shows a picture of the design. */
export interface Asset {
  readonly path: string;
  readonly kind: 'vector' | 'bitmap';
}

/** What building the elements of a screen asks for and tells. */
export interface Builder {
  readonly book: TokenBook;
  /** By key of the image map. */
  asset(key: string): Asset | undefined;
  /** By the reference that a fill has. */
  fill(ref: string): Asset | undefined;
  /** Address of another screen, for what leads there; null when it is not among the screens. */
  link(screen: string): string | null;
  /** Fields are elements that can be typed into; else the text that stands in them is written as text. */
  readonly inputs: boolean;
  /** Names of the groups that radios belong to, by layer. */
  readonly radios: ReadonlyMap<string, string>;
  readonly headings: ReadonlyMap<string, number>;
  readonly notes: LayoutNote[];
  /** What the layout told already, by layer: it stands in the comments too. */
  readonly told: ReadonlyMap<string, readonly string[]>;
}

/** Words of what could not be written of a layer, for its comment; they are notes of the plan too. */
export interface Teller {
  readonly tell: (word: string) => void;
  readonly words: ReadonlySet<string>;
}

export const teller = ({ notes, told }: Pick<Builder, 'notes' | 'told'>, { node }: LayoutNode): Teller => {
  const words = new Set<string>(told.get(node.id));
  const tell = (word: string): void => {
    if (words.has(word)) return;
    words.add(word);
    notes.push({ node: node.id, name: node.name, word });
  };
  return { tell, words };
};

/** What the layout could not do, by layer. */
export const wordsByLayer = (notes: readonly LayoutNote[]): ReadonlyMap<string, readonly string[]> => {
  const byLayer = Map.groupBy(notes, ({ node }) => node);
  return new Map([...byLayer].map(([id, own]) => [id, own.map(({ word }) => word)]));
};
