import type { LayoutNode } from '../../layout/layout-node.ts';
import type { Declaration, Declarations } from '../css/declarations.ts';
import type { AttributeValue, Element } from './element.ts';
import { namesOf } from './roles.ts';

/** What is switched or moved: an input of these types; a switch is a checkbox that says so. */
export type ToggleKind = 'checkbox' | 'radio' | 'switch' | 'range';

const KINDS: readonly (readonly [ToggleKind, RegExp])[] = [
  ['checkbox', /\bcheck ?box\b/i],
  ['radio', /\bradio( ?(button|input|control|circle))?\b(?! ?(tower|wave|station|active))/i],
  ['switch', /\b(switch|toggle)\b(?! ?(camera|account|user|group))/i],
  ['range', /\bslider\b/i],
];

const HIGHEST = 48;
const WIDEST = 96;

const holdsText = ({ content, children }: LayoutNode): boolean => content === 'text' || children.some(holdsText);

/** What a layer is that is called so, as large as a finger and without a text; else null. */
export const toggleKind = (layout: LayoutNode): ToggleKind | null => {
  const { content, node } = layout;
  const { width, height } = node.box;
  if ((content !== 'box' && content !== 'picture') || height > HIGHEST || height < 8) return null;
  const names = namesOf(node);
  const kind = KINDS.find(([, pattern]) => pattern.test(names))?.[0] ?? null;
  if (kind === null || (kind === 'range' ? width <= 3 * height : width > WIDEST)) return null;
  return holdsText(layout) ? null : kind;
};

const ON = /\b(checked|selected|select|on|active|true|yes|filled)\b/i;
const OFF = /\b(un(checked|selected)|deselect(ed)?|off|inactive|false|no|default)\b/i;

const statesOf = ({ node }: LayoutNode): string =>
  [
    node.name,
    node.instance?.componentName ?? '',
    ...Object.entries(node.instance?.properties ?? {}).flatMap(([name, { type, value }]) =>
      type !== 'TEXT' && /state|check|select|value|active|on/i.test(name) ? [String(value)] : [],
    ),
  ].join(' ');

/** A knob that lies in the right half of its rail. */
const isRight = ({ node, children }: LayoutNode): boolean => {
  const knob = children.at(-1)?.node.box;
  return knob !== undefined && knob.x + knob.width / 2 > node.box.width / 2;
};

/** As it was drawn: what its variant says, else whether a mark lies in it or its knob to the right. */
const isOn = (layout: LayoutNode, kind: ToggleKind): boolean => {
  const states = statesOf(layout);
  if (OFF.test(states)) return false;
  if (ON.test(states)) return true;
  return kind === 'switch' ? isRight(layout) : layout.children.length > 0;
};

const OVER: Declarations = [
  ['position', 'absolute'],
  ['inset', '0'],
  ['width', '100%'],
  ['height', '100%'],
  ['margin', '0'],
  ['opacity', '0'],
  ['cursor', 'pointer'],
];

/** The input is clear, so what is around it shows that it has the focus. */
const FOCUSED: Declaration = ['&:has(:focus-visible)', 'outline: 2px solid; outline-offset: 2px'];

interface Toggled {
  readonly layout: LayoutNode;
  readonly kind: ToggleKind;
  /** What it is called to somebody who does not see it; null where a label around it says so. */
  readonly caption: string | null;
  /** Of the radios that belong together. */
  readonly group: string | undefined;
}

const attributesOf = ({ layout, kind, caption, group }: Toggled): [string, AttributeValue][] => [
  ['type', kind === 'switch' ? 'checkbox' : kind],
  ...(kind === 'switch' ? [['role', 'switch'] as [string, AttributeValue]] : []),
  ...(kind === 'radio' && group !== undefined ? [['name', group] as [string, AttributeValue]] : []),
  ...(kind !== 'range' && isOn(layout, kind) ? [['checked', true] as [string, AttributeValue]] : []),
  ...(caption === null ? [] : [['aria-label', caption === '' ? kind : caption] as [string, AttributeValue]]),
];

/** A clear input over the look that was drawn. */
export const toggleElement = (look: Element, toggled: Toggled): Element => {
  const input: Element = {
    kind: 'element',
    origin: look.origin,
    tag: 'input',
    attributes: attributesOf(toggled),
    words: [...look.words.slice(0, 3), 'input'],
    style: OVER,
    children: [],
  };
  const isAnchor = look.style.some(([property]) => property === 'position');
  return {
    ...look,
    style: [...(isAnchor ? [] : [['position', 'relative'] as const]), ...look.style, FOCUSED],
    children: [...look.children, input],
  };
};
