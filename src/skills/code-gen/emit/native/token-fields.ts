import type { ProjectConstant } from '../../draft/project-facts.ts';
import { identifiers } from '../names/identifiers.ts';
import { camel, pascal, wordsOf } from '../names/words.ts';
import type { BookToken, TokenBook } from '../tokens/token-book.ts';
import type { ProjectNames } from './theirs/project-names.ts';

export type TokenKind = 'color' | 'length' | 'number' | 'text' | 'flag';
export type TokenValue = string | number | boolean;

export interface TokenField {
  readonly token: string;
  readonly name: string;
  readonly kind: TokenKind;
  /** In the order of the modes of its group. */
  readonly values: readonly TokenValue[];
}

/** Tokens of a collection that are something else in each mode. */
export interface ThemedGroup {
  /** In capitals, e.g. `Color`. */
  readonly name: string;
  /** As the design has it. */
  readonly collection: string;
  /** The collection of which the modes are. */
  readonly modeCollection: string;
  readonly modes: readonly string[];
  /** Of the modes that are dark, the first; -1: none. */
  readonly dark: number;
  readonly fields: readonly TokenField[];
}

interface Found {
  readonly group: ThemedGroup | null;
  readonly field: TokenField;
  /** What the project has for it. */
  readonly theirs?: ProjectConstant;
}

export interface TokenFields {
  readonly constants: readonly TokenField[];
  readonly groups: readonly ThemedGroup[];
  readonly find: (token: string) => Found | undefined;
  /** What the project has for a colour that is no variable of the design. */
  readonly colour: (literal: string) => ProjectConstant | undefined;
}

const kindOf = ({ type, unitless }: BookToken): TokenKind => {
  if (type === 'COLOR') return 'color';
  if (type === 'FLOAT') return unitless ? 'number' : 'length';
  return type === 'BOOLEAN' ? 'flag' : 'text';
};

const isOfKind = (value: unknown, kind: TokenKind): value is TokenValue => {
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'length' || kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === 'string';
};

const DARK = /\bdark\b|\bnight\b/i;

const modesIn = (tokens: readonly BookToken[]): string[] => [
  ...new Set(tokens.flatMap(({ modes }) => [...modes.keys()])),
];

interface Naming {
  readonly of: (token: BookToken) => string;
}

const WORDS = 8;

/** `16` of `Space` is `space16`. */
const ownName = ({ token, collection }: BookToken): string =>
  camel(wordsOf(token.slice(collection.length + 1), WORDS), camel(wordsOf(collection, 3), 'token'));

/** A number of which one word is said could be anything: `sm` of `Radius` is `radiusSm`. */
const isShort = ({ type, token, collection }: BookToken): boolean =>
  type === 'FLOAT' && wordsOf(token.slice(collection.length + 1), 2).length === 1;

/** Names of tokens that stand side by side: where two collections have the same name, each says its collection, too. */
const fieldNames = (keywords: ReadonlySet<string>, tokens: readonly BookToken[]): Naming => {
  const names = identifiers('token', new Set(keywords));
  const sharing = Map.groupBy(tokens, ownName);
  const nameOf = (token: BookToken): string => {
    const own = ownName(token);
    const isShared = (sharing.get(own) ?? []).some(({ collection }) => collection !== token.collection);
    return isShared || isShort(token)
      ? camel(wordsOf(`${token.collection} ${token.token.slice(token.collection.length + 1)}`, WORDS), 'token')
      : own;
  };
  return { of: (token) => names.of(nameOf(token), token.token) };
};

const fieldOf = (token: BookToken, modes: readonly string[], names: Naming): TokenField | null => {
  const kind = kindOf(token);
  const [standard] = token.modes.values();
  if (!isOfKind(standard, kind)) return null;
  const values = modes.map((mode) => {
    const value = token.modes.get(mode);
    return isOfKind(value, kind) ? value : standard;
  });
  return { token: token.token, name: names.of(token), kind, values };
};

const isThemed = ({ modes }: BookToken): boolean => new Set(modes.values()).size > 1;

/** What is named together and changes together. */
const groupOf = ({ collection, modeCollection }: BookToken): string => JSON.stringify([collection, modeCollection]);

/**
 * The variables of a design as fields of code: constants, and those that modes change.
 * @param keywords names that are not free
 * @param theirs what the project has names for: a constant that stands for a variable is used instead
 */
export const tokenFields = (book: TokenBook, keywords: ReadonlySet<string>, theirs: ProjectNames): TokenFields => {
  const [themed, plain] = [book.tokens.filter(isThemed), book.tokens.filter((token) => !isThemed(token))];
  const constantNames = fieldNames(keywords, plain);
  const constants = plain.flatMap((token) => fieldOf(token, [...token.modes.keys()].slice(0, 1), constantNames) ?? []);
  const groupNames = identifiers('Theme', new Set(['Theme', 'Color', 'Size', 'Text', 'Design']));
  const groups = [...Map.groupBy(themed, groupOf)].flatMap(([key, tokens]): ThemedGroup[] => {
    const [{ collection, modeCollection }] = tokens as [BookToken];
    const modes = modesIn(tokens);
    const names = fieldNames(keywords, tokens);
    const fields = tokens.flatMap((token) => fieldOf(token, modes, names) ?? []);
    if (fields.length === 0) return [];
    const name = groupNames.of(`${pascal(wordsOf(collection, 3), 'Theme')}Tokens`, key);
    return [{ name, collection, modeCollection, modes, dark: modes.findIndex((mode) => DARK.test(mode)), fields }];
  });
  const known = constants.map((field) => ({ field, constant: theirs.forField(field) }));
  const found = new Map<string, Found>([
    ...known.map(
      ({ field, constant }) =>
        [field.token, { group: null, field, ...(constant === undefined ? {} : { theirs: constant }) }] as const,
    ),
    ...groups.flatMap((group) => group.fields.map((field) => [field.token, { group, field }] as const)),
  ]);
  const own = known.flatMap(({ field, constant }) => (constant === undefined ? [field] : []));
  return { constants: own, groups, find: (token) => found.get(token), colour: theirs.forColour };
};
