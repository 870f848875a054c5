import { type DataList, dataLists } from '../components/data-lists.ts';
import type { Property } from '../components/template.ts';
import { type Code, call } from '../native/code/code-tree.ts';
import { printCode } from '../native/code/print-code.ts';
import type { NativeFile } from '../native/native-emitter.ts';
import {
  firstWord,
  type NativePiece,
  type NativePlace,
  propertiesOf,
  slotHolder,
  variantsOf,
} from '../native/piece.ts';
import { turnedBy } from '../native/specialise.ts';
import { fieldMembers } from '../native/structure/typed-fields.ts';
import { ownLists } from '../native/theirs/their-component.ts';
import { plainLook } from '../native/varied.ts';
import { type CodeWriter, codeWriter, linesOf } from '../text/code-writer.ts';
import { elementCode, givenCode, itemType, wordType } from './kotlin-composable.ts';
import type { KotlinFile } from './kotlin-file.ts';
import { importsFor } from './kotlin-imports.ts';
import { kotlin, kotlinString, packageOf, resourcesOf } from './kotlin-text.ts';
import { slotOf } from './modifiers/press-modifiers.ts';
import { modeObject } from './theme-objects.ts';

const isOwnWord = ({ name }: Property, file: KotlinFile): boolean =>
  variantsOf(file.piece).some((one) => one.name === name);

const wordsOf = (name: string, file: KotlinFile): string[] => {
  const variant = variantsOf(file.piece).find((one) => one.name === name);
  return [...new Set(variant?.words.values() ?? [])].map((word) => file.members.word(name, word));
};

const writeEnums = (file: KotlinFile, writer: CodeWriter): void => {
  for (const property of propertiesOf(file.piece)) {
    if (property.kind !== 'word' || !isOwnWord(property, file)) continue;
    writer.line(`enum class ${file.members.type(property.name)} { ${wordsOf(property.name, file).join(', ')} }`);
    writer.line();
  }
};

/** What goes into a slot may say its place in the layout that it ends up in. */
const slotScope = (piece: NativePiece, name: string, file: KotlinFile): string => {
  const holder = slotHolder(piece, name, file.place.components);
  if (holder === null) return '';
  const variants = variantsOf(holder.piece);
  if (turnedBy(holder.element, variants) !== null) return '';
  const { arrangement, wrap } = plainLook(holder.element, variants);
  if (arrangement === 'row') return wrap === undefined ? 'RowScope.' : 'FlowRowScope.';
  if (arrangement === 'column') return wrap === undefined ? 'ColumnScope.' : 'FlowColumnScope.';
  return 'BoxScope.';
};

const typeOf = ({ kind, name }: Property, piece: NativePiece, file: KotlinFile): string => {
  switch (kind) {
    case 'flag':
      return 'Boolean';
    case 'word':
      return wordType(piece, name, file);
    case 'asset':
      return 'Int';
    case 'nodes':
      return `@Composable ${slotScope(piece, name, file)}() -> Unit`;
    default:
      return 'String';
  }
};

const isPressed = ({ root, component, screen }: NativePiece): boolean => {
  const { role } = plainLook(root, component?.variants ?? []);
  const leads = slotOf(root, 'route') !== undefined || slotOf(root, 'href') !== undefined;
  return screen === null && (role === 'button' || role === 'link') && !leads;
};

/** What a composable has where nothing is given: nothing that could be null, since flags say what is shown. */
const standard = ({ kind, name }: Property, piece: NativePiece, file: KotlinFile): string => {
  if (kind === 'asset') return '0';
  if (kind === 'flag') return 'false';
  if (kind === 'nodes') return '{}';
  const first = kind === 'word' ? firstWord(piece, name, file.place.components) : null;
  if (first === null) return '""';
  return `${first.home.members.type(first.name)}.${first.home.members.word(first.name, first.word)}`;
};

const parameter = (property: Property, file: KotlinFile): string => {
  const name = file.members.property(property.name);
  const given = `${property.kind === 'asset' ? '@DrawableRes ' : ''}${name}: ${typeOf(property, file.piece, file)}`;
  return property.required ? given : `${given} = ${standard(property, file.piece, file)}`;
};

const fieldsIn = (piece: NativePiece): Iterable<string> =>
  piece.screen === null ? fieldMembers(piece, 'TextState').values() : [];

const pressed = (piece: NativePiece): string => {
  const { control } = plainLook(piece.root, variantsOf(piece));
  const isSwitched = control !== undefined && control.kind !== 'radio';
  return isSwitched ? 'onCheckedChange: (Boolean) -> Unit = {}' : 'onClick: () -> Unit = {}';
};

/** What has to be given first, then the modifier, then what may be given, and what goes into slots last. */
const parametersOf = (file: KotlinFile): string[] => {
  const { piece } = file;
  const all = propertiesOf(piece);
  const isSlot = ({ kind }: Property): boolean => kind === 'nodes';
  const wanted = all.filter((one) => one.required && !isSlot(one));
  const optional = all.filter((one) => !one.required && !isSlot(one));
  return [
    ...wanted.map((one) => parameter(one, file)),
    'modifier: Modifier = Modifier',
    ...optional.map((one) => parameter(one, file)),
    ...[...fieldsIn(piece)].map((name) => `${name}: TextFieldState = rememberTextFieldState()`),
    ...(isPressed(piece) ? [pressed(piece)] : []),
    ...all.filter(isSlot).map((one) => parameter(one, file)),
  ];
};

/** A screen scrolls as a whole, below what it is painted with. */
const rootCode = (file: KotlinFile): Code => {
  const { root, screen } = file.piece;
  // The window cuts what a screen does not.
  const bare = { ...root, style: root.style.filter(([facet]) => screen === null || facet !== 'clips') };
  const template = screen?.scrolls === true ? { ...bare, style: withScroll(bare.style) } : bare;
  return elementCode(template, { isRoot: true, base: 'modifier' }, file);
};

const withScroll = (style: NativePiece['root']['style']): NativePiece['root']['style'] =>
  style.some(([facet]) => facet === 'scroll') ? style : [...style, ['scroll', '"vertical"']];

/** The modes that a screen was drawn in, where they are not the first. */
const inTheme = (code: Code, file: KotlinFile): Code => {
  const modes = file.piece.screen?.modes ?? new Map<string, string>();
  const objects = file.place.fields.groups.flatMap((group) => {
    const mode = modes.get(group.modeCollection);
    return mode === undefined || !group.modes.includes(mode) ? [] : [[group, modeObject(group, mode)] as const];
  });
  if (objects.length === 0) return code;
  for (const [group, object] of objects) for (const name of [`Local${group.name}`, object]) file.theme.add(name);
  const provided = objects.map(([group, object]): [null, string] => [null, `Local${group.name} provides ${object}`]);
  return call('CompositionLocalProvider', provided, { block: { parameters: '', statements: [code] } });
};

const READS: Readonly<Record<string, string>> = {
  navigate: 'val navigate = LocalOnNavigate.current',
  density: 'val density = LocalDensity.current',
  uriHandler: 'val uriHandler = LocalUriHandler.current',
};

const writeFunction = (file: KotlinFile, writer: CodeWriter): void => {
  const { piece, place } = file;
  const code = inTheme(rootCode(file), file);
  const parameters = parametersOf(file);
  writer.line('@Composable');
  const whole = `fun ${piece.name}(${parameters.join(', ')}) {`;
  if (whole.length <= 100) writer.line(whole);
  else {
    writer.line(`fun ${piece.name}(`);
    writer.indented(() => {
      for (const one of parameters) writer.line(`${one},`);
    });
    writer.line(') {');
  }
  writer.indented(() => {
    for (const name of [...file.reads].toSorted()) writer.line(READS[name]);
    for (const name of file.held.names) writer.line(`val ${name} = rememberTextFieldState()`);
    printCode(code, { lead: '', end: '', depth: 1 }, { dialect: kotlin(place.indent), writer });
  });
  writer.line('}');
};

interface Field {
  readonly name: string;
  readonly property: Property | undefined;
}

const fieldsOf = (list: DataList, file: KotlinFile): Field[] => {
  const target = file.place.components.get(list.component);
  const names = [...new Set(list.rows.flatMap((row) => row.map(([name]) => name)))];
  return names.map((name) => ({
    name,
    property: target === undefined ? undefined : propertiesOf(target).find((one) => one.name === name),
  }));
};

/** What a row does not give it does not say. */
const rowCode = (list: DataList, row: DataList['rows'][number], file: KotlinFile): Code => {
  const { component } = list;
  const fields = fieldsOf(list, file);
  const target = file.place.components.get(component);
  const args = row.map(([name, given]): [string, Code] => [
    target?.members.property(name) ?? name,
    givenCode(given, { name, component }, file),
  ]);
  const [only] = args;
  if (fields.length > 1) return call(itemType(list, file), args);
  const [field] = fields;
  if (only !== undefined) return only[1];
  return target === undefined || field?.property === undefined ? '""' : standard(field.property, target, file);
};

const writeItemType = (list: DataList, file: KotlinFile, writer: CodeWriter): void => {
  const target = file.place.components.get(list.component);
  const fields = fieldsOf(list, file);
  if (fields.length < 2 || target === undefined) return;
  writer.line(`private data class ${itemType(list, file)}(`);
  writer.indented(() => {
    for (const { name, property } of fields) {
      if (property === undefined) continue;
      const isGiven = list.rows.every((row) => row.some(([own]) => own === name));
      const end = isGiven ? '' : ` = ${standard(property, target, file)}`;
      writer.line(`val ${target.members.property(name)}: ${typeOf(property, target, file)}${end},`);
    }
  });
  writer.line(')');
  writer.line();
};

const writeLists = (file: KotlinFile, writer: CodeWriter): void => {
  for (const list of file.lists.all) {
    writeItemType(list, file, writer);
    const rows = list.rows.map((row): [null, Code] => [null, rowCode(list, row, file)]);
    const lead = `private val ${file.members.property(list.name)} = `;
    printCode(call('listOf', rows), { lead, end: '', depth: 0 }, { dialect: kotlin(file.place.indent), writer });
    writer.line();
  }
};

const routeLine = ({ name, screen }: NativePiece): string[] =>
  screen === null ? [] : [`const val ${name}Route = ${kotlinString(screen.route)}`, ''];

/** Components of the project, and types of what they are given. */
const ofTheirs = (used: ReadonlySet<string>, { components, place }: KotlinFile): string[] =>
  [...components].flatMap((name) => {
    const found = place.theirs.get(name);
    const types = (found?.takes?.properties ?? []).flatMap(({ type }) => (type === undefined ? [] : [type.name]));
    return [name, ...types.filter((type) => used.has(type))].flatMap((own) =>
      found?.package === undefined ? [] : [`${found.package}.${own}`],
    );
  });

/** Components and words of components inside, of other packages. */
const importsOf = (body: string, file: KotlinFile): { lines: string[]; needs: string[] } => {
  const { place, piece } = file;
  const own = packageOf(piece.file);
  const theme = [...file.theme].map((name) => `${packageOf(place.tokensFile)}.${name}`);
  const helpers = [...file.helpers, ...(file.reads.has('navigate') ? ['LocalOnNavigate'] : [])];
  const shared = helpers.map((name) => `${packageOf(place.helpersFile)}.${name}`);
  const others = [...place.components.values()].filter((one) => one !== piece);
  const used = new Set(body.match(/[A-Za-z_]\w*/g));
  const types = others.flatMap((one) => [
    ...(file.components.has(one.component?.name ?? '') ? [[one, one.name] as const] : []),
    ...variantsOf(one).flatMap(({ name, flag }) => {
      const type = one.members.type(name);
      return flag === null && used.has(type) ? [[one, type] as const] : [];
    }),
  ]);
  const named = types.map(([one, name]) => `${packageOf(one.file)}.${name}`);
  const pictures = /\bR\.drawable\./.test(body) ? [resourcesOf(piece.file)] : [];
  const all = importsFor(body, [...theme, ...shared, ...named, ...pictures, ...file.theirs, ...ofTheirs(used, file)]);
  const lines = all.filter((path) => path.slice(0, path.lastIndexOf('.')) !== own).map((path) => `import ${path}`);
  const needs = [
    ...(theme.length > 0 ? [place.tokensFile] : []),
    ...(shared.length > 0 ? [place.helpersFile] : []),
    ...new Set(types.map(([one]) => one.file)),
  ];
  return { lines, needs };
};

/** Writes a component or a screen. */
export const composableFile = (piece: NativePiece, place: NativePlace): NativeFile => {
  const file: KotlinFile = {
    piece,
    place,
    members: piece.members,
    fields: place.fields,
    theme: new Set(),
    theirs: new Set(),
    helpers: new Set(),
    assets: new Set(),
    components: new Set(),
    reads: new Set(),
    held: { names: new Set() },
    lists: ownLists(dataLists(piece.root, new Set(propertiesOf(piece).map(({ name }) => name))), place),
  };
  const main = codeWriter(place.indent);
  writeFunction(file, main);
  const before = codeWriter(place.indent);
  writeEnums(file, before);
  writeLists(file, before);
  const { text, regions } = main.code();
  const leading = [...linesOf(before), ...routeLine(piece)];
  const { lines, needs } = importsOf(`${leading.join('\n')}\n${text}`, file);
  const head = [`package ${packageOf(piece.file)}`, '', ...lines, '', ...leading];
  return {
    code: {
      text: `${head.join('\n')}\n${text}`,
      regions: regions.map((region) => ({
        ...region,
        start: region.start + head.length,
        end: region.end + head.length,
      })),
    },
    needs: [...needs, ...file.assets],
    assets: [...file.assets],
  };
};
