import { AVALONIA_NAMING, resourceKey } from '../../emit/avalonia/xaml-paint.ts';
import { KOTLIN_KEYWORDS } from '../../emit/compose/kotlin-text.ts';
import { THEME_KEYWORDS } from '../../emit/flutter/dart-text.ts';
import { type TokenFields, tokenFields } from '../../emit/native/token-fields.ts';
import { swiftMember } from '../../emit/swiftui/swift-text.ts';
import { swiftNaming } from '../../emit/swiftui/swift-tokens.ts';
import type { TokenBook } from '../../emit/tokens/token-book.ts';
import { type TokenNaming, type ViewToken, viewTokens } from '../../emit/views/token-names.ts';
import { utilityUses } from './tailwind-names.ts';

/** How a stack writes the use of a token, and how the declaration of one is found. */
export interface TokenNames {
  /** What `usesIn` gives for the token; null where the stack has no name for it. */
  nameOf(token: string): string | null;
  /** Names of tokens that a line uses. */
  usesIn(line: string): readonly string[];
  /** The last part of a name, as it is declared. */
  declaredAs(name: string): string;
}

const CUSTOM = /var\(\s*(--[\w\p{L}\p{N}-]+)/gu;
const RESOURCE = /(?:Dynamic|Static)Resource\s+([\w\p{L}]+)/gu;
const DOTTED = /[\p{L}_][\p{L}\p{N}_]*(?:\.`?[\p{L}_][\p{L}\p{N}_]*`?)+/gu;

const customProperties = (book: TokenBook): TokenNames => ({
  nameOf: (token) => book.find(token)?.css ?? null,
  usesIn: (line) => [...line.matchAll(CUSTOM)].map(([, name = '']) => name),
  declaredAs: (name) => name,
});

/** `DesignTheme.colorTokens.x` uses `colorTokens.x`. */
const membersIn = (line: string): readonly string[] =>
  [...line.matchAll(DOTTED)].flatMap(([chain]) => {
    const parts = chain.replaceAll('`', '').split('.');
    return parts.slice(1).map((part, at) => `${parts[at]}.${part}`);
  });

const members = (nameOf: (token: string) => string | null): TokenNames => ({
  nameOf,
  usesIn: membersIn,
  declaredAs: (name) => name.slice(name.lastIndexOf('.') + 1),
});

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const fieldName = (fields: TokenFields, token: string): string | null => {
  const found = fields.find(token);
  if (found === undefined) return null;
  return `${found.group === null ? 'DesignTokens' : lower(found.group.name)}.${found.field.name}`;
};

/** What a project has names for is not known here: its own constants are read as literals. */
const NO_NAMES = { forField: () => undefined, forColour: () => undefined };

const withFields = (book: TokenBook, keywords: ReadonlySet<string>): TokenNames => {
  const fields = tokenFields(book, keywords, NO_NAMES);
  return members((token) => fieldName(fields, token));
};

const viewNames = (book: TokenBook, naming: TokenNaming, name: (token: ViewToken) => string) => {
  const tokens = viewTokens(book, naming);
  return (token: string): string | null => {
    const found = tokens.find(token);
    return found === undefined ? null : name(found);
  };
};

const resources = (book: TokenBook): TokenNames => ({
  nameOf: viewNames(book, { ...AVALONIA_NAMING, colours: [], framework: 'avalonia' }, resourceKey),
  // A colour has a brush beside it.
  usesIn: (line) => [...line.matchAll(RESOURCE)].flatMap(([, key = '']) => [key, key.replace(/Brush$/, '')]),
  declaredAs: (name) => name,
});

const NAMES: Readonly<Record<string, (book: TokenBook) => TokenNames>> = {
  html: customProperties,
  react: customProperties,
  vue: customProperties,
  svelte: customProperties,
  flutter: (book) => withFields(book, THEME_KEYWORDS),
  compose: (book) => withFields(book, KOTLIN_KEYWORDS),
  swiftui: (book) =>
    members(
      viewNames(
        book,
        { ...swiftNaming([]), framework: 'swiftui' },
        // What needs no group stands right in the type.
        ({ group, name, theirs }) => theirs?.colour ?? `${group || 'Color'}.${swiftMember(name)}`,
      ),
    ),
  avalonia: resources,
};

/** Custom properties, and utilities that name them. */
const utilities = (book: TokenBook): TokenNames => {
  const plain = customProperties(book);
  const inUtilities = utilityUses(book.tokens.map(({ css }) => css));
  return { ...plain, usesIn: (line) => [...plain.usesIn(line), ...inUtilities(line)] };
};

/** Null for a stack whose code nobody here can read. */
export const tokenNames = (framework: string, book: TokenBook, isTailwind = false): TokenNames | null =>
  isTailwind ? utilities(book) : ((Object.hasOwn(NAMES, framework) ? NAMES[framework] : undefined)?.(book) ?? null);
