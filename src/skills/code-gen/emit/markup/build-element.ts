import type { LayoutNode } from '../../layout/layout-node.ts';
import { elementStyle } from '../css/element-style.ts';
import { type Ink, ink, type TokenScope } from '../css/ink.ts';
import { isMeaningless, kebab, wordsOf } from '../names/words.ts';
import { encoded } from '../text/paths.ts';
import type { Asset, Builder } from './builder.ts';
import { teller } from './builder.ts';
import type { AttributeValue, CommentPiece, Element } from './element.ts';
import { type FieldKind, fieldElement, fieldKind } from './fields.ts';
import { captionBeside, isLabelled } from './labels.ts';
import { lastingWords } from './naming.ts';
import { namesOf, type Role, type RoleContext, roleOf, targetOf } from './roles.ts';
import { spoken, spokenName, textsBelow } from './spoken.ts';
import { textElement } from './text-element.ts';
import { type ToggleKind, toggleElement, toggleKind } from './toggles.ts';

interface Around extends RoleContext {
  /** The field around, and what it is called where no label says so. */
  readonly field: { readonly kind: FieldKind; readonly names: string; readonly caption: string | null } | null;
  /** A label is around. */
  readonly labelled: boolean;
  /** What stands beside it, or beside what is around it. */
  readonly caption: string;
  readonly parent: LayoutNode | null;
  readonly scope: TokenScope;
}

/** Marks the path of an asset in a style; the style sheet writes it relative to itself. */
export const ASSET = 'asset:';

const addressOf = (asset: Asset | undefined): string | null =>
  asset === undefined ? null : `${ASSET}${encoded(asset.path)}`;

const TAGS: Readonly<Record<Role, string>> = {
  button: 'button',
  link: 'a',
  nav: 'nav',
  header: 'header',
  footer: 'footer',
  main: 'main',
  section: 'section',
  list: 'ul',
  item: 'li',
  box: 'div',
};

/** Schemes that a link of a design may have; anything else leads nowhere. */
const SAFE_LINK = /^(https?:|mailto:|tel:|#|\/)/i;

const hrefOf = (link: string, builder: Builder): string | null => {
  if (link.startsWith('node:')) return builder.link(link.slice('node:'.length)) ?? '#';
  return SAFE_LINK.test(link) ? link : null;
};

/** Where a link leads; what nobody said yet is a place of its own on the page, to be replaced. */
const linkOf = (layout: LayoutNode, builder: Builder): string => {
  const target = targetOf(layout.node);
  const known = target?.url != null ? hrefOf(target.url, builder) : null;
  const screen = target?.screen == null ? null : builder.link(target.screen);
  return known ?? screen ?? `#${kebab(wordsOf(textsBelow(layout) || spokenName(layout), 3), 'to')}`;
};

const attributesOf = (role: Role, layout: LayoutNode, builder: Builder): [string, AttributeValue][] => {
  // A button that nobody named is at least said to be one.
  const name = textsBelow(layout) === '' ? spokenName(layout) || (role === 'link' ? 'Link' : 'Button') : '';
  const label: [string, AttributeValue][] = name === '' ? [] : [['aria-label', name]];
  switch (role) {
    case 'button':
      return [['type', 'button'], ...label];
    case 'link':
      return [['href', linkOf(layout, builder)], ...label];
    case 'nav':
      return [['aria-label', spoken(layout)]];
    default:
      return [];
  }
};

const isPhoto = ({ node }: LayoutNode): boolean => node.fills?.some(({ kind }) => kind === 'image') === true;

/** That a picture is one is said anyway. */
const PICTURE = /\b(images?|photos?|photographs?|pictures?|img)\b/gi;

const bare = (text: string): string => {
  const left = text.replaceAll(PICTURE, ' ').replaceAll(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(left) ? left : '';
};

/** What a picture says: nothing where it only goes with words, or where nobody gave it a name. */
const altOf = (layout: LayoutNode, { interactive }: Around): string =>
  interactive || isMeaningless(layout.node.name) || !isPhoto(layout) ? '' : bare(spoken(layout));

const comments = (words: ReadonlySet<string>, { node }: LayoutNode): CommentPiece[] =>
  words.size === 0 ? [] : [{ kind: 'comment', text: `layer ${node.id}: not as designed (${[...words].join(', ')})` }];

interface Building {
  readonly layout: LayoutNode;
  readonly builder: Builder;
  readonly around: Around;
  readonly ink: Ink;
}

const refsOf = ({ node }: LayoutNode) => ({
  ...(node.propertyRefs === undefined ? {} : { refs: node.propertyRefs }),
  ...(node.instance === undefined ? {} : { instance: node.instance }),
});

const image = (building: Building, asset: Asset): Element => {
  const { layout, around, builder, ink: values } = building;
  const { tell } = teller(builder, layout);
  const address = (): string | null => null;
  const style = elementStyle({ layout, parent: around.parent, ink: values, address, pictured: true, tell });
  return {
    kind: 'element',
    origin: { id: layout.node.id, name: layout.node.name },
    tag: 'img',
    attributes: [
      ['src', { asset: asset.path }],
      ['alt', altOf(layout, around)],
    ],
    words: lastingWords(layout),
    style,
    children: [],
    ...refsOf(layout),
  };
};

/** A picture that can be pressed lies in a button or link of its size. */
const pressable = (picture: Element, role: Role, { layout, builder }: Building): Element => ({
  ...picture,
  tag: TAGS[role],
  attributes: attributesOf(role, layout, builder),
  style: picture.style.filter(([property]) => property !== 'object-fit'),
  children: [
    {
      ...picture,
      attributes: picture.attributes.map(([name, value]) => (name === 'alt' ? [name, ''] : [name, value])),
      words: [...picture.words, 'image'],
      style: [
        ['width', '100%'],
        ['height', '100%'],
      ],
    },
  ],
});

const text = (building: Building, role: Role): Element => {
  const { layout, builder, around, ink: values } = building;
  const { tell, words } = teller(builder, layout);
  const style = elementStyle({
    layout,
    parent: around.parent,
    ink: values,
    address: () => null,
    pictured: false,
    tell,
  });
  const level = builder.headings.get(layout.node.id);
  const link = layout.node.text?.style.link;
  const own = role === 'link' || role === 'button' ? linkOf(layout, builder) : null;
  const given = link === undefined || link === '' ? null : hrefOf(link, builder);
  const element = textElement({
    layout,
    style,
    ink: values,
    tag: around.interactive ? 'span' : level === undefined ? 'p' : `h${level}`,
    words: lastingWords(layout),
    href: around.interactive ? null : (own ?? given),
    address: (to) => hrefOf(to, builder),
    tell,
  });
  if (around.field !== null) {
    return fieldElement(element, { ...around.field, place: layout.place, height: layout.node.box.height });
  }
  return { ...element, children: [...comments(words, layout), ...element.children] };
};

const asItem = (element: Element): Element =>
  element.tag === 'div' && element.instance === undefined
    ? { ...element, tag: 'li' }
    : {
        kind: 'element',
        origin: element.origin,
        tag: 'li',
        attributes: [],
        words: ['item'],
        style: [['display', 'contents']],
        children: [element],
      };

/** Nothing that is filled in stands in what is pressed, unless that is its label. */
const mayBeFilled = ({ builder, around }: Building): boolean =>
  builder.inputs && (around.labelled || !around.interactive);

const captionOf = ({ labelled, caption }: Around): string | null => (labelled ? null : caption);

const box = (building: Building, role: Role, toggles = false): Element => {
  const { layout, builder, around, ink: values } = building;
  const { tell, words } = teller(builder, layout);
  if (layout.content === 'picture') tell('picture-missing');
  const address = (ref: string): string | null => addressOf(builder.fill(ref));
  const style = elementStyle({ layout, parent: around.parent, ink: values, address, pictured: false, tell });
  const labels = builder.inputs && !around.interactive && role === 'box' && isLabelled(layout);
  const kind = role === 'box' && mayBeFilled(building) ? fieldKind(layout) : null;
  const field =
    kind === null
      ? around.field
      : { kind, names: `${namesOf(layout.node)} ${around.caption}`, caption: captionOf(around) };
  const inner: Around = {
    parent: layout,
    labelled: labels,
    field,
    caption: around.caption,
    scope: values.scope,
    interactive: around.interactive || role === 'button' || role === 'link' || labels || toggles,
    inList: role === 'list',
    depth: around.depth + 1,
  };
  const children = layout.children.map((child, index) =>
    buildAround(child, builder, { ...inner, caption: captionBeside(layout.children, index) ?? around.caption }),
  );
  return {
    kind: 'element',
    origin: { id: layout.node.id, name: layout.node.name },
    tag: labels ? 'label' : around.interactive ? 'span' : TAGS[role],
    attributes: attributesOf(role, layout, builder),
    words: lastingWords(layout),
    style,
    children: [...comments(words, layout), ...(role === 'list' ? children.map(asItem) : children)],
    ...(layout.node.figmaType === 'SLOT' ? { slot: true } : {}),
    ...refsOf(layout),
  };
};

/** What is switched: a box as it is drawn, or one around its picture, with an input over it. */
const toggled = (building: Building, kind: ToggleKind, picture: Element | null): Element => {
  const { layout, builder, around } = building;
  const look = picture === null ? box(building, 'box', true) : pressable(picture, 'box', building);
  const group = builder.radios.get(layout.node.id);
  const tag = around.interactive ? 'span' : look.tag;
  return toggleElement({ ...look, tag }, { layout, kind, caption: captionOf(around), group });
};

const buildAround = (layout: LayoutNode, builder: Builder, around: Around): Element => {
  const building: Building = { layout, builder, around, ink: ink(builder.book, around.scope) };
  const role = roleOf(layout, around);
  const { node, content } = layout;
  const asset = content === 'picture' && node.screenshot !== undefined ? builder.asset(node.screenshot) : undefined;
  const toggle = mayBeFilled(building) ? toggleKind(layout) : null;
  if (toggle !== null) return toggled(building, toggle, asset === undefined ? null : image(building, asset));
  if (asset !== undefined) {
    const picture = image(building, asset);
    return role === 'button' || role === 'link' ? pressable(picture, role, building) : picture;
  }
  return content === 'text' ? text(building, role) : box(building, role === 'item' ? 'box' : role);
};

/** The elements of a screen, with their styles and names, for any stack that writes elements. */
export const buildScreen = (root: LayoutNode, builder: Builder, scope: TokenScope): Element =>
  buildAround(root, builder, {
    parent: null,
    scope,
    interactive: false,
    inList: false,
    depth: 0,
    field: null,
    labelled: false,
    caption: '',
  });
