import type { DataList } from '../components/data-lists.ts';
import type { Slot, Template, TemplateElement, TemplateUse } from '../components/template.ts';
import type { Given } from '../components/tree.ts';
import { camel, wordsOf } from '../names/words.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import type { Look } from '../native/facets.ts';
import { type NativePiece, variantsOf, wordHome } from '../native/piece.ts';
import { plainText } from '../native/plain-text.ts';
import { specialise, turnedBy } from '../native/specialise.ts';
import { alike } from '../native/structure/alike-conditions.ts';
import { isPinned } from '../native/structure/only-child.ts';
import { fieldMembers, held } from '../native/structure/typed-fields.ts';
import { theirActions, theirWord } from '../native/theirs/their-component.ts';
import { plainLook } from '../native/varied.ts';
import { boxComposable } from './box-composable.ts';
import { conditionText, type KotlinFile } from './kotlin-file.ts';
import { kotlinString, resourceName } from './kotlin-text.ts';
import { drawnLinks, padLinks, SCALES, scrollLinks, wholeLinks } from './modifiers/look-modifiers.ts';
import { placeLinks, sizeLinks } from './modifiers/place-modifiers.ts';
import { pressLinks, slotOf } from './modifiers/press-modifiers.ts';
import { textComposable } from './text-composable.ts';

type Listing = KotlinFile & { readonly item?: ReadonlySet<string> };

/** `Modifier` with what is done to it; null where nothing is. @param base the name that it starts from */
const chain = (base: string, links: readonly Code[]): Code | null => {
  if (links.length > 0) return { kind: 'chain', base, links };
  return base === 'Modifier' ? null : live(base);
};

const resource = (path: string): string => `R.drawable.${resourceName(path)}`;

const pictureCode = (element: TemplateElement, modifier: Code | null, file: KotlinFile): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  const source = slotOf(element, 'src');
  const words = slotOf(element, 'alt');
  if (source?.kind === 'fixed' && typeof source.value === 'object') file.assets.add(source.value.asset);
  return call(
    'Image',
    [
      ['painter', live(`painterResource(${sourceText(source, file)})`)],
      ['contentDescription', wordsText(words, file)],
      ['modifier', modifier],
      ['contentScale', look.fit === undefined || look.fit === 'FIT' ? null : (SCALES[look.fit] ?? 'ContentScale.Crop')],
    ],
    { origins: element.origins },
  );
};

const sourceText = (slot: Slot | undefined, file: KotlinFile): string => {
  if (slot?.kind === 'property') return file.members.property(slot.name);
  return typeof slot?.value === 'object' ? resource(slot.value.asset) : '0';
};

const wordsText = (slot: Slot | undefined, file: KotlinFile): string => {
  if (slot?.kind === 'property') return `${file.members.property(slot.name)}.ifEmpty { null }`;
  return typeof slot?.value === 'string' && slot.value !== '' ? kotlinString(slot.value) : 'null';
};

const blockOf = (statements: readonly Code[]) => ({ parameters: '', statements });

/** As large as the box around it where that is larger than what is in it. */
const innerSize = ({ full, arrangement, width, height, across, within }: Look): Code[] => {
  const isRow = arrangement === 'row';
  const isWide =
    (isRow && full === true) || (!isRow && (width !== undefined || (across !== undefined && within === 'column')));
  const isHigh =
    (!isRow && full === true) || (isRow && (height !== undefined || (across !== undefined && within === 'row')));
  return [...(isWide ? [call('fillMaxWidth', [])] : []), ...(isHigh ? [call('fillMaxHeight', [])] : [])];
};

/** Children at places of their own lie behind or above those that are laid out. */
const stacked = (
  element: TemplateElement,
  children: readonly Template[],
  { outer, file }: { outer: readonly Code[]; file: Listing & { base: string } },
): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  const flowing = children.filter((child) => !isPinned(child));
  const inner = innerLinks(element, file);
  if (flowing.length === children.length || look.arrangement === 'layers') {
    const modifier = chain(file.base, [...outer, ...inner]);
    return boxComposable({ element, look, modifier, block: blockOf(statements(children, file)), file });
  }
  const first = children.findIndex((child) => !isPinned(child));
  const behind = children.slice(0, Math.max(0, first));
  const above = children.slice(Math.max(0, first)).filter(isPinned);
  const modifier = chain('Modifier', [...innerSize(look), ...inner]);
  const core = boxComposable({
    element: { ...element, origins: [] },
    look,
    modifier,
    block: blockOf(statements(flowing, file)),
    file,
  });
  const all = [...statements(behind, file), ...(flowing.length === 0 ? [] : [core]), ...statements(above, file)];
  return call('Box', [['modifier', chain(file.base, outer)]], { block: blockOf(all), origins: element.origins });
};

const boxCode = (element: TemplateElement, outer: readonly Code[], file: Listing & { base: string }): Code => {
  const { content } = element;
  const look = plainLook(element, variantsOf(file.piece));
  if (content.kind === 'children' && content.children.length > 0)
    return stacked(element, content.children, { outer, file });
  const block = blockOf(content.kind === 'property' ? [live(`${file.members.property(content.name)}()`)] : []);
  return boxComposable({
    element,
    look,
    modifier: chain(file.base, [...outer, ...innerLinks(element, file)]),
    block,
    file,
  });
};

/** A screen is as large as its window, and what is in it as high as it needs. */
const isScreen = ({ style }: TemplateElement): boolean => style.some(([facet]) => facet === 'root');

/** What lies between the edge of a box and what is in it. */
const innerLinks = (element: TemplateElement, file: KotlinFile): Code[] => [
  ...(isScreen(element) ? [call('safeDrawingPadding', [])] : []),
  ...scrollLinks(element, file),
  ...(isScreen(element) ? sizeLinks(element, file) : []),
  ...padLinks(element, file),
];

/** Modifiers in the order in which they count: place, size, the whole, what a press does, what is drawn. */
const outerLinks = (element: TemplateElement, isRoot: boolean, file: KotlinFile): Code[] => [
  ...(isScreen(element) ? [call('fillMaxSize', [])] : isRoot ? [] : placeLinks(element, file)),
  ...(isScreen(element) ? [] : sizeLinks(element, file)),
  ...wholeLinks(element, file),
  ...(element.tag === 'box' ? drawnLinks(element, file) : []),
  ...pressLinks(element, isRoot, file),
];

interface Base {
  readonly isRoot: boolean;
  /** Name of the modifier that it starts from. */
  readonly base: string;
}

const plainElement = (element: TemplateElement, { isRoot, base }: Base, file: Listing): Code => {
  const outer = outerLinks(element, isRoot, file);
  if (element.tag === 'img') return pictureCode(element, chain(base, outer), file);
  if (element.tag !== 'text') return boxCode(element, outer, { ...file, base });
  return textComposable(element, chain(base, [...outer, ...uprightLinks(element, file)]), file);
};

const UPRIGHT: Readonly<Record<string, string>> = { CENTER: 'Alignment.CenterVertically', BOTTOM: 'Alignment.Bottom' };

const uprightLinks = (element: TemplateElement, file: KotlinFile): Code[] => {
  const { textVertical, height } = plainLook(element, variantsOf(file.piece));
  const down = UPRIGHT[textVertical ?? ''];
  return down === undefined || height === undefined ? [] : [call('wrapContentHeight', [[null, down]])];
};

/** A piece of a component or a screen; one that runs down in one variant and across in another is written both ways. */
export const elementCode = (element: TemplateElement, base: Base, file: Listing): Code => {
  const property = turnedBy(element, variantsOf(file.piece));
  if (property === null) return commented(plainElement(element, base, file), element);
  const of = (word: string): Code =>
    commented(plainElement(specialise(element, { property, word }), base, file), element);
  const name = file.members.property(property.name);
  if (property.flag !== null)
    return { kind: 'either', when: name, yes: of(property.flag.on), no: of(property.flag.off) };
  const type = file.members.type(property.name);
  const cases = [...new Set(property.words.values())].map((word) => ({
    when: `${type}.${file.members.word(property.name, word)}`,
    code: of(word),
  }));
  return { kind: 'choice', head: `when (${name})`, joint: ' -> ', end: '', cases };
};

const commented = (code: Code, { comments }: TemplateElement): Code =>
  typeof code !== 'string' && code.kind === 'call'
    ? { ...code, comments: comments.map(({ text }) => text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')) }
    : code;

/** The type of a property with few words; it may be that of a component inside. */
export const wordType = (piece: NativePiece, name: string, file: KotlinFile): string => {
  const home = wordHome(piece, name, file.place.components);
  return home === null ? 'String' : home.piece.members.type(home.name);
};

/** A value that a component is given. */
export const givenCode = (
  given: Given,
  { name, component }: { name: string; component: string },
  file: KotlinFile,
): Code => {
  switch (given.kind) {
    case 'text':
      return kotlinString(given.text);
    case 'asset':
      file.assets.add(given.asset);
      return resource(given.asset);
    case 'flag':
      return `${given.on}`;
    case 'word': {
      const theirs = file.place.theirs.get(component);
      const constant = theirs === undefined ? null : theirWord(theirs, name, given.word);
      if (constant !== null) return constant;
      const target = file.place.components.get(component);
      const home = target === undefined ? null : wordHome(target, name, file.place.components);
      if (target === undefined || home === null) return kotlinString(given.word);
      return `${wordType(target, name, file)}.${home.piece.members.word(home.name, given.word)}`;
    }
    case 'lines':
      return kotlinString(plainText(given.pieces));
    case 'passed':
      return live(file.members.property(given.name));
    case 'nodes':
      return '{}';
  }
};

/** What a row of a list is called. */
export const itemType = ({ name }: DataList, file: KotlinFile): string => {
  const own = file.members.property(name);
  return `${file.piece.name}${own.charAt(0).toUpperCase()}${own.slice(1)}Item`;
};

/** A screen holds what is typed into the fields of its components. */
const statesFor = (use: TemplateUse, file: Listing): [string, Code][] => {
  const target = file.place.components.get(use.component);
  if (target === undefined || file.piece.screen === null || file.item !== undefined) return [];
  const asked = use.given.find(([, given]) => given.kind === 'text')?.[1];
  const words = asked?.kind === 'text' ? wordsOf(asked.text, 3) : [];
  const name = camel(words.length > 0 ? words : wordsOf(use.component), 'field');
  return [...fieldMembers(target, 'TextState').values()].map((member) => [
    member,
    live(held(`${name}TextState`, file.held)),
  ]);
};

const calledCode = (use: TemplateUse, file: Listing): Code => {
  const { component } = use;
  file.components.add(component);
  const member = (name: string): string => file.place.components.get(component)?.members.property(name) ?? name;
  const args: [string, Code][] =
    file.item === undefined
      ? use.given.map(([name, given]) => [member(name), givenCode(given, { name, component }, file)])
      : [...file.item].map((name) => [member(name), live(file.item?.size === 1 ? 'item' : `item.${member(name)}`)]);
  const modifier = chain('Modifier', [...placeLinks(use, file), ...sizeLinks(use, file)]);
  const states = statesFor(use, file);
  const theirs = file.place.theirs.get(component);
  const actions = theirs === undefined ? [] : theirActions(theirs);
  const told = actions.map((name): [string, Code] => [name, live('{}')]);
  const first = use.slots.find(([name]) => name === 'children')?.[1];
  const others = use.slots.filter(([name]) => name !== 'children');
  const slots = others.map(([name, pieces]): [string, Code] => [
    member(name),
    { kind: 'lambda', statements: statements(pieces, file) },
  ]);
  return call(file.place.componentName(component), [...args, ...told, ['modifier', modifier], ...states, ...slots], {
    origins: use.origins,
    block: first === undefined ? null : blockOf(statements(first, file)),
  });
};

const composable = (template: Template, file: Listing): Code =>
  template.kind === 'use'
    ? calledCode(template, file)
    : elementCode(template, { isRoot: false, base: 'Modifier' }, file);

const repeated = (child: Template, list: DataList, file: Listing): Code => {
  const names = new Set(list.rows.flatMap((row) => row.map(([name]) => name)));
  const code = composable(child, { ...file, item: names });
  const origins = list.items.flatMap((item) => item.origins);
  const inner = typeof code !== 'string' && code.kind === 'call' ? { ...code, origins: [] } : code;
  return call(`${file.members.property(list.name)}.forEach`, [], {
    block: { parameters: 'item', statements: [inner] },
    origins,
  });
};

/** Children one after the other; what repeats over data is written once. */
const statements = (children: readonly Template[], file: Listing): Code[] => {
  const all: Code[] = [];
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const list = file.lists.startingAt(child);
    if (list !== undefined) {
      all.push(repeated(child, list, file));
      at += list.items.length;
      continue;
    }
    const run = alike(children, at);
    const codes = run.map((one) => composable(one, file));
    if (child.condition === null) all.push(...codes);
    else all.push(call(`if (${conditionText(child.condition, file)})`, [], { block: blockOf(codes) }));
    at += run.length;
  }
  return all;
};
