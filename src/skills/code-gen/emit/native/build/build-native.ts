import type { Paint } from '#contract/design/semantic-ast';
import { type LayoutNode, plain } from '../../../layout/layout-node.ts';
import { controlOf, isLabelledControl } from '../../markup/controls.ts';
import type { Element } from '../../markup/element.ts';
import { type Field, fieldOf, isLabelled } from '../../markup/fields.ts';
import { layerWords } from '../../markup/naming.ts';
import { type Role, roleOf } from '../../markup/roles.ts';
import { declared, type Look } from '../facets.ts';
import { withTokens } from '../token-values.ts';
import { type Bounds, fillsAlong, scrolled, scrollIn, sizedAlone, sizedInStack, stackFacts } from './bounds.ts';
import { textElement } from './build-text.ts';
import { fieldPlace } from './field-place.ts';
import { gridRows } from './grid-rows.ts';
import { arrangementLook, boxLook, commonLook, textLook } from './look.ts';
import { type Around, type Building, commentsFor, type NativeBuilder, toldOf } from './native-builder.ts';
import { addressOf, leadingTo, pictureWords, routeOf, spoken, textsBelow } from './spoken.ts';

interface Placed {
  readonly look: Look;
  readonly inner: Bounds;
}

const NO_FACTS = { stretches: false, intrinsic: false };

/** Every layer of a stack with a negative gap but the last lies under the next one. */
const overlapOf = ({ layout, around }: Building): Look => {
  const { place, node } = layout;
  if (place.kind !== 'flow' || plain(place.parent.gap) >= 0 || place.parent.wrap !== null) return {};
  const flowing = around.parent?.children.filter((child) => child.place.kind === 'flow') ?? [];
  if (flowing.at(-1) === layout) return {};
  const { axis, gap } = place.parent;
  const length = axis === 'row' ? node.box.width : node.box.height;
  return { overlap: { by: -plain(gap), length: Math.max(0, length) }, within: axis };
};

const inStack = (building: Building): Placed | null => {
  const { layout, around } = building;
  const { place } = layout;
  if (place.kind !== 'flow') return null;
  const stack = place.parent;
  const { look, inner } = sizedInStack(layout, { stack, facts: around.facts, bounds: around.bounds });
  const own = place.self ?? (around.facts.stretches ? stack.cross : null);
  const alone = look.across === undefined && own !== null && own !== 'stretch' && own !== 'baseline';
  const self: Look = alone ? { self: own, within: stack.axis } : {};
  const isLimited = look.across !== undefined && stack.axis === 'column' && layout.size.maxWidth !== undefined;
  const limit: Look = isLimited ? { limitAt: place.self ?? stack.cross } : {};
  return { look: { ...look, ...self, ...limit, ...overlapOf(building) }, inner };
};

/** Where a layer is, and how large. */
const placed = (building: Building): Placed => {
  const { layout, around } = building;
  const found = inStack(building);
  if (found !== null) return found;
  const { place, node } = layout;
  if (place.kind === 'root') {
    const isOwnHeight = layout.arrangement.kind !== 'stack' && layout.arrangement.kind !== 'grid';
    const height: Look = isOwnHeight ? { height: Math.max(0, node.box.height) } : {};
    return { look: { root: true, across: 'fill', within: 'column', ...height }, inner: around.bounds };
  }
  const { look, inner } = sizedAlone(layout);
  if (place.kind === 'cell') {
    const { width: _ofItsColumns, ...rest } = look;
    return { look: rest, inner: { ...inner, width: true } };
  }
  if (place.kind !== 'pinned') return { look, inner };
  const { width, height } = node.box;
  return { look: { ...look, pin: { horizontal: place.horizontal, vertical: place.vertical, width, height } }, inner };
};

const refsOf = ({ node }: LayoutNode) => ({
  ...(node.propertyRefs === undefined ? {} : { refs: node.propertyRefs }),
  ...(node.instance === undefined ? {} : { instance: node.instance }),
});

const SAID: ReadonlySet<string> = new Set(['button', 'link', 'nav', 'header', 'list']);

const roleLook = (role: Role): Look => (SAID.has(role) ? { role } : {});

const attributesOf = (role: Role, { layout, builder }: Building): [string, string][] => {
  if (role !== 'button' && role !== 'link') return [];
  // What kind of control it is, is said anyway.
  const label = textsBelow(layout) === '' && controlLook(layout, builder).control === undefined ? spoken(layout) : '';
  return [...leadingTo(routeOf(layout, builder)), ...(label === '' ? [] : [['label', label] as [string, string]])];
};

const controlLook = (layout: LayoutNode, builder: NativeBuilder): Look => {
  const control = builder.inputs ? controlOf(layout) : null;
  return control === null ? {} : { control };
};

const labelLook = ({ layout, builder, around }: Building): Look =>
  builder.inputs && !around.interactive && (isLabelled(layout) || isLabelledControl(layout)) ? { labels: true } : {};

const leads = ({ layout, builder }: Building, role: Role): boolean => {
  const to = role === 'button' || role === 'link' ? routeOf(layout, builder) : null;
  return to === null || builder.limits.leads(to, 'layer');
};

/** The picture of a layer is as large as what it shows: a stroke or shadow may reach beyond the layer. */
const pictureLook = ({ node, size }: LayoutNode): Look => {
  const fill = node.fills?.find((paint) => paint.kind === 'image');
  const grows = size.width.kind === 'fill' || size.height.kind === 'fill';
  if (fill?.kind === 'image') return { fit: fill.scaleMode };
  return grows ? { fit: 'FIT' } : {};
};

const picture = (building: Building, path: string, role: Role): Element => {
  const { layout, builder, around } = building;
  const control = around.interactive ? {} : controlLook(layout, builder);
  const look: Look = { ...placed(building).look, ...pictureLook(layout), ...roleLook(role), ...control };
  const isPressed = role === 'button' || role === 'link';
  const alt = look.control !== undefined ? '' : isPressed ? spoken(layout) : pictureWords(layout, around.interactive);
  const route = isPressed ? routeOf(layout, builder) : null;
  if (!leads(building, role)) toldOf(builder, layout).tell('text-link');
  return {
    kind: 'element',
    origin: { id: layout.node.id, name: layout.node.name },
    tag: 'img',
    attributes: [['src', { asset: path }], ['alt', alt], ...leadingTo(route)],
    words: layerWords(layout),
    style: declared(withTokens(look, builder.scope, builder.book)),
    children: [],
    ...refsOf(layout),
  };
};

/** A stack that is longer than what it holds. */
const fullLook = (layout: LayoutNode): Look => {
  const { arrangement, size, place } = layout;
  if (arrangement.kind !== 'stack') return {};
  const along = arrangement.axis === 'row' ? size.width : size.height;
  const isRootColumn = place.kind === 'root' && arrangement.axis === 'column' && !fillsAlong(layout);
  return along.kind === 'hug' || isRootColumn ? {} : { full: true };
};

const withImages = (look: Look, { builder, layout }: Building, tell: (word: string) => void): Look => {
  const fills = (look.fills ?? []).flatMap((paint): Paint[] => {
    if (paint.kind === 'other') {
      tell('fill-kind');
      return [];
    }
    if (paint.kind !== 'image') return [paint];
    const asset = paint.ref === null ? undefined : builder.fill(paint.ref);
    if (asset === undefined) {
      tell('fill-image');
      return [];
    }
    return [{ ...paint, ref: asset.path }];
  });
  if (layout.node.effects?.some(({ kind }) => kind === 'other') === true) tell('effect-kind');
  return look.fills === undefined ? look : { ...look, fills };
};

const box = (building: Building, role: Role): Element => {
  const { layout, builder, around } = building;
  const { tell, words } = toldOf(builder, layout);
  if (layout.content === 'picture') tell('picture-missing');
  const { look, inner: bounds } = placed(building);
  const { arrangement } = layout;
  const typed = builder.inputs && !around.interactive && role === 'box' ? fieldOf(layout) : null;
  // What is typed scrolls by itself.
  const scroll = typed === null && around.field === null ? scrollIn(layout, bounds) : null;
  const inner = scrolled(bounds, scroll);
  const facts = arrangement.kind === 'stack' ? stackFacts(layout, arrangement, inner) : NO_FACTS;
  const inside: Around = {
    parent: layout,
    facts,
    bounds: innerBounds(layout, inner, facts.intrinsic),
    field: typed ?? around.field,
    interactive: around.interactive || role === 'button' || role === 'link',
    inList: role === 'list',
    depth: around.depth + 1,
  };
  const whole = withImages(
    {
      ...look,
      ...roleLook(role),
      ...(around.interactive ? {} : controlLook(layout, builder)),
      ...labelLook(building),
      ...arrangementLook(layout, facts),
      ...fullLook(layout),
      ...boxLook(layout),
      ...commonLook(layout),
      ...(scroll === null ? {} : { scroll }),
    },
    building,
    tell,
  );
  for (const word of builder.limits.missing(whole)) tell(word);
  if (!leads(building, role)) tell('text-link');
  const children = layout.children.map((child) => buildAround({ layout: child, builder, around: inside }));
  return {
    kind: 'element',
    origin: { id: layout.node.id, name: layout.node.name },
    tag: 'box',
    attributes: attributesOf(role, building),
    words: layerWords(layout),
    style: declared(withTokens(whole, builder.scope, builder.book)),
    children: [...commentsFor(words, layout), ...(arrangement.kind === 'grid' ? gridRows(layout, children) : children)],
    ...(layout.node.figmaType === 'SLOT' ? { slot: true } : {}),
    ...refsOf(layout),
  };
};

/** What is in a layer that is as long as what it holds finds no length there to fill. */
const innerBounds = (layout: LayoutNode, { width, height }: Bounds, intrinsic: boolean): Bounds => {
  const { arrangement, size, place } = layout;
  if (arrangement.kind === 'grid') return { width: true, height: false };
  if (arrangement.kind !== 'stack') return { width, height };
  const hugs = (side: 'width' | 'height'): boolean => size[side].kind === 'hug' && place.kind !== 'root';
  return arrangement.axis === 'row'
    ? { width: width && !hugs('width'), height: height || intrinsic }
    : { width: width || intrinsic, height: height && !hugs('height') };
};

/** What is switched is pressed, whatever else it is called. */
const pressedRole = (layout: LayoutNode, { around, builder }: Pick<Building, 'around' | 'builder'>): Role =>
  !around.interactive && controlLook(layout, builder).control !== undefined ? 'button' : roleOf(layout, around);

const buildAround = (building: Building): Element => {
  const { layout, builder, around } = building;
  const role = pressedRole(layout, building);
  const { node, content } = layout;
  const asset = content === 'picture' && node.screenshot !== undefined ? builder.asset(node.screenshot) : undefined;
  if (asset !== undefined) return picture(building, asset.path, role);
  if (content !== 'text') return box(building, role === 'item' ? 'box' : role);
  if (around.field !== null) return typedElement(building, around.field);
  const isHeading = builder.headings.has(node.id) && !around.interactive;
  const { tell } = toldOf(builder, layout);
  const look: Look = {
    ...placed(building).look,
    ...textLook(layout, tell),
    ...commonLook(layout),
    ...(isHeading ? { role: 'heading' as const } : roleLook(role)),
  };
  const pressed = role === 'link' || role === 'button' ? routeOf(layout, builder) : null;
  const link = node.text?.style.link;
  const own = link === undefined || link === '' || around.interactive ? null : addressOf(link, builder);
  const isLink = pressed === null && own !== null;
  return textElement(building, isLink ? { ...look, role: 'link' } : look, pressed ?? own);
};

/** The text of a field: what is typed over it has all the room that there is, and no other is needed. */
const typedElement = (building: Building, field: Field): Element => {
  const { layout, builder, around } = building;
  const { tell } = toldOf(builder, layout);
  const { keepsLine: _, maxLines: _lines, textVertical: _down, ...written } = textLook(layout, tell);
  const at = fieldPlace(placed(building).look, layout, around);
  return textElement(building, { ...at, ...written, ...commonLook(layout), field }, null);
};

/** The elements of a screen with all that a stack without style sheets says of them. @param bounds of the screen */
export const buildNative = (layout: LayoutNode, builder: NativeBuilder, bounds: Bounds): Element =>
  buildAround({
    layout,
    builder,
    around: { parent: null, facts: NO_FACTS, bounds, field: null, interactive: false, inList: false, depth: 0 },
  });
