import { type DataList, dataLists } from '../components/data-lists.ts';
import type { Component, Property } from '../components/template.ts';
import type { Given } from '../components/tree.ts';
import { lookOf } from '../native/facets.ts';
import type { Code } from '../text/code-writer.ts';
import { switchedBy } from '../views/controls.ts';
import type { ViewDraft, ViewUnit } from '../views/draft-views.ts';
import { fieldTexts } from '../views/fields.ts';
import { wordOwner } from '../views/templates.ts';
import type { ViewToken, ViewTokens } from '../views/token-names.ts';
import { sections, sectionWriter } from './sections.ts';
import type { SwiftFile } from './swift-file.ts';
import { swiftName } from './swift-text.ts';
import { givenText, orderedProperties, rowMembers } from './view/swift-given.ts';
import { viewOf, writeChildren, writeTemplate } from './view/swift-view.ts';

export interface SwiftPlace {
  readonly draft: ViewDraft;
  readonly tokens: ViewTokens;
  /** What stands among the uses of a file that asks for tokens. */
  readonly tokensFile: string;
  /** Names of the types of words, by component and property. */
  readonly enums: ReadonlyMap<string, string>;
  readonly indent: string;
}

export interface SwiftUnit {
  readonly code: Code;
  readonly assets: readonly string[];
  /** Views of other files that it shows, and helpers. */
  readonly uses: ReadonlySet<string>;
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const typeOf = (component: Component, property: Property, file: SwiftFile): string => {
  switch (property.kind) {
    case 'flag':
      return 'Bool';
    case 'word': {
      const owner = wordOwner(component, property, file.draft.components);
      return file.enumOf(owner.component, owner.property.name);
    }
    case 'nodes':
      return capital(property.name);
    default:
      return 'String';
  }
};

const STANDARDS: Readonly<Record<string, string>> = { flag: ' = false', text: ' = ""', lines: ' = ""', asset: ' = ""' };

const propertyLine = (component: Component, property: Property, file: SwiftFile): string => {
  const name = swiftName(property.name);
  const type = typeOf(component, property, file);
  if (property.kind === 'nodes') return `@ViewBuilder let ${name}: ${type}`;
  if (switchedBy(file.unit.root, file)?.property === property.name)
    return `@State var ${name}: ${type}${property.required ? '' : STANDARDS['flag']}`;
  if (property.required) return `let ${name}: ${type}`;
  return property.kind === 'word' ? `var ${name}: ${type}?` : `var ${name}: ${type}${STANDARDS[property.kind] ?? ''}`;
};

const isPressedRoot = ({ root, component }: ViewUnit, file: SwiftFile): boolean =>
  component !== null &&
  switchedBy(root, file) === null &&
  ['button', 'link'].includes(lookOf(root.style).role ?? '') &&
  !root.attributes.some(([name]) => name === 'route');

const enumLines = ({ unit, enumOf }: SwiftFile): string[] => {
  const { component } = unit;
  return (component?.variants ?? [])
    .filter(({ flag }) => flag === null)
    .flatMap((variant) => {
      const words = [...new Set(variant.words.values())].map(swiftName);
      return [
        `enum ${enumOf(component as Component, variant.name)} {`,
        ...words.map((word) => `    case ${word}`),
        '}',
        '',
      ];
    });
};

const head = (unit: ViewUnit, file: SwiftFile): string[] => {
  const { component, name } = unit;
  const slots = (component?.properties ?? []).filter(({ kind }) => kind === 'nodes').map((slot) => capital(slot.name));
  const generics = slots.length === 0 ? '' : `<${slots.map((slot) => `${slot}: View`).join(', ')}>`;
  const properties = component === null ? [] : orderedProperties(component.properties);
  const own = properties.filter(({ kind }) => kind !== 'nodes');
  const lines = [
    ...own.map((property) => propertyLine(component as Component, property, file)),
    ...(isPressedRoot(unit, file) ? ['var action: () -> Void = {}'] : []),
    ...properties
      .filter(({ kind }) => kind === 'nodes')
      .map((slot) => propertyLine(component as Component, slot, file)),
  ];
  const states = file.states.flat();
  const kept = [...(states.length === 0 ? [] : [states]), ...[...file.usedLists].map((list) => listLines(list, file))];
  return [
    'import SwiftUI',
    '',
    ...enumLines(file),
    `struct ${name}${generics}: View {`,
    ...lines.map((line) => `    ${line}`),
    ...(lines.length === 0 ? [] : ['']),
    ...kept.flatMap((one) => [...one.map((line) => `    ${line}`), '']),
  ];
};

const rowType = (component: string): string => `${component.replace(/View$/, '')}Row`;

const NOTHING: Readonly<Record<string, string>> = { flag: 'false', word: 'nil' };

const LONGEST = 110;

/** A call in an array, an argument a line where that gets too long. */
const entryLines = (head: string, parts: readonly string[]): string[] => {
  const whole = `    ${head}(${parts.join(', ')}),`;
  if (whole.length <= LONGEST) return [whole];
  const last = parts.length - 1;
  return [`    ${head}(`, ...parts.map((part, at) => `        ${part}${at === last ? '' : ','}`), '    ),'];
};

const listLines = (list: DataList, file: SwiftFile): string[] => {
  const members = rowMembers(list.component, file);
  const rows = list.rows.flatMap((row, index) => {
    const given = new Map<string, Given>(row);
    const parts = members.map(({ name, kind }) => {
      const value = given.get(name);
      return `${swiftName(name)}: ${value === undefined ? (NOTHING[kind] ?? '""') : givenText(value, file)}`;
    });
    return entryLines(rowType(list.component), [`id: ${index}`, ...parts]);
  });
  return [`private let ${list.name} = [`, ...rows, ']'];
};

/** True where some row of the file does not say it. */
const isMissing = (component: string, property: string, { usedLists }: SwiftFile): boolean =>
  [...usedLists]
    .filter((list) => list.component === component)
    .some(({ rows }) => rows.some((row) => !row.some(([name]) => name === property)));

const rowLines = (name: string, file: SwiftFile): string[] => {
  const component = file.draft.components.get(name);
  if (component === undefined) return [];
  const members = rowMembers(name, file).map((property) => {
    const open = property.kind === 'word' && isMissing(name, property.name, file) ? '?' : '';
    return `    let ${swiftName(property.name)}: ${typeOf(component, property, file)}${open}`;
  });
  return ['', `private struct ${rowType(name)}: Identifiable {`, '    let id: Int', ...members, '}'];
};

const foot = (file: SwiftFile): string[] => [
  ...file.members.flatMap((member) => ['', ...member.map((line) => `    ${line}`)]),
  '}',
  ...[...new Set([...file.usedLists].map(({ component }) => component))].flatMap((name) => rowLines(name, file)),
];

const writeBody = (file: SwiftFile): void => {
  const { writer, unit } = file;
  writer.indented(() => {
    writer.line('var body: some View {');
    writer.indented(() => {
      if (unit.screen === null || lookOf(unit.root.style).scroll !== undefined) writeTemplate(unit.root, file);
      else {
        writer.line('ScrollView {');
        writer.indented(() => writeTemplate(unit.root, file));
        writer.line('}');
        if (unit.dark) writer.line('.preferredColorScheme(.dark)');
      }
    });
    writer.line('}');
  });
};

const retabbed = (lines: readonly string[], indent: string): string[] =>
  lines.map((line) => line.replace(/^(?: {4})+/, (spaces) => indent.repeat(spaces.length / 4)));

const plainCode = (lines: readonly string[]): Code => ({ text: `${lines.join('\n')}\n`, regions: [] });

/** Pieces of code one right below the other. */
const joinedCode = (codes: readonly Code[]): Code => {
  let before = 0;
  const regions = codes.flatMap((code) => {
    const moved = code.regions.map((one) => ({ ...one, start: one.start + before, end: one.end + before }));
    before += code.text.split('\n').length - 1;
    return moved;
  });
  return { text: codes.map(({ text }) => text).join(''), regions };
};

/** Writes the file of a component or a screen. */
export const swiftUnit = (unit: ViewUnit, { draft, tokens, tokensFile, enums, indent }: SwiftPlace): SwiftUnit => {
  const uses = new Set<string>();
  const properties = (unit.component?.properties ?? []).map(({ name }) => swiftName(name));
  const names = new Set([...properties, 'action', 'item', 'body']);
  const used = (token: ViewToken | undefined): ViewToken | undefined => {
    if (token?.theirs === null) uses.add(tokensFile);
    return token;
  };
  const writer = sectionWriter(indent);
  const file: SwiftFile = {
    writer,
    sections: sections(writer, unit.root, names),
    unit,
    draft,
    tokens: { ...tokens, find: (token) => used(tokens.find(token)) },
    lists: dataLists(unit.root, names, (component) => component.replace(/View$/, '')),
    usedLists: new Set(),
    hoisted: new Set(),
    fields: fieldTexts(unit.root, draft.fields),
    names,
    members: [],
    states: [],
    assets: new Set(),
    uses,
    view: (template) => viewOf(template, file),
    write: (pieces, between) => writeChildren(pieces, file, between),
    enumOf: (component, property) => enums.get(`${component.name}.${property}`) ?? 'String',
  };
  writeBody(file);
  // Rows of lists may show pictures, too.
  const before = retabbed(head(unit, file), indent);
  const parts = file.sections.all.flatMap((code) => [plainCode(['']), code]);
  const code = joinedCode([plainCode(before), writer.code(), ...parts, plainCode(retabbed(foot(file), indent))]);
  return { code, assets: [...file.assets].filter((path) => path !== ''), uses: file.uses };
};
