import { plain, split, type TokenTable } from './notation.ts';
import { sectionOf, type Tables, tablesOf } from './tables.ts';

/** A line of a form with all that it says, whether in it, in the table of shared properties, or by being like another. */
export interface ReadLayer {
  readonly id: string;
  /** Its own and those of more layers of which the same is said. */
  readonly ids: readonly string[];
  /** The stack's word, or `~`. */
  readonly type: string;
  readonly figmaType: string;
  /** `key` → what stands behind its `=`, or '' for a flag. `name` and `box` have no `=`. */
  properties: ReadonlyMap<string, string>;
  readonly parent: ReadLayer | null;
  readonly children: ReadLayer[];
  readonly isInstance: boolean;
}

export interface ReadForm {
  readonly root: ReadLayer;
  readonly layers: ReadonlyMap<string, ReadLayer>;
  readonly tokens: TokenTable;
  /** What stands for a letter behind a length. */
  readonly sizes: ReadonlyMap<string, string>;
  readonly cuts: readonly { readonly depth: number; readonly text: string }[];
}

const BOX = /^-?[\d.]+(?:e[+-]?\d+)?[a-z]?(?:\$\d+)?x/;

const keyed = (word: string): [string, string] => {
  if (word.startsWith("'")) return ['name', word];
  if (BOX.test(word)) return ['box', word];
  const [key = '', value = ''] = split(word, '=', 2);
  return [key, value];
};

const rangeOf = (ids: string): string[] =>
  split(ids, ',').flatMap((one) => {
    const [, start, first, last] = /^([\d:;]*[:;])(\d+)\.\.(\d+)$/.exec(one) ?? [];
    if (start === undefined) return [one];
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `${start}${Number(first) + at}`);
  });

const below = (layer: ReadLayer): ReadLayer[] => layer.children.flatMap((child) => [child, ...below(child)]);

const listed = (words: readonly string[], key: string): string[] | null => {
  const word = words.find((one) => one.startsWith(`${key}=`));
  return word === undefined ? null : rangeOf(word.slice(key.length + 1));
};

class FormReader {
  readonly layers = new Map<string, ReadLayer>();
  readonly cuts: { depth: number; text: string }[] = [];
  readonly #tables: Tables;
  readonly #open: ReadLayer[] = [];
  #folded: { readonly layer: ReadLayer; readonly depth: number } | null = null;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  read(line: string): void {
    const depth = /^ */.exec(line)?.[0].length ?? 0;
    const text = line.slice(depth);
    if (text.startsWith('…')) {
      this.cuts.push({ depth, text });
      return;
    }
    const words = split(text, ' ');
    if (this.#folded !== null && depth > this.#folded.depth) this.#change(words, this.#folded.layer);
    else this.#layer(words, depth);
  }

  #layer(words: readonly string[], depth: number): void {
    const parent = depth === 0 ? null : (this.#open[depth - 1] ?? null);
    if (depth > 0 && parent === null) throw new Error(`in nothing: ${words.join(' ')}`);
    const isLike = words[1] === 'like';
    const layer = isLike ? this.#like(words, parent) : this.#full(words, parent);
    this.#open.length = depth;
    this.#open[depth] = layer;
    this.#folded = isLike ? { layer, depth } : null;
  }

  #full([id = '', typeWord = '', ...rest]: readonly string[], parent: ReadLayer | null): ReadLayer {
    const [typeText = '', figma] = split(typeWord, ':', 2);
    const type = plain(typeText);
    const own = rest.filter((word) => !word.startsWith('also='));
    const properties = this.#changed(new Map(), own);
    const isInstance = properties.has('of') && typeText !== '~';
    const figmaType = plain(figma ?? (isInstance ? 'INSTANCE' : (this.#tables.types.get(type) ?? '')));
    const ids = [id, ...(listed(rest, 'also') ?? [])].map((one) => this.#idOf(one, parent));
    return this.#add({ ids, type, figmaType, properties, parent, isInstance });
  }

  #like(words: readonly string[], parent: ReadLayer | null): ReadLayer {
    const [id = '', , likeId = '', ...rest] = words;
    const like = this.layers.get(this.#idOf(likeId, parent));
    if (like === undefined) throw new Error(`like nothing: ${words.join(' ')}`);
    const own = rest.filter((word) => !word.startsWith('ids='));
    const properties = this.#changed(like.properties, own);
    const { type, figmaType, isInstance } = like;
    const layer = this.#add({ ids: [this.#idOf(id, parent)], type, figmaType, properties, parent, isInstance });
    const theirs = below(like).flatMap(({ ids }) => ids);
    const mine = listed(rest, 'ids')?.map((one) => this.#idOf(one, layer)) ?? null;
    if (mine !== null && mine.length !== theirs.length) throw new Error(`not as many ids: ${words.join(' ')}`);
    const names = new Map(theirs.map((one, at) => [one, mine?.[at] ?? this.#sameTail(one, like, layer)]));
    this.#copy(like, layer, names);
    return layer;
  }

  #change([id = '', ...words]: readonly string[], within: ReadLayer): void {
    const layer = this.layers.get(this.#idOf(id, within));
    if (layer === undefined) throw new Error(`changes nothing: ${id} ${words.join(' ')}`);
    layer.properties = this.#changed(layer.properties, words);
  }

  #changed(before: ReadonlyMap<string, string>, words: readonly string[]): Map<string, string> {
    const { shared } = this.#tables;
    const all = words.flatMap((word) => (shared.has(word) ? split(shared.get(word) as string, ' ') : [word]));
    const after = new Map(before);
    for (const word of all) {
      const gone = /^-([a-z]+)$/.exec(word)?.[1];
      if (gone === undefined) after.set(...keyed(word));
      else if (!after.delete(gone)) throw new Error(`nothing to take away: ${word}`);
    }
    return after;
  }

  #add(given: Omit<ReadLayer, 'children' | 'id'>): ReadLayer {
    const layer = { ...given, id: given.ids[0] as string, children: [] };
    for (const id of layer.ids) {
      if (this.layers.has(id)) throw new Error(`twice: ${id}`);
      this.layers.set(id, layer);
    }
    layer.parent?.children.push(layer);
    return layer;
  }

  #copy(from: ReadLayer, to: ReadLayer, names: ReadonlyMap<string, string>): void {
    for (const child of from.children) {
      const { type, figmaType, properties, isInstance } = child;
      const ids = child.ids.map((id) => names.get(id) as string);
      this.#copy(child, this.#add({ ids, type, figmaType, properties, parent: to, isInstance }), names);
    }
  }

  #instanceAbove(layer: ReadLayer | null): string | null {
    for (let at = layer; at !== null; at = at.parent) if (at.isInstance) return at.id.replace(/^I/, '');
    return this.#tables.around;
  }

  #sameTail(id: string, like: ReadLayer, layer: ReadLayer): string {
    const [from, to] = [this.#instanceAbove(like), this.#instanceAbove(layer)];
    return id.startsWith(`I${from};`) ? `I${to}${id.slice(`I${from}`.length)}` : id;
  }

  #idOf(word: string, parent: ReadLayer | null): string {
    if (word.startsWith(';')) return `I${this.#instanceAbove(parent)}${word}`;
    return word.startsWith(':') ? `${this.#tables.file}${word}` : plain(word);
  }
}

/** Reads a whole form. @throws Error wherever a line is not what the explanations say */
export const readForm = (form: string): ReadForm => {
  const lines = form.replace(/\n$/, '').split('\n');
  const tables = tablesOf(lines);
  const reader = new FormReader(tables);
  for (const line of sectionOf(lines, 'layers')) reader.read(line);
  const [root] = reader.layers.values();
  if (root === undefined) throw new Error('no layers');
  return { root, layers: reader.layers, tokens: tables.tokens, sizes: tables.sizes, cuts: reader.cuts };
};
