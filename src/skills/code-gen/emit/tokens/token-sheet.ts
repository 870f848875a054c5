import type { CodeWriter } from '../text/code-writer.ts';
import type { BookToken, TokenBook } from './token-book.ts';
import { tokenText } from './token-text.ts';

/** What the style sheet of the variables is called. */
export const TOKEN_SHEET = 'design-tokens.css';

export type Line = readonly [name: string, value: string];

const textIn = (token: BookToken, mode: string): string | null =>
  tokenText({ type: token.type, value: token.modes.get(mode) ?? null, unitless: token.unitless });

const firstMode = ({ modes }: BookToken): string => modes.keys().next().value ?? '';

/** In the order of the design. */
export const byCollection = (tokens: readonly BookToken[]): Map<string, BookToken[]> =>
  Map.groupBy(tokens, ({ collection }) => collection);

/** By the collection that changes them. */
export const byModes = (tokens: readonly BookToken[]): Map<string, BookToken[]> =>
  Map.groupBy(tokens, ({ modeCollection }) => modeCollection);

/** What tokens stand for where nothing else is said. */
export const standardLines = (tokens: readonly BookToken[]): Line[] =>
  tokens.flatMap((token) => {
    const text = textIn(token, firstMode(token));
    return text === null ? [] : [[token.css, text] as const];
  });

const changedLines = (tokens: readonly BookToken[], mode: string): Line[] =>
  tokens.flatMap((token) => {
    const text = textIn(token, mode);
    return text === null || text === textIn(token, firstMode(token)) ? [] : [[token.css, text] as const];
  });

const writeBlock = (selector: string, lines: readonly Line[], writer: CodeWriter): void => {
  writer.line(`${selector} {`);
  writer.indented(() => {
    for (const [name, value] of lines) writer.line(`${name}: ${value};`);
  });
  writer.line('}');
};

const slug = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');

const DARK = /\bdark\b|\bnight\b/i;

/** Attribute that puts a part of a page into a mode: `data-theme` for modes of light and dark, else the collection's name. */
export const modeAttribute = (collection: string, modes: Iterable<string>): string =>
  [...modes].some((mode) => DARK.test(mode)) ? 'data-theme' : `data-${slug(collection) || 'mode'}`;

export const modeValue = (mode: string): string => slug(mode) || 'mode';

const modesIn = (tokens: readonly BookToken[]): string[] => [
  ...new Set(tokens.flatMap(({ modes }) => [...modes.keys()])),
];

interface ModeWriting {
  readonly writer: CodeWriter;
  /** The selector by which a project is dark; null: as the system is. */
  readonly dark: string | null;
}

/** What the other modes of a collection change, each as a theme. */
export const writeModes = (collection: string, tokens: readonly BookToken[], { writer, dark }: ModeWriting): void => {
  const all = modesIn(tokens);
  const attribute = modeAttribute(collection, all);
  for (const mode of all.slice(1)) {
    const lines = changedLines(tokens, mode);
    if (lines.length === 0) continue;
    const isDark = DARK.test(mode) && all.filter((name) => DARK.test(name)).length === 1;
    const own = `[${attribute}='${modeValue(mode)}']`;
    writer.line();
    writeBlock(isDark && dark !== null ? `${dark}, ${own}` : own, lines, writer);
    // What the whole project looks like in the dark is not ours to say of what it has itself; half of it would be worse than none.
    const isTheirs =
      changedLines(
        tokens.filter(({ ofProject }) => ofProject),
        mode,
      ).length > 0;
    if (!isDark || dark !== null || isTheirs) continue;
    writer.line();
    writer.line('@media (prefers-color-scheme: dark) {');
    writer.indented(() => writeBlock(`:root:not([${attribute}])`, lines, writer));
    writer.line('}');
  }
};

/** Those whose modes are told here: what the project has in one mode alone is changed where a part of a page is in another. */
export const withModes = (tokens: readonly BookToken[]): BookToken[] =>
  tokens.filter(({ changesThere }) => !changesThere);

const changesInModes = (tokens: readonly BookToken[]): boolean =>
  modesIn(tokens)
    .slice(1)
    .some((mode) => changedLines(tokens, mode).length > 0);

/** True when there is something that the project does not have yet. */
export const hasTokens = ({ tokens }: TokenBook): boolean =>
  standardLines(tokens.filter(({ ofProject }) => !ofProject)).length > 0 || changesInModes(withModes(tokens));

/** Writes the variables of the design as custom properties; their other modes as themes. */
export const writeTokens = ({ tokens }: TokenBook, writer: CodeWriter): void => {
  const own = tokens.filter(({ ofProject }) => !ofProject);
  if (own.length > 0) writer.line(':root {');
  writer.indented(() => {
    for (const [index, group] of [...byCollection(own).values()].entries()) {
      if (index > 0) writer.line();
      for (const [name, value] of standardLines(group)) writer.line(`${name}: ${value};`);
    }
  });
  if (own.length > 0) writer.line('}');
  for (const [collection, group] of byModes(withModes(tokens))) writeModes(collection, group, { writer, dark: null });
};
