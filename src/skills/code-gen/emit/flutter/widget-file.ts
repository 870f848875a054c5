import { type DataList, dataLists } from '../components/data-lists.ts';
import type { Property } from '../components/template.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import { printCode } from '../native/code/print-code.ts';
import { lookOf } from '../native/facets.ts';
import type { NativeFile } from '../native/native-emitter.ts';
import { firstWord, type NativePiece, type NativePlace, propertiesOf, variantsOf } from '../native/piece.ts';
import { fieldMembers } from '../native/structure/typed-fields.ts';
import { ownLists } from '../native/theirs/their-component.ts';
import type { ThemedGroup } from '../native/token-fields.ts';
import { plainLook } from '../native/varied.ts';
import { type CodeWriter, codeWriter, linesOf } from '../text/code-writer.ts';
import { relativePath } from '../text/paths.ts';
import type { DartFile } from './dart-file.ts';
import { dart, dartString } from './dart-text.ts';
import { groupVariable, solidCode } from './dart-values.ts';
import { attribute, bareWidget, givenCode, listName, wordType } from './dart-widget.ts';
import { modeConstant } from './token-classes.ts';

const typeOf = ({ kind, name }: Property, file: DartFile): string => {
  if (kind === 'flag') return 'bool';
  if (kind === 'word') return wordType(file.piece, name, file);
  return kind === 'nodes' ? 'List<Widget>' : 'String';
};

const wordsOf = (name: string, file: DartFile): string[] => {
  const variant = variantsOf(file.piece).find((one) => one.name === name);
  return [...new Set(variant?.words.values() ?? [])].map((word) => file.members.word(name, word));
};

const writeEnums = (file: DartFile, writer: CodeWriter): void => {
  for (const { kind, name } of propertiesOf(file.piece)) {
    if (kind !== 'word' || !variantsOf(file.piece).some((one) => one.name === name)) continue;
    writer.line(`enum ${file.members.type(name)} { ${wordsOf(name, file).join(', ')} }`);
    writer.line();
  }
};

const isPressed = ({ root, component, screen }: NativePiece): boolean => {
  const { role } = plainLook(root, component?.variants ?? []);
  return screen === null && (role === 'button' || role === 'link') && attribute(root, 'route') === undefined;
};

/** What a widget has where nothing is given: nothing that could be null, since flags say what is shown. */
const standard = ({ kind, name }: Property, piece: NativePiece, file: DartFile): string => {
  if (kind === 'flag') return 'false';
  if (kind === 'nodes') return 'const []';
  const first = kind === 'word' ? firstWord(piece, name, file.place.components) : null;
  if (first === null) return "''";
  return `${wordType(piece, name, file)}.${first.home.members.word(first.name, first.word)}`;
};

const parameterOf = (property: Property, file: DartFile): string => {
  const name = file.members.property(property.name);
  return property.required && property.kind !== 'nodes'
    ? `required this.${name}`
    : `this.${name} = ${standard(property, file.piece, file)}`;
};

/** What whoever uses a component may hear of, or hold: presses, switches, and what is typed. */
const handedMembers = (piece: NativePiece): string[] => {
  if (piece.screen !== null) return [];
  const { control } = plainLook(piece.root, variantsOf(piece));
  const isSwitched = control !== undefined && control.kind !== 'radio';
  return [
    ...[...fieldMembers(piece, 'Controller').values()].map((name) => `TextEditingController? ${name}`),
    ...(isPressed(piece) ? [isSwitched ? 'ValueChanged<bool>? onChanged' : 'VoidCallback? onTap'] : []),
  ];
};

const writeMembers = (file: DartFile, writer: CodeWriter): void => {
  const { piece } = file;
  const { name } = piece;
  const properties = propertiesOf(piece);
  const handed = handedMembers(piece);
  const all = [
    'super.key',
    ...properties.map((property) => parameterOf(property, file)),
    ...handed.map((member) => `this.${member.split(' ').at(-1)}`),
  ];
  const whole = `const ${name}({${all.join(', ')}});`;
  if (whole.length + file.place.indent.length <= 80) writer.line(whole);
  else {
    writer.line(`const ${name}({`);
    writer.indented(() => {
      for (const one of all) writer.line(`${one},`);
    });
    writer.line('});');
  }
  if (properties.length + handed.length > 0) writer.line();
  for (const property of properties)
    writer.line(`final ${typeOf(property, file)} ${file.members.property(property.name)};`);
  for (const member of handed) writer.line(`final ${member};`);
};

/** The ground of a screen is that of its Scaffold too, which is higher than what the screen holds. */
const groundCode = ({ piece, ...file }: DartFile): Code | null => {
  const { fills = [] } = lookOf(piece.root.style);
  const [only] = fills;
  return fills.length === 1 && only?.kind === 'solid' ? solidCode(only, { ...file }) : null;
};

/** What the Scaffold does for a screen is not done again; what casts a shadow needs a ground of its own. */
const bareRoot = ({ piece }: DartFile, ground: Code | null): NativePiece['root'] => {
  if (piece.screen === null) return piece.root;
  const { cross, arrangement, effects = [] } = lookOf(piece.root.style);
  const isWide = arrangement === 'column' && cross === 'stretch';
  const isGrounded = ground !== null && !effects.some(({ kind }) => kind === 'drop-shadow');
  const gone = new Set(['clips', ...(isGrounded ? ['fills'] : []), ...(isWide ? ['across'] : [])]);
  return { ...piece.root, style: piece.root.style.filter(([facet]) => !gone.has(facet)) };
};

const bodyCode = (file: DartFile): Code => {
  const { screen } = file.piece;
  const ground = screen === null ? null : groundCode(file);
  const widget = bareWidget(bareRoot(file, ground), file, true);
  if (screen === null) return withOrigins(widget, file);
  const body = screen.scrolls ? call('SingleChildScrollView', [['child', widget]], { constant: true }) : widget;
  const safe = call('SafeArea', [['child', withOrigins(body, file)]], { constant: true });
  return call(
    'Scaffold',
    [
      ['backgroundColor', ground],
      ['body', safe],
    ],
    { constant: true },
  );
};

const withOrigins = (code: Code, { piece }: DartFile): Code =>
  typeof code !== 'string' && code.kind === 'call'
    ? { ...code, origins: piece.root.origins, comments: piece.root.comments.map(({ text }) => text) }
    : code;

/** The theme of the modes that a screen was drawn in, where that is not the first. */
const themesOf = ({ piece, place }: DartFile): [ThemedGroup, string][] => {
  const modes = piece.screen?.modes ?? new Map<string, string>();
  return place.fields.groups.flatMap((group): [ThemedGroup, string][] => {
    const mode = modes.get(group.modeCollection);
    return mode === undefined || !group.modes.includes(mode) ? [] : [[group, modeConstant(group, mode)]];
  });
};

const writeGroups = (file: DartFile, writer: CodeWriter): void => {
  const themed = new Map(themesOf(file));
  for (const group of [...file.groups].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const mode = themed.get(group);
    writer.line(
      mode === undefined
        ? `final ${groupVariable(group)} = ${group.name}.of(context);`
        : `const ${groupVariable(group)} = ${group.name}.${mode};`,
    );
  }
};

/** Widgets of a screen in another mode find it in the theme. */
const inTheme = (code: Code, file: DartFile): Code => {
  const themes = themesOf(file);
  if (themes.length === 0 || file.components.size === 0) return code;
  file.uses.tokens = true;
  const items = themes.map(([group, mode]) => `${group.name}.${mode}`);
  const data = `Theme.of(context).copyWith(extensions: const [${items.join(', ')}])`;
  return call('Theme', [
    ['data', live(data)],
    ['child', code],
  ]);
};

const writeBuild = (code: Code, file: DartFile, writer: CodeWriter): void => {
  writer.line('@override');
  writer.line('Widget build(BuildContext context) {');
  writer.indented(() => {
    writeGroups(file, writer);
    printCode(code, { lead: 'return ', end: ';', depth: 2 }, { dialect: dart(file.place.indent), writer });
  });
  writer.line('}');
};

/** The state of a screen that holds what is typed. */
const writeState = ({ piece, held }: DartFile, writer: CodeWriter): void => {
  writer.indented(() => {
    writer.line('@override');
    writer.line(`State<${piece.name}> createState() => _${piece.name}State();`);
  });
  writer.line('}');
  writer.line();
  writer.line(`class _${piece.name}State extends State<${piece.name}> {`);
  writer.indented(() => {
    for (const name of held.names) writer.line(`final ${name} = TextEditingController();`);
    writer.line();
    writer.line('@override');
    writer.line('void dispose() {');
    writer.indented(() => {
      for (const name of held.names) writer.line(`${name}.dispose();`);
      writer.line('super.dispose();');
    });
    writer.line('}');
  });
};

const writeClass = (file: DartFile, writer: CodeWriter): void => {
  const { piece, held } = file;
  const code = inTheme(bodyCode(file), file);
  const isHolding = held.names.size > 0;
  writer.line(`class ${piece.name} extends ${isHolding ? 'StatefulWidget' : 'StatelessWidget'} {`);
  writer.indented(() => {
    writeMembers(file, writer);
    if (piece.screen !== null) {
      writer.line();
      writer.line(`static const route = ${dartString(piece.screen.route)};`);
    }
    writer.line();
  });
  if (isHolding) writeState(file, writer);
  writer.indented(() => {
    if (isHolding) writer.line();
    writeBuild(code, file, writer);
  });
  writer.line('}');
};

/** Rows of one list have the same fields: what a row does not give is as where nothing is given. */
const rowCode = (list: DataList, row: DataList['rows'][number], file: DartFile): Code => {
  const target = file.place.components.get(list.component);
  const names = [...new Set(list.rows.flatMap((one) => one.map(([name]) => name)))];
  const fields = names.map((name): [string, Code] => {
    const given = row.find(([own]) => own === name)?.[1];
    if (given !== undefined || target === undefined)
      return [
        target?.members.property(name) ?? name,
        given === undefined ? "''" : givenCode(given, { name, component: list.component }, file),
      ];
    const property = propertiesOf(target).find((one) => one.name === name);
    return [target.members.property(name), property === undefined ? "''" : standard(property, target, file)];
  });
  const [only] = fields;
  return only !== undefined && fields.length === 1 ? only[1] : call('', fields, { constant: true });
};

const writeLists = (file: DartFile, writer: CodeWriter): void => {
  for (const list of file.lists.all) {
    const items = list.rows.map((row) => rowCode(list, row, file));
    printCode(
      { kind: 'list', items },
      { lead: `const ${listName(list.name, file)} = `, end: ';', depth: 0 },
      { dialect: { ...dart(file.place.indent), constant: '' }, writer },
    );
    writer.line();
  }
};

const importsOf = (file: DartFile): { lines: string[]; needs: string[] } => {
  const { place, piece } = file;
  const components = [...file.components].map((name) => place.componentFile(name)).toSorted();
  const needs = [...(file.uses.tokens || file.groups.size > 0 ? [place.tokensFile] : []), ...components];
  const libraries = [...file.libraries, 'package:flutter/material.dart'];
  const own = libraries.filter((library) => library.startsWith('dart:')).toSorted();
  const packages = libraries.filter((library) => !library.startsWith('dart:')).toSorted();
  const paths = [...new Set([...needs, ...file.theirs])];
  const relative = paths.map((path) => relativePath(piece.file, path).replace(/^\.\//, '')).toSorted();
  const groups = [own, packages, relative].filter((group) => group.length > 0);
  const lines = groups.flatMap((group, at) => [
    ...(at > 0 ? [''] : []),
    ...group.map((path) => `import ${dartString(path)};`),
  ]);
  return { lines, needs };
};

/** Writes a component or a screen. */
export const widgetFile = (piece: NativePiece, place: NativePlace): NativeFile => {
  const body = codeWriter(place.indent);
  const file: DartFile = {
    piece,
    place,
    members: piece.members,
    fields: place.fields,
    groups: new Set(),
    uses: { tokens: false },
    assets: new Set(),
    components: new Set(),
    libraries: new Set(),
    theirs: new Set(),
    held: { names: new Set() },
    lists: ownLists(dataLists(piece.root, new Set(propertiesOf(piece).map(({ name }) => name))), place),
  };
  const main = codeWriter(place.indent);
  writeClass(file, main);
  writeEnums(file, body);
  writeLists(file, body);
  const { lines, needs } = importsOf(file);
  const before = linesOf(body);
  const head = [...lines, '', ...before];
  const { text, regions } = main.code();
  const shift = head.length;
  return {
    code: {
      text: `${head.join('\n')}\n${text}`,
      regions: regions.map((region) => ({ ...region, start: region.start + shift, end: region.end + shift })),
    },
    needs: [...needs, ...file.assets],
    assets: [...file.assets],
  };
};
