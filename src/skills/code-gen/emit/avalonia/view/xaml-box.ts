import type { Template, TemplateElement } from '../../components/template.ts';
import { lookOf } from '../../native/facets.ts';
import { anyOf, type Choices, isSaid } from '../../views/choices.ts';
import type { Stretched } from '../../views/templates.ts';
import { sayings } from '../sayings.ts';
import { type Attributes, withValues, type Xaml, xaml } from '../xaml-element.ts';
import type { XamlFile } from '../xaml-file.ts';
import { needsBorder, sayBorder, sayFill, saySize, sayWhole } from '../xaml-look.ts';
import { brush } from '../xaml-paint.ts';
import { CANVAS, isOnCanvas, PANEL } from '../xaml-place.ts';
import { bound } from './xaml-leaf.ts';
import { crossOf, isPinned, mainAlignment, shareOf, stackOf } from './xaml-stack.ts';

export interface Viewing {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: XamlFile;
  /** Along which axes places make it as large as they say. */
  readonly stretched: Stretched;
}

/** True where a box may be longer than what it holds. */
const isLong = ({ choices, stretched }: Viewing, axis: 'row' | 'column'): boolean => {
  const side = axis === 'row' ? 'width' : 'height';
  const own = axis === 'row' ? (['width', 'minWidth'] as const) : (['height', 'minHeight'] as const);
  const pin = anyOf(choices.of('pin'))?.[axis === 'row' ? 'horizontal' : 'vertical'].side;
  const within = anyOf(choices.of('within'));
  return (
    own.some((facet) => isSaid(choices.of(facet))) ||
    stretched[side] ||
    (anyOf(choices.of('share')) !== null && within === axis) ||
    (anyOf(choices.of('across')) !== null && within !== axis) ||
    pin === 'both' ||
    pin === 'scale'
  );
};

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
interface Inside {
  readonly view: Xaml;
  /** It is the only thing that the box holds, and nothing lays it out. */
  readonly held: boolean;
}

/** What stands alone in a stack needs none: it only has to know where along it. */
const heldAlone = (only: Template, axis: 'row' | 'column', viewing: Viewing): Inside => {
  const { choices, file } = viewing;
  const view = file.view(only, { kind: axis, cross: crossOf(choices), cell: null });
  const main = anyOf(choices.of('main')) ?? 'start';
  const [along, across] = axis === 'row' ? (['row', 'column'] as const) : (['column', 'row'] as const);
  const placed = shareOf(only, axis) === null && isLong(viewing, along) ? [mainAlignment(axis, main)] : [];
  const [side] = mainAlignment(across, main);
  const attributes = view.attributes.filter(([name]) => name !== side || isLong(viewing, across));
  const own = new Set(attributes.map(([name]) => name));
  return { view: { ...view, attributes: [...attributes, ...placed.filter(([name]) => !own.has(name))] }, held: true };
};

/** Layers that keep their places stand on a canvas, which has no size of its own. */
const isCanvas = (children: readonly Template[], viewing: Viewing): boolean => {
  const { choices } = viewing;
  const isSized = choices.of('height').base !== null && (choices.of('width').base !== null || isLong(viewing, 'row'));
  return (
    isSized &&
    children.every(({ style, variants }) => {
      const { pin } = lookOf(style);
      return pin !== undefined && isOnCanvas(pin) && !variants.some((one) => lookOf(one.style).pin !== undefined);
    })
  );
};

const insideOf = (element: TemplateElement, viewing: Viewing): Inside | null => {
  const { choices, file } = viewing;
  const { content } = element;
  if (content.kind === 'property')
    return { view: xaml('ContentPresenter', [['Content', bound(content.name, file)]]), held: false };
  const children = content.kind === 'children' ? content.children : [];
  const [only] = children;
  if (only === undefined) return null;
  const arrangement = anyOf(choices.of('arrangement'));
  const alone = children.length === 1 && only.condition === null;
  if (arrangement !== 'row' && arrangement !== 'column') {
    if (alone) return { view: file.view(only, PANEL), held: true };
    const [tag, holder] = isCanvas(children, viewing) ? (['Canvas', CANVAS] as const) : (['Panel', PANEL] as const);
    return { view: xaml(tag, [], { children: children.map((child) => file.view(child, holder)) }), held: false };
  }
  if (alone && !isPinned(only)) return heldAlone(only, arrangement, viewing);
  const flowing = children.filter((child) => !isPinned(child));
  const flow = flowing.length === 0 ? null : stackOf({ ...viewing, axis: arrangement, flowing });
  const isWhole = flow !== null && flowing.length === children.length;
  return { view: isWhole ? flow : layered(children, flow, file), held: false };
};

const SCROLLS: Readonly<Record<string, Attributes>> = {
  horizontal: [
    ['HorizontalScrollBarVisibility', 'Auto'],
    ['VerticalScrollBarVisibility', 'Disabled'],
  ],
  vertical: [],
  both: [['HorizontalScrollBarVisibility', 'Auto']],
};

const scrolled = (inside: Inside | null, choices: Choices): Inside | null => {
  const scroll = SCROLLS[anyOf(choices.of('scroll')) ?? ''];
  if (scroll === undefined || inside === null) return inside;
  return { view: xaml('ScrollViewer', scroll, { children: [inside.view] }), held: false };
};

const SIZES = ['width', 'height', 'minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const;
const WHOLE = ['opacity', 'turn', 'effects'] as const;

/** What a box without a look of its own says can be said of what is in it, as long as that says nothing else. */
const isBare = ({ choices }: Viewing, { view, held }: Inside): boolean => {
  if (needsBorder(choices)) return false;
  const sized = SIZES.filter((facet) => isSaid(choices.of(facet)));
  if (held) return !WHOLE.some((facet) => isSaid(choices.of(facet))) && sized.every((facet) => isOpen(view, facet));
  if (sized.length === 0) return true;
  const main = anyOf(choices.of('main')) ?? 'start';
  return main === 'start' || view.tag === 'Grid';
};

/** A control that says nothing of an axis is as large along it as what is around it. */
const isOpen = ({ attributes, properties }: Xaml, size: (typeof SIZES)[number]): boolean => {
  const axis = size.endsWith('idth') ? /Width$|^HorizontalAlignment$|^Margin$/ : /Height$|^VerticalAlignment$|^Margin$/;
  return ![...attributes, ...properties].some(([name]) => axis.test(name) && name !== 'LineHeight');
};

/** Fills above the lowest, each as a border of the same corners. */
const upperFills = ({ choices, file }: Viewing): Xaml[] => {
  const { base, others } = choices.of('fills');
  if (others.length > 0 || base === null) return [];
  const corners = anyOf(choices.of('corners'));
  return base.slice(1).flatMap((paint) => {
    if (paint.kind === 'image') file.assets.add(paint.ref ?? '');
    const value = brush(paint, file);
    const said = sayings('Border', [], file);
    const isOurs = (facet: string): boolean => facet === 'corners' || facet === 'fills';
    if (corners !== null) sayBorder({ of: (facet) => (isOurs(facet) ? choices.of(facet) : EMPTY) }, said, file);
    return value === null ? [] : [xaml('Border', [['Background', value], ...said.values])];
  });
};

const EMPTY = { base: null, others: [] } as never;

export const boxView = (element: TemplateElement, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  const inside = scrolled(insideOf(element, viewing), choices);
  const comments = element.comments.map(({ text }) => text);
  if (inside !== null && isBare(viewing, inside)) {
    const said = sayings(inside.view.tag, words, file);
    saySize(choices, said, file);
    sayWhole(choices, said, false);
    return { ...withValues(inside.view, said.values), comments: [...comments, ...inside.view.comments] };
  }
  const said = sayings('Border', words, file);
  saySize(choices, said, file);
  sayFill(choices, said, file);
  sayBorder(choices, said, file);
  sayWhole(choices, said, false);
  const fills = upperFills(viewing);
  const inner = inside === null ? [] : [inside.view];
  const children = fills.length === 0 ? inner : [xaml('Panel', [], { children: [...fills, ...inner] })];
  return xaml('Border', said.values, { children, comments });
};
