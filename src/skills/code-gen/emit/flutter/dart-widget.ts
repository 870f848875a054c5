import type { DataList } from '../components/data-lists.ts';
import type { Slot, Template, TemplateElement, TemplateUse } from '../components/template.ts';
import type { Given } from '../components/tree.ts';
import { camel, wordsOf } from '../names/words.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import type { Look } from '../native/facets.ts';
import { type NativePiece, variantsOf, wordHome } from '../native/piece.ts';
import { plainText } from '../native/plain-text.ts';
import { decidedBy, specialise } from '../native/specialise.ts';
import { alike } from '../native/structure/alike-conditions.ts';
import { isPinned } from '../native/structure/only-child.ts';
import { fieldMembers, held } from '../native/structure/typed-fields.ts';
import { theirActions, theirWord } from '../native/theirs/their-component.ts';
import { plainLook, wordsWith } from '../native/varied.ts';
import { arranged, turned } from './box-widget.ts';
import { FITS } from './dart-decoration.ts';
import { byWord, conditionText, type DartFile, nameCode } from './dart-file.ts';
import { dartComment, dartString } from './dart-text.ts';
import { textWidget } from './text-widget.ts';
import { blurred, decorated, faded, padded } from './wrap/drawn-widget.ts';
import { placedWidget, side, sized } from './wrap/place-widget.ts';
import { pressed } from './wrap/press-widget.ts';
import { EMPTY } from './wrap/wrapped.ts';

const CONSTANT = { constant: true } as const;

const slotCode = (slot: Slot | undefined, file: DartFile): Code | null => {
  if (slot === undefined) return null;
  if (slot.kind === 'property') return nameCode(slot.name, file);
  if (typeof slot.value === 'string') return slot.value === '' ? null : dartString(slot.value);
  return slot.value === true ? 'true' : dartString(slot.value.asset);
};

export const attribute = (element: TemplateElement, name: string): Slot | undefined =>
  element.attributes.find(([own]) => own === name)?.[1];

const isVector = (slot: Slot | undefined): boolean =>
  slot?.kind === 'fixed' && typeof slot.value === 'object' && /\.svg$/i.test(slot.value.asset);

/** A picture; one that says nothing is passed over when a screen is read out. */
const pictureWidget = (element: TemplateElement, look: Look, file: DartFile): Code => {
  const source = attribute(element, 'src');
  if (source?.kind === 'fixed' && typeof source.value === 'object') file.assets.add(source.value.asset);
  const words = slotCode(attribute(element, 'alt'), file);
  const isSvg = isVector(source);
  if (isSvg) file.libraries.add('package:flutter_svg/flutter_svg.dart');
  return call(
    isSvg ? 'SvgPicture.asset' : 'Image.asset',
    [
      [null, slotCode(source, file)],
      ['width', side(element, 'width', file)],
      ['height', side(element, 'height', file)],
      ['fit', look.fit === undefined ? null : (FITS[look.fit] ?? 'BoxFit.cover')],
      [isSvg ? 'semanticsLabel' : 'semanticLabel', words],
      ['excludeFromSemantics', words === null ? 'true' : null],
    ],
    { origins: element.origins },
  );
};

const childrenCode = (children: readonly Template[], file: DartFile): Code => ({
  kind: 'list',
  items: listed(children, file),
});

const listed = (children: readonly Template[], file: DartFile): Code[] => {
  const items: Code[] = [];
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const list = file.lists.startingAt(child);
    if (list === undefined) {
      const run = alike(children, at);
      items.push(conditional(run, file));
      at += run.length;
      continue;
    }
    items.push(
      repeated(
        child,
        list,
        list.items.flatMap((item) => item.origins),
        file,
      ),
    );
    at += list.items.length;
  }
  return items;
};

/** Siblings that are the same but for what they are given, over a list. */
const repeated = (child: Template, list: DataList, origins: TemplateUse['origins'], file: DartFile): Code => {
  const names = list.rows.flatMap((row) => row.map(([given]) => given));
  const code = widgetCode(child, { ...file, item: new Set(names) });
  return { kind: 'led', lead: `for (final item in ${listName(list.name, file)}) `, code: withOrigins(code, origins) };
};

const withOrigins = (code: Code, origins: TemplateUse['origins']): Code =>
  typeof code !== 'string' && code.kind === 'call' ? { ...code, origins } : code;

/** Siblings that are there under one condition; one alone without. */
const conditional = (run: readonly Template[], file: DartFile): Code => {
  const [first] = run;
  const items = run.map((template) => widgetCode(template, file));
  const [only] = items;
  if (first === undefined || only === undefined) return EMPTY;
  if (first.condition === null) return only;
  const lead = `if (${conditionText(first.condition, file)}) `;
  return items.length === 1
    ? { kind: 'led', lead, code: only }
    : { kind: 'led', lead: `${lead}...`, code: { kind: 'list', items } };
};

/** Children at places of their own lie behind or above those that are laid out. */
const stacked = (element: TemplateElement, children: readonly Template[], file: DartFile): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  const pinned = children.filter(isPinned);
  if (pinned.length === 0 || look.arrangement === 'layers')
    return padded(arranged(element, childrenCode(children, file), file), element, file);
  const flowing = children.filter((child) => !isPinned(child));
  const first = children.findIndex((child) => !isPinned(child));
  const behind = children.slice(0, Math.max(0, first));
  const above = children.slice(Math.max(0, first)).filter(isPinned);
  const core = padded(arranged(element, childrenCode(flowing, file), file), element, file);
  const items = [...listed(behind, file), ...(flowing.length === 0 ? [] : [core]), ...listed(above, file)];
  return call(
    'Stack',
    [
      ['clipBehavior', 'Clip.none'],
      ['fit', 'StackFit.passthrough'],
      ['children', { kind: 'list', items }],
    ],
    CONSTANT,
  );
};

const contentCode = (element: TemplateElement, file: DartFile): Code | null => {
  const { content } = element;
  if (content.kind === 'property') return padded(arranged(element, nameCode(content.name, file), file), element, file);
  if (content.kind !== 'children' || content.children.length === 0) return null;
  return stacked(element, content.children, file);
};

const withComments = (code: Code, element: TemplateElement): Code => {
  if (typeof code === 'string' || code.kind !== 'call') return code;
  return { ...code, origins: element.origins, comments: element.comments.map(({ text }) => dartComment(text)) };
};

const drawnWidget = (element: TemplateElement, look: Look, { file, isRoot }: { file: DartFile; isRoot: boolean }) => {
  if (element.tag === 'text') return faded(blurred(textWidget(element, file), look, file), element, file);
  if (element.tag === 'img') return pictureWidget(element, look, file);
  return decorated(contentCode(element, file), element, { isRoot, file }) ?? EMPTY;
};

/** A picture is told its size itself. */
const lengthless = (element: TemplateElement): TemplateElement =>
  element.tag === 'img' ? { ...element, style: element.style.filter(isNoLength), variants: [] } : element;

const isNoLength = ([facet]: TemplateElement['style'][number]): boolean =>
  !['width', 'height', 'across', 'within'].includes(facet);

/** A piece of a component or a screen with its look, without its place. */
export const bareWidget = (element: TemplateElement, file: DartFile, isRoot: boolean): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  const whole = pressed(drawnWidget(element, look, { file, isRoot }), element, { isRoot, file });
  return turned(sized(whole, lengthless(element), file), look);
};

/** A piece at another place in each form is written for each. */
const elementCode = (element: TemplateElement, file: DartFile): Code => {
  const property = decidedBy(element, 'pin', variantsOf(file.piece));
  if (property === null) return placedCode(element, file);
  const values = wordsWith(element, property).map((word) => ({
    word,
    code: placedCode(specialise(element, { property, word }), file),
  }));
  return byWord(property, values, file);
};

const placedCode = (element: TemplateElement, file: DartFile): Code => {
  return withComments(placedWidget(bareWidget(element, file, false), element, file), element);
};

/** The type of a property with few words; it may be that of a component inside. */
export const wordType = (piece: NativePiece, name: string, file: DartFile): string => {
  const home = wordHome(piece, name, file.place.components);
  if (home === null) return 'String';
  if (home.piece !== file.piece) file.components.add(home.component);
  return home.piece.members.type(home.name);
};

const wordCode = (
  word: string,
  target: NativePiece | undefined,
  { name, file }: { name: string; file: DartFile },
): Code => {
  const home = target === undefined ? null : wordHome(target, name, file.place.components);
  if (target === undefined || home === null) return dartString(word);
  return `${wordType(target, name, file)}.${home.piece.members.word(home.name, word)}`;
};

/** Lists are private to their file. */
export const listName = (name: string, file: DartFile): string => `_${file.members.property(name)}`;

/** A value that a component is given. */
export const givenCode = (
  given: Given,
  { name, component }: { name: string; component: string },
  file: DartFile,
): Code => {
  const target = file.place.components.get(component);
  switch (given.kind) {
    case 'text':
      return dartString(given.text);
    case 'asset':
      file.assets.add(given.asset);
      return dartString(given.asset);
    case 'flag':
      return `${given.on}`;
    case 'word': {
      const theirs = file.place.theirs.get(component);
      const constant = theirs === undefined ? null : theirWord(theirs, name, given.word);
      return constant ?? wordCode(given.word, target, { name, file });
    }
    case 'lines':
      return dartString(plainText(given.pieces));
    case 'passed':
      return nameCode(given.name, file);
    case 'nodes':
      return { kind: 'list', items: [] };
  }
};

type Listing = DartFile & { readonly item?: ReadonlySet<string> };

/** A field of a row; a row with one field is that field. */
const itemCode = (field: string, { item }: Listing): Code => live(item?.size === 1 ? 'item' : `item.${field}`);

/** A screen holds what is typed into the fields of its components. */
const controllersFor = (use: TemplateUse, file: Listing): [string, Code][] => {
  const target = file.place.components.get(use.component);
  if (target === undefined || file.piece.screen === null || file.item !== undefined) return [];
  const asked = use.given.find(([, given]) => given.kind === 'text')?.[1];
  const words = asked?.kind === 'text' ? wordsOf(asked.text, 3) : [];
  const name = camel(words.length > 0 ? words : wordsOf(use.component), 'field');
  return [...fieldMembers(target, 'Controller').values()].map((member) => [
    member,
    live(held(`_${name}Controller`, file.held)),
  ]);
};

const calledCode = (use: TemplateUse, file: Listing): Code => {
  file.components.add(use.component);
  const member = (name: string): string => file.place.components.get(use.component)?.members.property(name) ?? name;
  const { component } = use;
  const args =
    file.item === undefined
      ? use.given.map(([name, given]): [string, Code] => [member(name), givenCode(given, { name, component }, file)])
      : [...file.item].map((name): [string, Code] => [member(name), itemCode(member(name), file)]);
  const slots = use.slots.map(([name, pieces]): [string, Code] => [member(name), childrenCode(pieces, file)]);
  const theirs = file.place.theirs.get(component);
  const actions = theirs === undefined ? [] : theirActions(theirs);
  const told = actions.map((name): [string, Code] => [name, live('() {}')]);
  const whole = [...args, ...told, ...controllersFor(use, file), ...slots];
  return call(file.place.componentName(use.component), whole, { ...CONSTANT, origins: use.origins });
};

/** The widget of a piece. */
export const widgetCode = (template: Template, file: Listing): Code => {
  if (template.kind === 'element') return elementCode(template, file);
  return withOrigins(placedWidget(sized(calledCode(template, file), template, file), template, file), template.origins);
};
