import type { DesignVariable } from '#contract/snapshot';
import type { ProjectColour } from '../../draft/project-facts.ts';
import { camel, numbered, pascal, unique, wordsOf } from '../names/words.ts';
import type { BookToken, TokenBook } from '../tokens/token-book.ts';
import { PALETTE } from './palette.ts';
import { type TheirColour, theirColours } from './their-colours.ts';

type Value = Exclude<DesignVariable['value'], null>;

/** A variable of the design as code that is no style sheet knows it: two values where it has a dark mode. */
export interface ViewToken {
  readonly kind: 'color' | 'number';
  /** Of the collection, in upper camel case. */
  readonly group: string;
  /** In lower camel case; of its own within group and kind. */
  readonly name: string;
  readonly light: Value;
  readonly dark: Value | null;
  /** Modes that are neither of both. */
  readonly others: readonly string[];
  /** What the project has for it already. */
  readonly theirs: TheirColour | null;
}

export interface ViewTokens {
  readonly all: readonly ViewToken[];
  find(token: string): ViewToken | undefined;
}

const DARK = /\bdark\b|\bnight\b/i;

export const isDark = (mode: string): boolean => DARK.test(mode);

const NAMED_WORDS = 6;

type Naming = Pick<TokenNaming, 'keysOf'> & {
  readonly groups: ReadonlyMap<string, string>;
  readonly taken: Set<string>;
};

/** The first of `name`, `name2`, … that nothing in the code is called yet. */
const freeName = (wanted: string, keysOf: (name: string) => readonly string[], taken: Set<string>): string => {
  const has = (name: string): boolean => keysOf(name).some((key) => taken.has(key));
  const name = has(wanted) ? numbered((count) => `${wanted}${count}`, { has }) : wanted;
  for (const key of keysOf(name)) taken.add(key);
  return name;
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const viewToken = (entry: BookToken, { keysOf, groups, taken }: Naming): ViewToken | null => {
  const { type, modes, collection, token } = entry;
  const [standard] = modes.values();
  if ((type !== 'COLOR' && type !== 'FLOAT') || standard == null) return null;
  const kind = type === 'COLOR' ? 'color' : 'number';
  if (kind === 'number' && (typeof standard !== 'number' || !Number.isFinite(standard))) return null;
  const group = groups.get(collection) ?? 'Tokens';
  // A number alone is no name: `space16` in `Space`.
  const wanted = camel(wordsOf(token.slice(collection.length + 1), NAMED_WORDS), lowerFirst(group) || 'token');
  const name = freeName(wanted, (one) => keysOf({ kind, group, name: one }), taken);
  const dark = [...modes].find(([mode, value]) => isDark(mode) && value !== null && value !== standard)?.[1] ?? null;
  const others = [...modes.keys()].slice(1).filter((mode) => !isDark(mode));
  return { kind, group, name, light: standard, dark: kind === 'color' ? dark : null, others, theirs: null };
};

/** Names that a stack keeps for itself. */
export interface TokenNaming {
  /** Names that no group may have. */
  readonly reserved: ReadonlySet<string>;
  /** Colours of the project, and the stack whose literals tokens are written in. */
  readonly colours: readonly ProjectColour[];
  readonly framework: string;
  /** What stands in the code for a token of the name: no two tokens share any of it. */
  readonly keysOf: (token: Pick<ViewToken, 'kind' | 'group' | 'name'>) => readonly string[];
  /** A collection called so needs no group: what is in it stands right beside these names. */
  readonly flat: { readonly collection: RegExp; readonly taken: ReadonlySet<string> } | null;
}

/** Names the colours and numbers among the variables of a design. */
export const viewTokens = (
  book: Pick<TokenBook, 'tokens'>,
  { reserved, flat, colours, framework, keysOf }: TokenNaming,
): ViewTokens => {
  const takenGroups = new Set(reserved);
  const groups = new Map<string, string>();
  for (const { collection, type } of book.tokens)
    if (!groups.has(collection)) {
      const plainName = pascal(wordsOf(collection), 'Tokens');
      const isFlat = flat !== null && type === 'COLOR' && flat.collection.test(plainName);
      const name = takenGroups.has(plainName) ? 'Tokens' : plainName;
      groups.set(collection, isFlat ? '' : unique(name, takenGroups, ''));
    }
  const taken = new Set([...(flat?.taken ?? [])].flatMap((name) => keysOf({ kind: 'color', group: '', name })));
  const named = new Map<string, ViewToken>();
  for (const entry of book.tokens) {
    const token = viewToken(entry, { keysOf, groups, taken });
    if (token !== null) named.set(entry.token, token);
  }
  const wanted = [...named].flatMap(([token, { kind, group, name, light, dark }]) =>
    kind === 'color'
      ? [
          {
            token,
            names: [name, `${group}${name}`, token.slice(token.lastIndexOf('/') + 1)],
            light: String(light),
            dark: dark === null ? null : String(dark),
          },
        ]
      : [],
  );
  for (const [token, theirs] of theirColours(wanted, colours, framework)) {
    const own = named.get(token);
    if (own !== undefined) named.set(token, { ...own, theirs });
  }
  return { all: [...named.values()].filter(({ theirs }) => theirs === null), find: (token) => named.get(token) };
};

/** Of the colours that only repetition named, those that are used. */
export const usedTokens = ({ all, find }: ViewTokens, isUsed: (token: ViewToken) => boolean): ViewTokens => ({
  all: all.filter((token) => token.group !== PALETTE || isUsed(token)),
  find,
});
