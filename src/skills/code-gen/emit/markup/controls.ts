import type { InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import type { LayoutNode } from '../../layout/layout-node.ts';
import { namesOf } from './roles.ts';

/** Something that is on or off, or one of some. */
export interface Control {
  readonly kind: 'checkbox' | 'switch' | 'radio';
  readonly on: boolean;
}

const KINDS: readonly (readonly [RegExp, Control['kind']])[] = [
  [/\bcheck ?box\b/i, 'checkbox'],
  [/\bradio\b/i, 'radio'],
  [/\b(switch|toggle)\b/i, 'switch'],
];
/** More than the thing that is pressed. */
const MORE = /\b(group|list|field|row|label|labels|set|bar|buttons|icon|text|card|item|menu|section|wrapper)\b/i;
const WIDEST = 80;
const HIGHEST = 48;

const STATES = /^(is ?)?(state|status|value|type|active|on|checked|selected|toggled|enabled)\b/i;
const ON = /^(true|on|yes|checked|selected|active|filled)$/i;

/** What the properties of an instance say; null where none says anything. */
const toldOn = ({ properties = {} }: Pick<InstanceInfo, 'properties'>): boolean | null => {
  const states = Object.entries(properties).filter(
    ([name, { type }]) => STATES.test(name) && (type === 'VARIANT' || type === 'BOOLEAN'),
  );
  if (states.length === 0) return null;
  return states.some(([, { value }]) => value === true || (typeof value === 'string' && ON.test(value)));
};

const seen = ({ children = [] }: SemanticNode): readonly SemanticNode[] =>
  children.filter(({ visible }) => visible !== false);

/** A knob on the right, or a mark in the box. */
const drawnOn = (kind: Control['kind'], node: SemanticNode): boolean => {
  const last = seen(node).at(-1);
  if (last === undefined) return false;
  return kind !== 'switch' || last.box.x + last.box.width / 2 > node.box.width / 2;
};

const saysNothing = (node: SemanticNode): boolean => node.text === undefined && seen(node).every(saysNothing);

/** What a layer is that somebody switches, without the words beside it; null for all others. */
export const controlOf = ({ node, content }: LayoutNode): Control | null => {
  const names = namesOf(node);
  const kind = KINDS.find(([pattern]) => pattern.test(names))?.[1];
  if (kind === undefined || content === 'text' || MORE.test(names)) return null;
  if (node.box.width > WIDEST || node.box.height > HIGHEST || !saysNothing(node)) return null;
  return { kind, on: toldOn(node.instance ?? {}) ?? drawnOn(kind, node) };
};
