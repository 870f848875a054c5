import { plain, split, type TokenTable } from './notation.ts';

/** A line of a form with all that it says, whether in it, in the table of shared properties, or by being like another. */
export interface ReadLayer {
  readonly id: string;
  /** Its own and those of more layers of which the same is said. */
  readonly ids: readonly string[];
  /** The stack's word, or `~`. */
  readonly type: string;
  readonly figmaType: string;
  /** `key` → what stands behind its `=`, or '' for a flag. `name` and `box` have no `=`. */
  readonly properties: ReadonlyMap<string, string>;
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

interface Tables {
  readonly file: string;
  readonly around: string | null;
  readonly sizes: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly tokens: TokenTable;
  readonly shared: ReadonlyMap<string, string>;
}

const sectionOf = (lines: readonly string[], title: string): string[] => {
  const start = lines.indexOf(title);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => ['tokens', 'shared', 'layers', ''].includes(line));
  return end < 0 ? rest : rest.slice(0, end);
};

const lineWith = (lines: readonly string[], start: string): string =>
  lines.find((line) => line.startsWith(`${start} `))?.slice(start.length + 1) ?? '';

const pairsOf = (line: string): Map<string, string> =>
  new Map(
    split(line, ' ')
      .filter((pair) => pair !== '')
      .map((pair) => split(pair, '=', 2).map(plain) as [string, string]),
  );

const tablesOf = (lines: readonly string[]): Tables => {
  const ids = lineWith(lines, 'ids');
  const tokens = sectionOf(lines, 'tokens').map((line) => {
    const [name = '', token = '', value] = split(line, ' ', 3);
    return [name, { token: plain(token), value: value ?? null }] as const;
  });
  const shared = sectionOf(lines, 'shared').map((line) => split(line, ' ', 2) as [string, string]);
  return {
    file: /^:1=(\d*):1/.exec(ids)?.[1] ?? '',
    around: / ;1=I([\d:;]+);1;/.exec(ids)?.[1] ?? null,
    sizes: pairsOf(lineWith(lines, 'sizes')),
    types: pairsOf(lineWith(lines, 'types')),
    tokens: new Map(tokens),
    shared: new Map(shared),
  };
};

const BARE = /^(?:'|-?[\d.]+(?:e[+-]?\d+)?[a-z]?(?:\$\d+)?x)/;

const keyed = (word: string): [string, string] => {
  if (word.startsWith("'")) return ['name', word];
  if (BARE.test(word)) return ['box', word];
  const [key = '', value = ''] = split(word, '=', 2);
  return [key, value];
};

interface Words {
  readonly properties: [string, string][];
  readonly gone: string[];
}

const wordsOf = (words: readonly string[], { shared }: Tables): Words => {
  const all = words.flatMap((word) => (shared.has(word) ? split(shared.get(word) as string, ' ') : [word]));
  const gone = all.filter((word) => /^-[a-z]/.test(word));
  return { properties: all.filter((word) => !gone.includes(word)).map(keyed), gone: gone.map((word) => word.slice(1)) };
};

const rangeOf = (ids: string): string[] =>
  split(ids, ',').flatMap((one) => {
    const range = /^:(\d+)\.\.:(\d+)$/.exec(one);
    if (range === null) return [one];
    const first = Number(range[1]);
    return Array.from({ length: Number(range[2]) - first + 1 }, (_, at) => `:${first + at}`);
  });

const below = (layer: ReadLayer): ReadLayer[] => layer.children.flatMap((child) => [child, ...below(child)]);

/** Reads a whole form. @throws Error wherever a line is not what the explanations say */
export const readForm = (form: string): ReadForm => {
  const lines = form.trimEnd().split('\n');
  const tables = tablesOf(lines);
  const layers = new Map<string, ReadLayer>();
  const cuts: { depth: number; text: string }[] = [];
  const open: ReadLayer[] = [];
  let folded: { layer: ReadLayer; depth: number } | null = null;

  const instanceAbove = (layer: ReadLayer | null): string | null => {
    for (let at = layer; at !== null; at = at.parent) if (at.isInstance) return at.id.replace(/^I/, '');
    return tables.around;
  };
  const idOf = (word: string, parent: ReadLayer | null): string => {
    if (word.startsWith(';')) return `I${instanceAbove(parent)}${word}`;
    if (word.startsWith(':')) return `${tables.file}${word}`;
    return plain(word);
  };
  const add = (layer: Omit<ReadLayer, 'children' | 'id'>): ReadLayer => {
    const added = { ...layer, id: layer.ids[0] as string, children: [] };
    for (const id of layer.ids) {
      if (layers.has(id)) throw new Error(`twice: ${id}`);
      layers.set(id, added);
    }
    layer.parent?.children.push(added);
    return added;
  };
  const addFull = (words: readonly string[], parent: ReadLayer | null): ReadLayer => {
    const [id = '', typeWord = '', ...rest] = words;
    const [type = '', figma] = split(typeWord, ':', 2);
    const properties = new Map(wordsOf(rest, tables).properties);
    const isInstance = properties.has('of') && type !== '~';
    const figmaType = plain(figma ?? (isInstance ? 'INSTANCE' : (tables.types.get(plain(type)) ?? '')));
    const also = properties.get('also');
    properties.delete('also');
    const ids = [id, ...(also === undefined ? [] : rangeOf(also))].map((one) => idOf(one, parent));
    return add({ ids, type: plain(type), figmaType, properties, parent, isInstance });
  };
  const changed = (before: ReadonlyMap<string, string>, words: readonly string[]): Map<string, string> => {
    const { properties, gone } = wordsOf(words, tables);
    const after = new Map(before);
    for (const key of gone) if (!after.delete(key)) throw new Error(`nothing to take away: ${key}`);
    for (const [key, value] of properties) after.set(key, value);
    return after;
  };
  const copy = (from: ReadLayer, to: ReadLayer, nameOf: (id: string) => string): void => {
    for (const child of from.children) {
      const ids = child.ids.map(nameOf);
      const { type, figmaType, properties, isInstance } = child;
      copy(child, add({ ids, type, figmaType, properties, parent: to, isInstance }), nameOf);
    }
  };
  const addLike = (words: readonly string[], parent: ReadLayer | null): ReadLayer => {
    const [id = '', , likeId = '', ...rest] = words;
    const like = layers.get(idOf(likeId, parent));
    if (like === undefined) throw new Error(`like nothing: ${words.join(' ')}`);
    const listed = rest.find((word) => word.startsWith('ids='))?.slice(4);
    const own = rest.filter((word) => !word.startsWith('ids='));
    const { type, figmaType, isInstance } = like;
    const properties = changed(like.properties, own);
    const layer = add({ ids: [idOf(id, parent)], type, figmaType, properties, parent, isInstance });
    const theirs = below(like).flatMap(({ ids }) => ids);
    const mine = listed === undefined ? null : rangeOf(listed).map((one) => idOf(one, layer));
    if (mine !== null && mine.length !== theirs.length) throw new Error(`not as many ids: ${words.join(' ')}`);
    const names = new Map(theirs.map((one, at) => [one, mine?.[at] ?? sameTail(one, like, layer)]));
    copy(like, layer, (one) => names.get(one) as string);
    return layer;
  };
  const sameTail = (id: string, like: ReadLayer, layer: ReadLayer): string => {
    const [from, to] = [instanceAbove(like), instanceAbove(layer)];
    return id.startsWith(`I${from};`) ? `I${to}${id.slice(`I${from}`.length)}` : id;
  };

  for (const line of sectionOf(lines, 'layers')) {
    const depth = /^ */.exec(line)?.[0].length ?? 0;
    const text = line.slice(depth);
    if (text.startsWith('…')) {
      cuts.push({ depth, text });
      continue;
    }
    const words = split(text, ' ');
    if (folded !== null && depth > folded.depth) {
      const [id = '', ...rest] = words;
      const layer = layers.get(idOf(id, folded.layer));
      if (layer === undefined) throw new Error(`changes nothing: ${line}`);
      layers.set(layer.id, Object.assign(layer, { properties: changed(layer.properties, rest) }));
      continue;
    }
    const parent = open[depth - 1] ?? null;
    if (depth > 0 && parent === null) throw new Error(`in nothing: ${line}`);
    folded = null;
    open.length = depth;
    if (words[1] === 'like') {
      const layer = addLike(words, parent);
      folded = { layer, depth };
      open[depth] = layer;
    } else open[depth] = addFull(words, parent);
  }
  const root = open[0];
  if (root === undefined) throw new Error('no layers');
  return { root, layers, tokens: tables.tokens, sizes: tables.sizes, cuts };
};
