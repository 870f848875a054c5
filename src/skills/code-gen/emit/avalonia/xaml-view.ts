import type { Condition, Template, TemplateElement, TemplateUse } from '../components/template.ts';
import type { Given } from '../components/tree.ts';
import { lookOf } from '../native/facets.ts';
import { anyOf, type Choices, choicesOf, isSaid, mapped } from '../views/choices.ts';
import { slotElement } from '../views/templates.ts';
import { sayings } from './sayings.ts';
import { type Attributes, type Value, withValues, type Xaml, xaml } from './xaml-element.ts';
import { variantsOf, type XamlFile } from './xaml-file.ts';
import { needsBorder, sayBorder, sayFill, saySize, sayWhole } from './xaml-look.ts';
import { assetAddress, brush, numberText, stretchOf } from './xaml-paint.ts';
import { type Holder, horizontalName, PANEL, placeValues, ROOT, verticalName } from './xaml-place.ts';
import { literalText, xamlNumber } from './xaml-text.ts';
import { plainText, sayLines, sayText, textContent } from './xaml-text-block.ts';

const bound = (property: string, file: XamlFile): string => {
  file.flags.named = true;
  return `{Binding #Root.${file.member(file.unit.name, property)}}`;
};

interface Viewing {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: XamlFile;
}

const isPinned = ({ style, variants }: Template): boolean =>
  [style, ...variants.map((variant) => variant.style)].some((look) => look.some(([facet]) => facet === 'pin'));

type Axis = 'row' | 'column';

/** How much of what is left a child takes along a stack; null: it is as long as it is. */
const shareOf = (child: Template, axis: Axis): number | null => {
  const look = lookOf([...child.style, ...child.variants.flatMap(({ style }) => style)]);
  return look.share !== undefined && look.within === axis ? look.share : null;
};

const star = (share: number | null): string => (share === null ? 'Auto' : share === 1 ? '*' : `${xamlNumber(share)}*`);

interface Stacking extends Viewing {
  readonly axis: Axis;
  readonly flowing: readonly Template[];
}

/** A stack in which something takes what is left, or whose ends stand apart, is a grid of one line. */
const gridOf = ({ choices, axis, flowing, file }: Stacking, between: boolean): Xaml => {
  const holder = (cell: number): Holder => ({ kind: axis, cross: crossOf(choices), cell });
  const shares = flowing.map((child) => star(shareOf(child, axis)));
  const tracks = between ? shares.flatMap((share, at) => (at === 0 ? [share] : ['*', share])) : shares;
  const gap = anyOf(choices.of('gap'));
  const [definitions, spacing] =
    axis === 'row' ? ['ColumnDefinitions', 'ColumnSpacing'] : ['RowDefinitions', 'RowSpacing'];
  return xaml(
    'Grid',
    [
      [definitions, tracks.join(',')],
      ...(gap === null || between ? [] : [[spacing, numberText(gap, file.tokens)] as const]),
    ],
    { children: flowing.map((child, at) => viewOf(child, holder(between ? 2 * at : at), file)) },
  );
};

const crossOf = (choices: Choices): string => {
  const cross = anyOf(choices.of('cross')) ?? 'start';
  return cross === 'stretch' ? 'start' : cross;
};

const wrapOf = ({ choices, axis, flowing, file }: Stacking): Xaml => {
  const gap = anyOf(choices.of('gap'));
  const lines = anyOf(choices.of('wrap'))?.gap;
  return xaml(
    'WrapPanel',
    [
      ...(axis === 'column' ? [['Orientation', 'Vertical'] as const] : []),
      ...(gap === null ? [] : [['ItemSpacing', numberText(gap, file.tokens)] as const]),
      ...(lines === undefined ? [] : [['LineSpacing', numberText(lines, file.tokens)] as const]),
    ],
    { children: flowing.map((child) => viewOf(child, { kind: 'wrap', cross: 'start', cell: null }, file)) },
  );
};

const MAIN: Readonly<Record<Axis, readonly [string, (align: string) => string]>> = {
  row: ['HorizontalAlignment', horizontalName],
  column: ['VerticalAlignment', verticalName],
};

const stackOf = (stacking: Stacking): Xaml => {
  const { choices, axis, flowing, words, file } = stacking;
  if (isSaid(choices.of('wrap'))) return wrapOf(stacking);
  const main = anyOf(choices.of('main')) ?? 'start';
  const between = main === 'between' && flowing.length > 1;
  if (between || flowing.some((child) => shareOf(child, axis) !== null)) return gridOf(stacking, between);
  const said = sayings('StackPanel', [...words, axis], file);
  if (axis === 'row') said.say('Orientation', 'Horizontal');
  said.choose(
    'Spacing',
    mapped(choices.of('gap'), (length): Value => numberText(length, file.tokens)),
  );
  const [side, named] = MAIN[axis];
  if (main === 'center' || main === 'end') said.say(side, named(main));
  const gap = anyOf(choices.of('gap'));
  const holder: Holder = {
    kind: axis,
    cross: crossOf(choices),
    cell: null,
    ...(gap === null ? {} : { gap: numberText(gap, file.tokens) }),
  };
  return xaml('StackPanel', said.values, { children: childrenOf(flowing, holder, file) });
};

/** Children one after the other; what repeats over data is written once. */
const childrenOf = (children: readonly Template[], holder: Holder, file: XamlFile): Xaml[] => {
  const views: Xaml[] = [];
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const list = child.kind === 'use' ? file.lists.startingAt(child) : undefined;
    if (list === undefined || child.kind !== 'use') {
      views.push(viewOf(child, holder, file));
      at += 1;
      continue;
    }
    file.usedLists.add(list);
    views.push(itemsOf({ list, child, holder }, file));
    at += list.items.length;
  }
  return views;
};

type List = XamlFile['lists']['all'][number];

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Type of a row of a list, and the property that holds the rows. */
export const listNames = (list: List): { readonly row: string; readonly rows: string } => ({
  row: `${upper(list.name.replace(/s$/, ''))}Item`,
  rows: upper(list.name),
});

const itemsOf = (
  { list, child, holder }: { readonly list: List; readonly child: TemplateUse; readonly holder: Holder },
  file: XamlFile,
): Xaml => {
  file.flags.named = true;
  file.uses.add(child.component);
  const said = [...new Set(list.rows.flatMap((row) => row.map(([name]) => name)))];
  const values = said.map((name) => {
    const member = file.member(child.component, name);
    return [member, `{Binding ${member}}`] as const;
  });
  const choices = choicesOf(child, variantsOf(file));
  const size = sayings(`controls|${child.component}`, child.words, file);
  saySize(choices, size, file);
  const item = xaml(`controls:${child.component}`, [...values, ...size.values, ...placeValues(choices, holder)]);
  const template = xaml('DataTemplate', [['x:DataType', `local:${listNames(list).row}`]], { children: [item] });
  const panel = xaml('ItemsPanelTemplate', [], {
    children: [
      xaml('StackPanel', [
        ...(holder.kind === 'row' ? [['Orientation', 'Horizontal'] as const] : []),
        ...(holder.gap === undefined ? [] : [['Spacing', holder.gap] as const]),
      ]),
    ],
  });
  return xaml(
    'ItemsControl',
    [
      ['ItemsSource', `{Binding #Root.${listNames(list).rows}}`],
      ['ItemsPanel', panel],
      ['ItemTemplate', template],
    ],
    { origins: list.items.flatMap(({ origins }) => origins) },
  );
};

/** What stands at places of its own, around what is laid out, in the order from back to front. */
const layered = (children: readonly Template[], flow: Xaml | null, file: XamlFile): Xaml => {
  const first = children.findIndex((child) => !isPinned(child));
  const pinned = children.filter(isPinned);
  const behind = first < 0 ? pinned : pinned.filter((child) => children.indexOf(child) < first);
  const above = pinned.filter((child) => !behind.includes(child));
  const view = (child: Template): Xaml => viewOf(child, PANEL, file);
  return xaml('Panel', [], {
    children: [...behind.map(view), ...(flow === null ? [] : [flow]), ...above.map(view)],
  });
};

/** What is in a box, without the box. */
const insideOf = (element: TemplateElement, viewing: Viewing): Xaml | null => {
  const { choices, file } = viewing;
  const { content } = element;
  if (content.kind === 'property') return xaml('ContentPresenter', [['Content', bound(content.name, file)]]);
  const children = content.kind === 'children' ? content.children : [];
  if (children.length === 0) return null;
  const arrangement = anyOf(choices.of('arrangement'));
  if (arrangement !== 'row' && arrangement !== 'column')
    return xaml('Panel', [], { children: children.map((child) => viewOf(child, PANEL, file)) });
  const flowing = children.filter((child) => !isPinned(child));
  const flow = flowing.length === 0 ? null : stackOf({ ...viewing, axis: arrangement, flowing });
  return flow !== null && flowing.length === children.length ? flow : layered(children, flow, file);
};

const SCROLLS: Readonly<Record<string, Attributes>> = {
  horizontal: [
    ['HorizontalScrollBarVisibility', 'Auto'],
    ['VerticalScrollBarVisibility', 'Disabled'],
  ],
  vertical: [],
  both: [['HorizontalScrollBarVisibility', 'Auto']],
};

const scrolled = (inside: Xaml | null, choices: Choices): Xaml | null => {
  const scroll = SCROLLS[anyOf(choices.of('scroll')) ?? ''];
  return scroll === undefined || inside === null ? inside : xaml('ScrollViewer', scroll, { children: [inside] });
};

/** Fills above the lowest, each as a border of the same corners. */
const upperFills = ({ choices, file }: Viewing): Xaml[] => {
  const { base, others } = choices.of('fills');
  if (others.length > 0 || base === null) return [];
  const corners = anyOf(choices.of('corners'));
  return base.slice(1).flatMap((paint) => {
    if (paint.kind === 'image') file.assets.add(paint.ref ?? '');
    const value = brush(paint, file.tokens);
    const said = sayings('Border', [], file);
    if (corners !== null) sayBorder({ of: (facet) => (facet === 'corners' ? choices.of(facet) : EMPTY) }, said, file);
    return value === null ? [] : [xaml('Border', [['Background', value], ...said.values])];
  });
};

const EMPTY = { base: null, others: [] } as never;

const boxView = (element: TemplateElement, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  const inside = scrolled(insideOf(element, viewing), choices);
  const main = anyOf(choices.of('main')) ?? 'start';
  const isBare = !needsBorder(choices) && inside !== null && (main === 'start' || inside.tag === 'Grid');
  if (isBare) {
    const said = sayings(inside.tag, words, file);
    saySize(choices, said, file);
    sayWhole(choices, said, false);
    return { ...withValues(inside, said.values), comments: element.comments.map(({ text }) => text) };
  }
  const said = sayings('Border', words, file);
  saySize(choices, said, file);
  sayFill(choices, said, file);
  sayBorder(choices, said, file);
  sayWhole(choices, said, false);
  const fills = upperFills(viewing);
  const content =
    fills.length === 0 ? inside : xaml('Panel', [], { children: [...fills, ...(inside === null ? [] : [inside])] });
  return xaml('Border', said.values, {
    children: content === null ? [] : [content],
    comments: element.comments.map(({ text }) => text),
  });
};

const fieldView = (element: TemplateElement, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  const said = sayings('TextBox', words, file);
  const { content } = element;
  const prompt = content.kind === 'text' ? literalText(plainText(content.branches)) : '';
  said.say('Watermark', content.kind === 'property' ? bound(content.name, file) : prompt);
  said.say('Padding', '0');
  said.say('Background', 'Transparent');
  said.say('BorderThickness', '0');
  sayText(choices, said, file);
  saySize(choices, said, file);
  return xaml(
    'TextBox',
    said.values.filter(([name]) => name !== 'TextDecorations'),
  );
};

const UPRIGHT: Readonly<Record<string, string>> = { CENTER: 'Center', BOTTOM: 'Bottom' };

const textView = (element: TemplateElement, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  if (file.fields.has(element)) return fieldView(element, viewing);
  const said = sayings('TextBlock', words, file);
  const { values, children } = textContent(element, choices, { file, bound: (name) => bound(name, file) });
  sayText(choices, said, file);
  sayLines(choices, said);
  sayWhole(choices, said, true);
  const comments = element.comments.map(({ text }) => text);
  const upright = UPRIGHT[anyOf(choices.of('textVertical')) ?? ''];
  const size = sayings('Panel', [...words, 'box'], file);
  saySize(choices, upright === undefined ? said : size, file);
  if (upright !== undefined) said.say('VerticalAlignment', upright);
  const block = xaml(
    'TextBlock',
    [
      ...said.values.filter(([name]) => name === 'Classes'),
      ...values,
      ...said.values.filter(([name]) => name !== 'Classes'),
    ],
    { children, comments },
  );
  return upright === undefined ? block : xaml('Panel', size.values, { children: [block] });
};

const slotValue = (element: TemplateElement, name: string, file: XamlFile): string | null => {
  const slot = element.attributes.find(([own]) => own === name)?.[1];
  if (slot === undefined) return null;
  if (slot.kind === 'property') return bound(slot.name, file);
  return typeof slot.value === 'string' && slot.value !== '' ? literalText(slot.value) : null;
};

const sourceOf = (path: string, file: XamlFile): string => {
  file.assets.add(path);
  if (!path.endsWith('.svg')) return assetAddress(path);
  file.flags.svg = true;
  return `{svg:SvgImage ${assetAddress(path)}}`;
};

const pictureView = (element: TemplateElement, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  const slot = element.attributes.find(([own]) => own === 'src')?.[1];
  const said = sayings('Image', words, file);
  const alt = slotValue(element, 'alt', file);
  if (slot?.kind === 'property') said.say('Source', bound(slot.name, file));
  else if (slot?.kind === 'fixed' && typeof slot.value === 'object')
    said.say('Source', sourceOf(slot.value.asset, file));
  const fit = anyOf(choices.of('fit'));
  said.say('Stretch', fit === null ? 'Fill' : stretchOf(fit));
  saySize(choices, said, file);
  if (alt !== null) said.say('AutomationProperties.Name', alt);
  return xaml('Image', said.values);
};

const bareView = (element: TemplateElement, viewing: Viewing): Xaml => {
  if (element.tag === 'img') return pictureView(element, viewing);
  return element.tag === 'text' ? textView(element, viewing) : boxView(element, viewing);
};

const isPressed = (element: TemplateElement, choices: Choices): boolean => {
  const role = anyOf(choices.of('role'));
  return role === 'button' || role === 'link' || element.attributes.some(([name]) => name === 'route');
};

const ADDRESS = /^(https?|mailto|tel):/;

/** A button around the box: it goes to another screen, opens an address, or is left to whoever uses it. */
const pressed = (element: TemplateElement, view: Xaml, place: Attributes, file: XamlFile): Xaml => {
  const route = slotValue(element, 'route', file);
  const label = slotValue(element, 'label', file);
  const goes = route !== null && !ADDRESS.test(route);
  if (goes && file.unit.screen !== null) file.flags.navigates = true;
  const target: Attributes = route === null ? [] : [[goes ? 'Tag' : 'NavigateUri', route]];
  return xaml(
    route !== null && !goes ? 'HyperlinkButton' : 'Button',
    [
      ['Classes', 'plain'],
      ...target,
      ...(label === null ? [] : [['AutomationProperties.Name', label] as const]),
      ...place,
    ],
    { children: [view] },
  );
};

const conditioned = (view: Xaml, condition: Condition | null, { words, file }: Viewing): Xaml => {
  if (condition === null) return view;
  if (condition.kind === 'flag') {
    file.flags.named = true;
    const path = `${condition.off === true ? '!' : ''}#Root.${file.member(file.unit.name, condition.name)}`;
    return withValues(view, [['IsVisible', `{Binding ${path}}`]]);
  }
  const own = view.attributes.find(([name]) => name === 'Classes');
  const said = sayings(view.tag.replace(':', '|'), [...words, 'part'], file);
  said.showWhile(condition.words.map((word) => [{ ...condition, words: [word] }]));
  const classes = said.values.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  return {
    ...view,
    attributes: [
      ['Classes', [...(own === undefined ? [] : [own[1]]), ...classes].join(' ')],
      ...view.attributes.filter(([name]) => name !== 'Classes'),
    ],
  };
};

const elementView = (element: TemplateElement, holder: Holder, file: XamlFile): Xaml => {
  const choices = choicesOf(element, variantsOf(file));
  const viewing = { choices, words: element.words, file };
  const view = bareView(element, viewing);
  const place = placeValues(choices, holder);
  const whole = isPressed(element, choices) ? pressed(element, view, place, file) : placed(view, place);
  return conditioned(whole, element.condition, viewing);
};

/** Where it stands comes after what it is. */
const placed = (view: Xaml, place: Attributes): Xaml => {
  const own = new Set(place.map(([name]) => name));
  const kept = view.attributes.filter(([name]) => !own.has(name));
  const texts = place.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  return { ...view, attributes: [...kept, ...texts] };
};

/** A value that a control is given. */
const givenValue = (given: Given, file: XamlFile): string | null => {
  switch (given.kind) {
    case 'text':
      return literalText(given.text);
    case 'lines':
      return literalText(plainText(given.pieces));
    case 'word':
      return upper(given.word);
    case 'flag':
      return given.on ? 'True' : 'False';
    case 'asset':
      return sourceOf(given.asset, file);
    case 'passed':
      return bound(given.name, file);
    case 'nodes':
      return null;
  }
};

/** What goes into a slot stands in the panel that the slot is in the design. */
const slotView = (
  use: TemplateUse,
  [name, pieces]: TemplateUse['slots'][number],
  file: XamlFile,
): readonly [string, Xaml] => {
  const component = file.draft.components.get(use.component);
  const slot = component === undefined ? null : slotElement(component, name);
  const choices = slot === null ? null : choicesOf(slot, component?.variants ?? []);
  const axis = choices === null ? null : anyOf(choices.of('arrangement'));
  const stacked = choices !== null && (axis === 'row' || axis === 'column');
  const view = stacked
    ? stackOf({ choices, words: slot?.words ?? [], file, axis, flowing: pieces })
    : xaml('Panel', [], { children: pieces.map((piece) => viewOf(piece, PANEL, file)) });
  return [file.member(use.component, name), view];
};

const viewOfUse = (use: TemplateUse, holder: Holder, file: XamlFile): Xaml => {
  file.uses.add(use.component);
  const choices = choicesOf(use, variantsOf(file));
  const said = sayings(`controls|${use.component}`, use.words, file);
  saySize(choices, said, file);
  const given = use.given.flatMap(([name, value]) => {
    const text = givenValue(value, file);
    return text === null ? [] : [[file.member(use.component, name), text] as const];
  });
  const slots = use.slots.map((slot) => slotView(use, slot, file));
  const view = xaml(`controls:${use.component}`, [...given, ...said.values, ...placeValues(choices, holder), ...slots]);
  return conditioned(view, use.condition, { choices, words: use.words, file });
};

/** The controls of a piece. @param holder what lays it out */
export const viewOf = (template: Template, holder: Holder, file: XamlFile): Xaml => {
  const view = template.kind === 'element' ? elementView(template, holder, file) : viewOfUse(template, holder, file);
  return { ...view, origins: template.origins };
};

/** The controls of a whole component or screen. */
export const rootView = (file: XamlFile): Xaml => {
  const { unit } = file;
  const view = viewOf(unit.root, ROOT, file);
  if (unit.screen === null) return view;
  const { arrangement, height } = lookOf(unit.root.style);
  const isLoose = arrangement === 'layers' && height === undefined;
  const high = isLoose ? withValues(view, [['MinHeight', xamlNumber(unit.screen.root.node.box.height)]]) : view;
  return lookOf(unit.root.style).scroll === undefined ? xaml('ScrollViewer', [], { children: [high] }) : high;
};
