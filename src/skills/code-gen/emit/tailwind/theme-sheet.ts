import { genericFamily } from '../css/text-style.ts';
import type { CodeWriter } from '../text/code-writer.ts';
import type { BookToken, TokenBook } from '../tokens/token-book.ts';
import { byCollection, byModes, type Line, standardLines, withModes, writeModes } from '../tokens/token-sheet.ts';
import { isOfTheme } from './theme-names.ts';

/** A family of the theme ends in the kind of letters that stands in for it. */
const complete = ([name, value]: Line): Line =>
  /^--font-(?!weight-)/.test(name) ? [name, `${value}, ${genericFamily(value)}`] : [name, value];

const writeGroups = (head: string, groups: readonly (readonly Line[])[], writer: CodeWriter): void => {
  const filled = groups.filter((lines) => lines.length > 0);
  if (filled.length === 0) return;
  writer.line();
  writer.line(`${head} {`);
  writer.indented(() => {
    for (const [index, lines] of filled.entries()) {
      if (index > 0) writer.line();
      for (const [name, value] of lines) writer.line(`${name}: ${value};`);
    }
  });
  writer.line('}');
};

const linesOf = (tokens: readonly BookToken[], isThemed: boolean): Line[][] =>
  [...byCollection(tokens).values()].map((group) =>
    standardLines(group.filter(({ css }) => isOfTheme(css) === isThemed)).map(complete),
  );

interface Theme {
  readonly book: TokenBook;
  /** Families that no variable stands for, by value. */
  readonly families: ReadonlyMap<string, string>;
  /** The sheet takes Tailwind in itself. */
  readonly takesIn: boolean;
  /** The selector by which the project is dark; null: as the system is. */
  readonly dark: string | null;
}

/** Writes the variables of the design as a theme of Tailwind, their other modes as themes beside it. */
export const writeTheme = ({ book, families, takesIn, dark }: Theme, writer: CodeWriter): void => {
  const own = book.tokens.filter(({ ofProject }) => !ofProject);
  if (takesIn) writer.line("@import 'tailwindcss';");
  const named = [...families].map(([value, name]): Line => [name, value]);
  // What is in it is there for style sheets and scripts too, used by a utility or not.
  writeGroups('@theme static', [named, ...linesOf(own, true)], writer);
  writeGroups(':root', linesOf(own, false), writer);
  for (const [collection, group] of byModes(withModes(book.tokens))) writeModes(collection, group, { writer, dark });
};
