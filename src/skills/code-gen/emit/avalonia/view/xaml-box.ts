import type { Template, TemplateElement } from '../../components/template.ts';
import { anyOf, type Choices } from '../../views/choices.ts';
import { sayings } from '../sayings.ts';
import { type Attributes, withValues, type Xaml, xaml } from '../xaml-element.ts';
import type { XamlFile } from '../xaml-file.ts';
import { needsBorder, sayBorder, sayFill, saySize, sayWhole } from '../xaml-look.ts';
import { brush } from '../xaml-paint.ts';
import { PANEL } from '../xaml-place.ts';
import { bound } from './xaml-leaf.ts';
import { isPinned, stackOf } from './xaml-stack.ts';

export interface Viewing {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: XamlFile;
}

/** What stands at places of its own, around what is laid out, in the order from back to front. */
const layered = (children: readonly Template[], flow: Xaml | null, file: XamlFile): Xaml => {
  const first = children.findIndex((child) => !isPinned(child));
  const behind = first < 0 ? children : children.slice(0, first);
  const above = first < 0 ? [] : children.slice(first).filter(isPinned);
  const view = (child: Template): Xaml => file.view(child, PANEL);
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
    return xaml('Panel', [], { children: children.map((child) => file.view(child, PANEL)) });
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

export const boxView = (element: TemplateElement, viewing: Viewing): Xaml => {
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
