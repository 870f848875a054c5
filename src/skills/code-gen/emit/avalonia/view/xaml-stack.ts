import { plain } from '../../../layout/layout-node.ts';
import type { Template, TemplateUse } from '../../components/template.ts';
import { lookOf } from '../../native/facets.ts';
import { anyOf, type Choices, canMeet, choicesOf, isSaid, mapped } from '../../views/choices.ts';
import { sayings } from '../sayings.ts';
import { type Attributes, type Value, type Xaml, xaml } from '../xaml-element.ts';
import { variantsOf, type XamlFile } from '../xaml-file.ts';
import { saySize } from '../xaml-look.ts';
import { numberText } from '../xaml-paint.ts';
import { type Holder, horizontalName, placeValues, verticalName } from '../xaml-place.ts';
import { xamlNumber } from '../xaml-text.ts';
import type { Viewing } from './xaml-box.ts';

export const isPinned = ({ style, variants }: Template): boolean =>
  [style, ...variants.map((variant) => variant.style)].some((look) => look.some(([facet]) => facet === 'pin'));

type Axis = 'row' | 'column';

/** How much of what is left a child takes along a stack; null: it is as long as it is. */
export const shareOf = (child: Template, axis: Axis): number | null => {
  const look = lookOf([...child.style, ...child.variants.flatMap(({ style }) => style)]);
  return look.share !== undefined && look.within === axis ? look.share : null;
};

const star = (share: number | null): string => (share === null ? 'Auto' : share === 1 ? '*' : `${xamlNumber(share)}*`);

interface Stacking extends Viewing {
  readonly axis: Axis;
  readonly flowing: readonly Template[];
}

interface Tracks {
  readonly sizes: readonly string[];
  /** Of each child; those of which only one is there share a cell. */
  readonly cells: readonly number[];
}

const tracksOf = (flowing: readonly Template[], axis: Axis, between: boolean): Tracks => {
  const order = flowing.map(
    (child, at) => flowing.slice(0, at).filter(({ condition }) => canMeet(condition, child.condition)).length,
  );
  const shares: (number | null)[] = [];
  for (const [at, child] of flowing.entries()) shares[order[at] ?? 0] ??= shareOf(child, axis);
  const fills = shares.some((share) => share != null);
  const sizes = Array.from(shares, (share) => star(share ?? null));
  if (!between || fills) return { sizes, cells: order };
  return {
    sizes: sizes.flatMap((size, at) => (at === 0 ? [size] : ['*', size])),
    cells: order.map((cell) => 2 * cell),
  };
};

/** A stack in which something takes what is left, or whose ends stand apart, is a grid of one line. */
const gridOf = ({ choices, axis, flowing, file }: Stacking, between: boolean): Xaml => {
  const { sizes, cells } = tracksOf(flowing, axis, between);
  const children = flowing.map((child, at) =>
    file.view(child, { kind: axis, cross: crossOf(choices), cell: cells[at] ?? 0 }),
  );
  if (sizes.length === 1 && children.length === 1) return children[0] as Xaml;
  if (sizes.length === 1) return xaml('Panel', [], { children });
  const gap = anyOf(choices.of('gap'));
  const [definitions, spacing] =
    axis === 'row' ? (['ColumnDefinitions', 'ColumnSpacing'] as const) : (['RowDefinitions', 'RowSpacing'] as const);
  const apart: Attributes = gap === null || between ? [] : [[spacing, numberText(gap, file.tokens)]];
  return xaml('Grid', [[definitions, sizes.join(',')], ...apart], { children });
};

export const crossOf = (choices: Choices): string => {
  const cross = anyOf(choices.of('cross')) ?? 'start';
  return cross === 'stretch' ? 'start' : cross;
};

const ITEMS: Readonly<Record<string, string>> = { center: 'Center', end: 'End' };

const wrapOf = ({ choices, axis, flowing, file }: Stacking): Xaml => {
  const gap = anyOf(choices.of('gap'));
  const lines = anyOf(choices.of('wrap'))?.gap;
  const alignment = ITEMS[anyOf(choices.of('main')) ?? ''];
  return xaml(
    'WrapPanel',
    [
      ...(axis === 'column' ? [['Orientation', 'Vertical'] as const] : []),
      ...(gap === null ? [] : [['ItemSpacing', numberText(gap, file.tokens)] as const]),
      ...(lines === undefined || plain(lines) === 0 ? [] : [['LineSpacing', numberText(lines, file.tokens)] as const]),
      ...(alignment === undefined ? [] : [['ItemsAlignment', alignment] as const]),
    ],
    { children: flowing.map((child) => file.view(child, { kind: 'wrap', cross: 'start', cell: null })) },
  );
};

const MAIN: Readonly<Record<Axis, readonly [string, (align: string) => string]>> = {
  row: ['HorizontalAlignment', horizontalName],
  column: ['VerticalAlignment', verticalName],
};

/** Where something stands along a stack. */
export const mainAlignment = (axis: Axis, main: string): readonly [string, string] => {
  const [side, named] = MAIN[axis];
  return [side, named(main)];
};

export const stackOf = (stacking: Stacking): Xaml => {
  const { choices, axis, flowing, words, file } = stacking;
  const main = anyOf(choices.of('main')) ?? 'start';
  const between = main === 'between' && flowing.length > 1;
  // Lines whose ends stand apart are no lines of a panel: one line is.
  if (isSaid(choices.of('wrap')) && !between) return wrapOf(stacking);
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
  const children = childrenOf(flowing, holder, file);
  const [only] = children;
  // Rows over data have a panel of their own.
  if (children.length === 1 && only?.tag === 'ItemsControl' && main === 'start') return only;
  return xaml('StackPanel', said.values, { children });
};

/** Children one after the other; what repeats over data is written once. */
const childrenOf = (children: readonly Template[], holder: Holder, file: XamlFile): Xaml[] => {
  const views: Xaml[] = [];
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const isOurs = child.kind === 'use' && file.draft.components.has(child.component);
    const list = isOurs ? file.lists.startingAt(child) : undefined;
    if (list === undefined || child.kind !== 'use') {
      views.push(file.view(child, holder));
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

export const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Type of a row of a list, and the property that holds the rows. */
export const listNames = (
  { component, name }: List,
  { unit }: Pick<XamlFile, 'unit'>,
): { readonly row: string; readonly rows: string } => {
  const [own = '', shown = ''] = [unit.name, component].map((one) => one.replace(/(?:View|Control)$/, ''));
  return { row: `${shown.startsWith(own) ? '' : own}${shown}Row`, rows: upper(name) };
};

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
  const prefix = file.prefix(child.component);
  const size = sayings(`${prefix}|${child.component}`, child.words, file);
  saySize(choices, size, file);
  const item = xaml(`${prefix}:${child.component}`, [...values, ...size.values, ...placeValues(choices, holder)]);
  // Rows are declared beside the control that shows them.
  const rows = file.unit.component === null ? 'local' : prefix;
  const template = xaml('DataTemplate', [['x:DataType', `${rows}:${listNames(list, file).row}`]], { children: [item] });
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
      ['ItemsSource', `{Binding #Root.${listNames(list, file).rows}}`],
      ['ItemsPanel', panel],
      ['ItemTemplate', template],
    ],
    { origins: list.items.flatMap(({ origins }) => origins) },
  );
};
