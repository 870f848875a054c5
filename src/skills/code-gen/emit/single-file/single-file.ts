import type { CodeStyle } from '../../draft/project-facts.ts';
import { dataLists } from '../components/data-lists.ts';
import { usesInTemplate } from '../components/extract-components.ts';
import { type Classed, collectWords, styledWith } from '../components/styled-template.ts';
import type { Component, TemplateElement } from '../components/template.ts';
import { type ClassBook, classBook, type StyledTree } from '../css/class-book.ts';
import { assetsIn, writeRules } from '../css/stylesheet.ts';
import { kebab } from '../names/words.ts';
import { type Code, codeWriter, stacked } from '../text/code-writer.ts';
import type { Dialect, SingleFile } from './dialect.ts';
import { fileImports } from './file-imports.ts';
import { keepingLines } from './lines-look.ts';
import { writeTemplate } from './print-markup.ts';

export interface Piece {
  readonly path: string;
  readonly root: TemplateElement;
  /** Null for a screen. */
  readonly component: Component | null;
  /** Style sheets that the file imports for everybody. */
  readonly effects: readonly string[];
}

/** Classes of a component: those of its root, and all in it and in what it uses. */
export interface Wearing {
  readonly root: readonly string[];
  readonly all: ReadonlySet<string>;
}

export interface FilePlace {
  readonly dialect: Dialect;
  readonly style: CodeStyle;
  readonly borderBox: boolean;
  /** The family that screens have for all that is in them; null where texts say their own. */
  readonly family: string | null;
  readonly typed: boolean;
  /** Path of a component. */
  readonly component: (name: string) => string;
  /** The folder that `$lib` stands for; null where nothing does. */
  readonly library: string | null;
  /** Of the components that were written before. */
  readonly wearing: ReadonlyMap<string, Wearing>;
}

export interface WrittenFile {
  readonly code: Code;
  readonly needs: readonly string[];
  readonly assets: readonly string[];
  readonly wearing: Wearing;
}

/** Uses of components are named by what they stand in as well, so that no class inside of them is called the same. */
const usesNamedBy =
  (root: TemplateElement, view: (piece: Classed) => StyledTree<Classed>) =>
  (piece: Classed): StyledTree<Classed> => {
    const tree = view(piece);
    return piece.kind === 'use' ? { ...tree, words: [...root.words.slice(0, 3), ...tree.words] } : tree;
  };

const classesOf = (
  { root, component }: Piece,
  { dialect, borderBox, family, wearing }: FilePlace,
): ClassBook<Classed> => {
  const used = usesInTemplate(root).flatMap((name) => wearing.get(name) ?? []);
  const own = collectWords(root);
  const variants = (component?.variants ?? []).flatMap(({ words }) => [...words.values()]);
  const view = keepingLines(styledWith(borderBox, family), component?.properties ?? []);
  const common = { name: kebab, select: dialect.select };
  return dialect.rootsAreSeen
    ? classBook(root, view, { ...common, taken: [...own, ...variants, ...used.flatMap((one) => one.root)] })
    : classBook(root, usesNamedBy(root, view), {
        ...common,
        taken: [...own, ...variants],
        takenInUses: new Set(used.flatMap(({ all }) => [...all])),
      });
};

const wearingOf = (piece: Piece, file: SingleFile, place: FilePlace): Wearing => {
  const own = file.classes.namesOf(piece.root);
  const variants = (piece.component?.variants ?? []).flatMap(({ words }) => [...words.values()]);
  const root = [...own, ...variants];
  const inside = usesInTemplate(piece.root).flatMap((name) => [...(place.wearing.get(name)?.all ?? [])]);
  return { root, all: new Set([...root, ...file.classes.names(), ...inside]) };
};

const tagged = (
  tag: string | null,
  write: () => void,
  { writer, isIn }: { writer: SingleFile['writer']; isIn: boolean },
) => {
  if (tag !== null) writer.line(`<${tag}>`);
  if (isIn) writer.indented(write);
  else write();
  if (tag !== null) writer.line(`</${tag.split(' ')[0]}>`);
};

const markupOf = (piece: Piece, file: SingleFile, dialect: Dialect): Code => {
  const { markupTag } = dialect;
  const { writer } = file;
  tagged(markupTag, () => writeTemplate(piece.root, { file, dialect }, true), { writer, isIn: markupTag !== null });
  return writer.code();
};

const scriptOf = (file: SingleFile, dialect: Dialect): Code | null => {
  // What the pieces use is imported before them.
  const pieces = dialect.script(file);
  const all = [file.imports.lines(), ...pieces].filter((lines) => lines.length > 0);
  if (all.length === 0) return null;
  const writer = codeWriter(file.style.indent);
  const write = (): void => {
    for (const [index, lines] of all.entries()) {
      if (index > 0) writer.line();
      for (const line of lines) writer.line(line);
    }
  };
  tagged(dialect.scriptTag(file.typed), write, { writer, isIn: dialect.indents });
  return writer.code();
};

const styleOf = (file: SingleFile, dialect: Dialect): Code | null => {
  const { rules } = file.classes;
  if (rules.length === 0) return null;
  const writer = codeWriter(file.style.indent);
  tagged(dialect.styleTag, () => writeRules(rules, file.path, writer), { writer, isIn: dialect.indents });
  const { text, regions } = writer.code();
  const end = `</style>\n`;
  // A name in quotes may hold the end of the styles.
  return { text: text.slice(0, -end.length).replaceAll('</', '<\\/') + end, regions };
};

/** Writes a component or a screen. */
export const singleFile = (piece: Piece, place: FilePlace): WrittenFile => {
  const { dialect, style, typed, component, library } = place;
  const names = (piece.component?.properties ?? []).map(({ name }) => name);
  const lists = dataLists(piece.root, new Set(['item', 'index', ...names]), dialect.shownName);
  const taken = ['item', 'index', ...names, ...lists.all.map(({ name }) => name)];
  const file: SingleFile = {
    path: piece.path,
    writer: codeWriter(style.indent),
    classes: classesOf(piece, place),
    imports: fileImports({ file: piece.path, effects: piece.effects, component, style, library }, taken),
    style,
    typed,
    lists,
    component: piece.component,
  };
  const markup = markupOf(piece, file, dialect);
  const codes = [scriptOf(file, dialect), markup, styleOf(file, dialect)].filter((code) => code !== null);
  const inStyles = file.classes.rules.flatMap((rule) => rule.style.flatMap(([, value]) => assetsIn(value)));
  const assets = [...new Set([...file.imports.assets, ...inStyles])];
  return {
    code: stacked(codes),
    needs: [...file.imports.files, ...assets],
    assets,
    wearing: wearingOf(piece, file, place),
  };
};
