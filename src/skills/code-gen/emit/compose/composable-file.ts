import { type DataList, dataLists } from '../components/data-lists.ts';
import type { Property } from '../components/template.ts';
import { type Code, call } from '../native/code-tree.ts';
import type { NativeFile } from '../native/native-emitter.ts';
import { type NativePiece, type NativePlace, propertiesOf, variantsOf, wordHome } from '../native/piece.ts';
import { printCode } from '../native/print-code.ts';
import { plainLook } from '../native/varied.ts';
import { type CodeWriter, codeWriter } from '../text/code-writer.ts';
import { elementCode, givenCode, itemType, wordType } from './kotlin-composable.ts';
import type { KotlinFile } from './kotlin-file.ts';
import { importsFor } from './kotlin-imports.ts';
import { kotlin, kotlinString, packageOf, resourcesOf } from './kotlin-text.ts';
import { slotOf } from './press-modifiers.ts';
import { modeObject } from './theme-objects.ts';

const isOwnWord = ({ name }: Property, file: KotlinFile): boolean => variantsOf(file.piece).some((one) => one.name === name);

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

const typeOf = ({ kind, name }: Property, file: KotlinFile): string => {
  switch (kind) {
    case 'flag':
      return 'Boolean';
    case 'word':
      return wordType(file.piece, name, file);
    case 'asset':
      return 'Int';
    case 'nodes':
      return '@Composable () -> Unit';
    default:
      return 'String';
  }
};

const isPressed = ({ root, component, screen }: NativePiece): boolean => {
  const { role } = plainLook(root, component?.variants ?? []);
  const leads = slotOf(root, 'route') !== undefined || slotOf(root, 'href') !== undefined;
  return screen === null && (role === 'button' || role === 'link') && !leads;
};

const parameter = (property: Property, file: KotlinFile): string => {
  const name = file.members.property(property.name);
  const type = typeOf(property, file);
  if (property.kind === 'asset') return property.required ? `@DrawableRes ${name}: Int` : `@DrawableRes ${name}: Int? = null`;
  if (property.kind === 'flag') return `${name}: Boolean = false`;
  if (property.kind === 'nodes') return property.required ? `${name}: ${type}` : `${name}: ${type} = {}`;
  return property.required ? `${name}: ${type}` : `${name}: ${type}? = null`;
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
    ...(isPressed(piece) ? ['onClick: () -> Unit = {}'] : []),
    ...all.filter(isSlot).map((one) => parameter(one, file)),
  ];
};

/** A screen scrolls as a whole, below what it is painted with. */
const rootCode = (file: KotlinFile): Code => {
  const { root, screen } = file.piece;
  const template = screen?.scrolls === true ? { ...root, style: withScroll(root.style) } : root;
  return elementCode(template, { isRoot: true, base: 'modifier' }, file);
};

const withScroll = (style: NativePiece['root']['style']): NativePiece['root']['style'] =>
  style.some(([facet]) => facet === 'scroll') ? style : [...style.filter(([facet]) => facet !== 'clips'), ['scroll', '"vertical"']];

/** The modes that a screen was drawn in, where they are not the first. */
const inTheme = (code: Code, file: KotlinFile): Code => {
  const modes = file.piece.screen?.modes ?? new Map<string, string>();
  const objects = file.place.fields.groups.flatMap((group) => {
    const mode = modes.get(group.collection);
    return mode === undefined || !group.modes.includes(mode) ? [] : [[group, modeObject(group, mode)] as const];
  });
  if (objects.length === 0) return code;
  for (const [group, object] of objects) for (const name of [`Local${group.name}`, object]) file.theme.add(name);
  const provided = objects.map(([group, object]): [null, string] => [null, `Local${group.name} provides ${object}`]);
  return call('CompositionLocalProvider', provided, { block: { parameters: '', statements: [code] } });
};

const READS: Readonly<Record<string, string>> = {
  navigate: 'val navigate = LocalOnNavigate.current',
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
  return names.map((name) => ({ name, property: target === undefined ? undefined : propertiesOf(target).find((one) => one.name === name) }));
};

const absent = ({ property }: Field): string => (property?.kind === 'flag' ? 'false' : 'null');

const rowCode = (list: DataList, row: DataList['rows'][number], file: KotlinFile): Code => {
  const target = file.place.components.get(list.component);
  const args = fieldsOf(list, file).map((field): [string, Code] => {
    const given = row.find(([own]) => own === field.name)?.[1];
    const code = given === undefined ? absent(field) : givenCode(given, { name: field.name, component: list.component }, file);
    return [target?.members.property(field.name) ?? field.name, code];
  });
  const [only] = args;
  return only !== undefined && args.length === 1 ? only[1] : call(itemType(list, file), args);
};

const writeItemType = (list: DataList, file: KotlinFile, writer: CodeWriter): void => {
  const target = file.place.components.get(list.component);
  const fields = fieldsOf(list, file);
  if (fields.length < 2 || target === undefined) return;
  writer.line(`private data class ${itemType(list, file)}(`);
  writer.indented(() => {
    for (const { name, property } of fields) {
      const isOptional = property !== undefined && !property.required && property.kind !== 'flag';
      const home = property?.kind === 'word' ? wordHome(target, name, file.place.components) : null;
      const type = home !== null ? home.piece.members.type(home.name) : property === undefined ? 'String' : typeOf(property, file);
      writer.line(`val ${target.members.property(name)}: ${type}${isOptional ? '?' : ''},`);
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
  const all = importsFor(body, [...theme, ...shared, ...named, ...pictures]);
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
    helpers: new Set(),
    assets: new Set(),
    components: new Set(),
    reads: new Set(),
    lists: dataLists(piece.root, new Set(propertiesOf(piece).map(({ name }) => name))),
  };
  const main = codeWriter(place.indent);
  writeFunction(file, main);
  const before = codeWriter(place.indent);
  writeEnums(file, before);
  writeLists(file, before);
  const { text, regions } = main.code();
  const leading = [...before.code().text.split('\n').slice(0, -1), ...routeLine(piece)];
  const { lines, needs } = importsOf(`${leading.join('\n')}\n${text}`, file);
  const head = [`package ${packageOf(piece.file)}`, '', ...lines, '', ...leading];
  return {
    code: {
      text: `${head.join('\n')}\n${text}`,
      regions: regions.map((region) => ({ ...region, start: region.start + head.length, end: region.end + head.length })),
    },
    needs: [...needs, ...file.assets],
    assets: [...file.assets],
  };
};
