import type { CodeStyle } from '../../draft/project-facts.ts';
import { type DataList, dataLists } from '../components/data-lists.ts';
import { styledBy, styledWith } from '../components/styled-template.ts';
import type { Component, Property, TemplateElement } from '../components/template.ts';
import { assetsIn, writeRules } from '../css/stylesheet.ts';
import { underPreflight } from '../tailwind/preflight.ts';
import type { Tailwind } from '../tailwind/tailwind.ts';
import { type Code, codeWriter } from '../text/code-writer.ts';
import { stringText } from '../text/script-string.ts';
import { type ComponentPlace, imports } from './imports.ts';
import { type JsxFile, memberText, writeTemplate } from './print-jsx.ts';
import { moduleClasses } from './wear/module-classes.ts';
import { tailwindClasses } from './wear/tailwind-classes.ts';
import type { Wearing } from './wear/wearing.ts';

/** What a file of a component or a screen is made of. */
export interface ReactPiece {
  readonly name: string;
  readonly file: string;
  readonly sheet: string;
  readonly root: TemplateElement;
  /** Null for a screen. */
  readonly component: Component | null;
  /** Style sheets that the file imports for everybody. */
  readonly effects: readonly string[];
  /** Of the component itself. */
  readonly exported: 'named' | 'default';
}

export interface ReactFiles {
  readonly script: Code;
  /** Null where nothing of it has a look of its own. */
  readonly sheet: Code | null;
  readonly needs: readonly string[];
  readonly assets: readonly string[];
}

export interface ReactPlace {
  readonly style: CodeStyle;
  /** With types, or as plain scripts. */
  readonly typed: boolean;
  readonly borderBox: boolean;
  /** The family that screens have for all that is in them; null where texts say their own. */
  readonly family: string | null;
  /** Null: looks are CSS modules. */
  readonly tailwind: Tailwind | null;
  /** What the bundler makes of an imported picture: its address, or an object that holds it. */
  readonly pictures: 'addresses' | 'objects';
  readonly component: (name: string) => ComponentPlace;
}

const typeText = ({ kind, words }: Property, file: JsxFile): string => {
  switch (kind) {
    case 'flag':
      return 'boolean';
    case 'word':
      return words.map((word) => stringText(word, file.style)).join(' | ');
    case 'lines':
    case 'nodes':
      return file.imports.type('ReactNode');
    default:
      return 'string';
  }
};

const writeProps = ({ name, component }: ReactPiece, file: JsxFile): void => {
  if (!file.typed || component === null || (component.properties.length === 0 && !component.placed)) return;
  const { writer, style } = file;
  const end = style.semicolons ? ';' : '';
  writer.line(`interface ${name}Props {`);
  writer.indented(() => {
    for (const property of component.properties)
      writer.line(`${property.name}${property.required ? '' : '?'}: ${typeText(property, file)}${end}`);
    if (component.placed) writer.line(`className?: string${end}`);
  });
  writer.line('}');
  writer.line();
};

const LONGEST = 100;

const headOf = ({ name, exported }: ReactPiece): string =>
  `export ${exported === 'default' ? 'default ' : ''}function ${name}(`;

const typeOf = ({ name }: ReactPiece, { typed }: JsxFile): string => (typed ? `: ${name}Props` : '');

const signature = (piece: ReactPiece, file: JsxFile): string => {
  const { component } = piece;
  const names =
    component === null
      ? []
      : [...component.properties.map((property) => property.name), ...(component.placed ? ['className'] : [])];
  return names.length === 0
    ? `${headOf(piece)}) {`
    : `${headOf(piece)}{ ${names.join(', ')} }${typeOf(piece, file)}) {`;
};

const writeFunction = (piece: ReactPiece, file: JsxFile): void => {
  const { writer, style } = file;
  const end = style.semicolons ? ';' : '';
  const head = signature(piece, file);
  if (head.length <= LONGEST) writer.line(head);
  else {
    writer.line(`${headOf(piece)}{`);
    writer.indented(() => {
      const { properties = [], placed = false } = piece.component ?? {};
      for (const { name } of properties) writer.line(`${name},`);
      if (placed) writer.line('className,');
    });
    writer.line(`}${typeOf(piece, file)}) {`);
  }
  writer.indented(() => {
    writer.line('return (');
    writer.indented(() => writeTemplate(piece.root, file, true));
    writer.line(`)${end}`);
  });
  writer.line('}');
};

const writeRow = (row: DataList['rows'][number], file: JsxFile): void => {
  const { writer } = file;
  const members = row.map(([key, given]) => `${key}: ${memberText(given, file)}`);
  const whole = `{ ${members.join(', ')} },`;
  if (writer.widthOf(whole) <= LONGEST) {
    writer.line(whole);
    return;
  }
  writer.line('{');
  writer.indented(() => {
    for (const member of members) writer.line(`${member},`);
  });
  writer.line('},');
};

const writeLists = (file: JsxFile): void => {
  const { writer, lists, imports: imported, style } = file;
  const end = style.semicolons ? ';' : '';
  for (const { name, component, rows } of lists.all) {
    const props = file.typed ? `: ${imported.type('ComponentProps')}<typeof ${imported.component(component)}>[]` : '';
    writer.line(`const ${name}${props} = [`);
    writer.indented(() => {
      for (const row of rows) writeRow(row, file);
    });
    writer.line(`]${end}`);
    writer.line();
  }
};

const shifted = (code: Code, lines: readonly string[]): Code => ({
  text: `${lines.join('\n')}\n\n${code.text}`,
  regions: code.regions.map((region) => ({
    ...region,
    start: region.start + lines.length + 1,
    end: region.end + lines.length + 1,
  })),
});

/** Names of a file that nothing else in it may have. */
const ownNames = ({ name, component }: ReactPiece): Set<string> =>
  new Set([name, 'styles', ...(component?.properties ?? []).map((property) => property.name)]);

const wearingOf = (piece: ReactPiece, place: ReactPlace, taken: Set<string>): Wearing => {
  const { style, typed, tailwind, borderBox, family } = place;
  return tailwind === null
    ? moduleClasses(piece, styledWith(borderBox, family), style)
    : tailwindClasses({ ...piece, style, typed, taken }, styledBy(underPreflight(tailwind)), tailwind);
};

const writeConstants = ({ writer, wearing }: JsxFile): void => {
  for (const lines of wearing.constants) {
    for (const line of lines) writer.line(line);
    writer.line();
  }
};

const bodyOf = (piece: ReactPiece, file: JsxFile): Code => {
  writeLists(file);
  writeProps(piece, file);
  writeConstants(file);
  writeFunction(piece, file);
  return file.writer.code();
};

/** Writes a component or a screen with its style sheet. */
export const reactFiles = (piece: ReactPiece, place: ReactPlace): ReactFiles => {
  const { style, typed, component } = place;
  const taken = ownNames(piece);
  const wearing = wearingOf(piece, place, taken);
  const hasSheet = wearing.rules.length > 0;
  const imported = imports(
    {
      file: piece.file,
      sheet: hasSheet ? piece.sheet : null,
      effects: piece.effects,
      component,
      style,
      pictures: place.pictures,
    },
    taken,
  );
  const lists = dataLists(piece.root, taken);
  const body = bodyOf(piece, { writer: codeWriter(style.indent), wearing, imports: imported, style, typed, lists });
  const lines = imported.lines();
  const css = codeWriter(style.indent);
  writeRules(wearing.rules, piece.sheet, css);
  const inSheet = wearing.rules.flatMap((rule) => rule.style.flatMap(([, value]) => assetsIn(value)));
  const assets = [...new Set([...imported.assets, ...inSheet])];
  return {
    script: lines.length === 0 ? body : shifted(body, lines),
    sheet: hasSheet ? css.code() : null,
    needs: [...imported.files, ...assets],
    assets,
  };
};
