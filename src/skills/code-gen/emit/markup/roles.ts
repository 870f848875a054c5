import type { Interaction, SemanticNode } from '#contract/design/semantic-ast';
import type { LayoutNode } from '../../layout/layout-node.ts';

export type Role = 'button' | 'link' | 'nav' | 'header' | 'footer' | 'main' | 'section' | 'list' | 'item' | 'box';

export interface RoleContext {
  /** Inside a button or link, where no other may be. */
  readonly interactive: boolean;
  readonly inList: boolean;
  /** 0 for the screen itself. */
  readonly depth: number;
}

const GATHERS = /\b(group|list|bar|row|container|wrapper|set|grid|stack|buttons|links|block|section)\b/i;
const BUTTON = /\b(button|btn|cta|fab)\b/i;
const LINK = /\b(link|nav(igation)? ?(item|pill|link)|menu ?item|breadcrumb ?item)\b/i;
const NAV = /\b(nav|navbar|navigation|breadcrumbs?|tab ?bar|menu ?bar)\b/i;
const HEADER = /^(app|page|site|top|main|screen)?[ ._-]*(header|app ?bar|top ?bar)\b/i;
const FOOTER = /^(app|page|site|main|screen)?[ ._-]*footer\b/i;
const SECTION = /\b(hero|section|panel|cards?|banner|pricing|testimonials?|features?)\b/i;
const LIST = /\b(list|links|menu|items|cards|grid|rows|feed)\b/i;

/** What a layer is called: its own name, and that of the component behind it. */
export const namesOf = ({ name, instance }: SemanticNode): string =>
  `${name} ${instance?.componentSet ?? instance?.componentName ?? ''}`
    .replaceAll(/((?<=\p{L})\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ');

const actionsOf = (interactions: readonly Interaction[] | undefined): Interaction['actions'] =>
  (interactions ?? [])
    .filter(({ trigger }) => trigger === 'ON_CLICK' || trigger === 'MOUSE_DOWN')
    .flatMap(({ actions }) => actions);

export interface Target {
  readonly url: string | null;
  readonly screen: string | null;
}

/** Where a press on a layer leads, as the prototype says it. */
export const targetOf = ({ interactions }: SemanticNode): Target | null => {
  const actions = actionsOf(interactions);
  const url = actions.find((action) => action.url !== undefined)?.url;
  if (url !== undefined) return { url, screen: null };
  const goes = actions.find(
    ({ navigation, destinationId }) => navigation === 'NAVIGATE' && destinationId !== undefined,
  );
  return goes?.destinationId === undefined ? null : { url: null, screen: goes.destinationId };
};

const reacts = ({ interactions }: SemanticNode): boolean => actionsOf(interactions).length > 0;

/** True for what a reader would call one button, not a row of them. */
const isButton = (layout: LayoutNode): boolean => {
  const names = namesOf(layout.node);
  return BUTTON.test(names) && !GATHERS.test(names) && !holdsPressable(layout);
};

/** A button that is drawn as a whole: an icon that can be pressed. */
const isPicturedButton = ({ content, node }: LayoutNode): boolean =>
  content === 'picture' &&
  /^(INSTANCE|FRAME|COMPONENT)$/.test(node.figmaType) &&
  BUTTON.test(namesOf(node)) &&
  !GATHERS.test(namesOf(node)) &&
  !/\bradio\b/i.test(namesOf(node));

const isLink = (layout: LayoutNode): boolean => {
  const { node } = layout;
  if (targetOf(node) !== null) return !holdsPressable(layout);
  return node.figmaType === 'INSTANCE' && LINK.test(namesOf(node)) && isSmall(layout) && !holdsPressable(layout);
};

const textCount = ({ content, children }: LayoutNode): number =>
  (content === 'text' ? 1 : 0) + children.reduce((sum, child) => sum + textCount(child), 0);

const isSmall = (layout: LayoutNode): boolean => textCount(layout) === 1 && layout.node.box.height <= 80;

const holdsPressable = ({ children }: LayoutNode): boolean =>
  children.some(
    (child) =>
      reacts(child.node) || (child.content === 'box' && BUTTON.test(namesOf(child.node))) || holdsPressable(child),
  );

/** Three or more of the same thing below each other, in something that is called a list. */
export const isList = (layout: LayoutNode): boolean => {
  const { children, arrangement, node } = layout;
  if (arrangement.kind === 'layers' || children.length < 3) return false;
  const kinds = new Set(
    children.map((child) => child.node.instance?.componentSet ?? child.node.instance?.componentId ?? child.node.name),
  );
  return (
    kinds.size === 1 &&
    children.every((child) => child.content === 'box') &&
    (LIST.test(node.name) || sameComponent(children))
  );
};

const sameComponent = (children: readonly LayoutNode[]): boolean =>
  children.every(({ node }) => node.instance !== undefined);

const landmark = (names: string, { depth }: RoleContext): Role | null => {
  if (depth === 1 && HEADER.test(names)) return 'header';
  if (depth === 1 && FOOTER.test(names)) return 'footer';
  if (depth === 1 && SECTION.test(names)) return 'section';
  return null;
};

/** What a layer is to somebody who does not see it. */
export const roleOf = (layout: LayoutNode, context: RoleContext): Role => {
  const { node } = layout;
  const names = namesOf(node);
  if (context.depth === 0) return 'box';
  const pressable = !context.interactive && (layout.content === 'box' || reacts(node) || isPicturedButton(layout));
  if (pressable && isLink(layout)) return 'link';
  if (pressable && (isButton(layout) || (reacts(node) && !holdsPressable(layout)))) return 'button';
  const found = layout.children.length === 0 ? null : landmark(names, context);
  if (found !== null) return found;
  if (context.interactive || layout.content !== 'box') return 'box';
  if (NAV.test(names) && layout.children.length > 0 && textCount(layout) > 1) return 'nav';
  if (isList(layout)) return 'list';
  return context.inList ? 'item' : 'box';
};
