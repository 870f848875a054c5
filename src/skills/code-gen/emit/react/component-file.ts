import type { CodeStyle } from '../../draft/project-facts.ts';
import { type DataList, dataLists } from '../components/data-lists.ts';
import { withResets } from '../components/resets.ts';
import type { Component, Property, Template, TemplateElement } from '../components/template.ts';
import { type Branch, isPart } from '../components/tree.ts';
import { type ClassBook, classBook, type StyledTree } from '../css/class-book.ts';
import { assetsIn, writeRules } from '../css/stylesheet.ts';
import { camel } from '../names/words.ts';
import { type Code, codeWriter } from '../text/code-writer.ts';
import { type ComponentPlace, type Imports, imports } from './imports.ts';
import { type Classed, type JsxFile, memberText, writeTemplate } from './print-jsx.ts';
import { stringText } from './script-text.ts';

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
  readonly borderBox: boolean;
  readonly component: (name: string) => ComponentPlace;
}

const branchesIn = (template: Template): readonly Classed[] => {
  if (template.kind === 'use') return template.slots.flatMap(([, pieces]) => pieces);
  const { content } = template;
  if (content.kind === 'children') return content.children;
  return content.kind === 'text' ? content.branches.filter(isPart) : [];
};

const NOTHING = { words: [], hints: [], tag: '', style: [], variants: [], origins: [], children: [] } as const;

const styledBranch = (branch: Branch): StyledTree<Classed> =>
  isPart(branch)
    ? {
        words: branch.words,
        hints: [],
        tag: branch.tag,
        style: branch.style,
        variants: [],
        origins: [branch.origin],
        children: branch.children.filter(isPart),
      }
    : NOTHING;

const isTemplate = (piece: Classed): piece is Template => 'condition' in piece;

const styledWith =
  (borderBox: boolean) =>
  (piece: Classed): StyledTree<Classed> => {
    if (!isTemplate(piece)) return styledBranch(piece);
    const { words, variants, origins } = piece;
    const tag = piece.kind === 'use' ? '' : piece.tag;
    const style = piece.kind === 'use' ? piece.style : withResets(tag, piece.style, borderBox);
    return { words, hints: [], tag, style, variants, origins, children: branchesIn(piece) };
  };

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
  if (component === null || (component.properties.length === 0 && !component.placed)) return;
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

const signature = ({ name, component }: ReactPiece): string => {
  const names =
    component === null
      ? []
      : [...component.properties.map((property) => property.name), ...(component.placed ? ['className'] : [])];
  return names.length === 0
    ? `export function ${name}() {`
    : `export function ${name}({ ${names.join(', ')} }: ${name}Props) {`;
};

const writeFunction = (piece: ReactPiece, file: JsxFile): void => {
  const { writer, style } = file;
  const end = style.semicolons ? ';' : '';
  const head = signature(piece);
  if (head.length <= LONGEST) writer.line(head);
  else {
    writer.line(`export function ${piece.name}({`);
    writer.indented(() => {
      const { properties = [], placed = false } = piece.component ?? {};
      for (const { name } of properties) writer.line(`${name},`);
      if (placed) writer.line('className,');
    });
    writer.line(`}: ${piece.name}Props) {`);
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
  if (whole.length <= LONGEST) {
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
    writer.line(`const ${name}: ${imported.type('ComponentProps')}<typeof ${imported.component(component)}>[] = [`);
    writer.indented(() => {
      for (const row of rows) writeRow(row, file);
    });
    writer.line(`]${end}`);
    writer.line();
  }
};

const rootClasses = ({ component }: ReactPiece): string[] => {
  if (component === null) return [];
  return [
    ...component.variants.map(({ name, flag }) =>
      flag === null ? `styles[${name}]` : `${name} ? styles.${flag.on} : styles.${flag.off}`,
    ),
    ...(component.placed ? ['className'] : []),
  ];
};

const shifted = (code: Code, lines: readonly string[]): Code => ({
  text: `${lines.join('\n')}\n\n${code.text}`,
  regions: code.regions.map((region) => ({
    ...region,
    start: region.start + lines.length + 1,
    end: region.end + lines.length + 1,
  })),
});

const bodyOf = (piece: ReactPiece, classes: ClassBook<Classed>, imported: Imports, style: CodeStyle): Code => {
  const taken = new Set([piece.name, 'styles', ...(piece.component?.properties ?? []).map(({ name }) => name)]);
  const file: JsxFile = {
    writer: codeWriter(style.indent),
    classes,
    imports: imported,
    style,
    lists: dataLists(piece.root, taken),
    properties: piece.component?.properties ?? [],
    rootClasses: rootClasses(piece),
  };
  writeLists(file);
  writeProps(piece, file);
  writeFunction(piece, file);
  return file.writer.code();
};

/** Writes a component or a screen with its style sheet. */
export const reactFiles = (piece: ReactPiece, place: ReactPlace): ReactFiles => {
  const { style, component } = place;
  const words = piece.root.variants.flatMap(({ classes }) => classes);
  const inner = collectWords(piece.root);
  const classes = classBook<Classed>(piece.root, styledWith(place.borderBox), {
    name: camel,
    taken: [...words, ...inner],
  });
  const hasSheet = classes.rules.length > 0;
  const imported = imports(
    { file: piece.file, sheet: hasSheet ? piece.sheet : null, effects: piece.effects, component, style },
    [piece.name, ...(piece.component?.properties ?? []).map(({ name }) => name)],
  );
  const body = bodyOf(piece, classes, imported, style);
  const lines = imported.lines();
  const css = codeWriter(style.indent);
  writeRules(classes.rules, piece.sheet, css);
  const inSheet = classes.rules.flatMap((rule) => rule.style.flatMap(([, value]) => assetsIn(value)));
  const assets = [...new Set([...imported.assets, ...inSheet])];
  return {
    script: lines.length === 0 ? body : shifted(body, lines),
    sheet: hasSheet ? css.code() : null,
    needs: [...imported.files, ...assets],
    assets,
  };
};

/** Words of variants anywhere below: classes that the root wears. */
const collectWords = (template: Template): string[] => [
  ...template.variants.flatMap(({ classes }) => classes),
  ...branchesIn(template).flatMap((piece) => (isTemplate(piece) ? collectWords(piece) : [])),
];
