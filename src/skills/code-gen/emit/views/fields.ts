import type { LayoutNode } from '../../layout/layout-node.ts';
import type { Template, TemplateElement } from '../components/template.ts';
import { type Element, isElement } from '../markup/element.ts';
import { type Field, fieldOf, isLabelled } from '../markup/fields.ts';
import { declared, type Look, lookOf } from '../native/facets.ts';
import { piecesIn } from './templates.ts';

/** What is typed into a field: a type of inputs, or lines. */
export interface ViewField {
  readonly kind: string;
  /** The text that names it; null: the prompt does. */
  readonly label: string | null;
}

const textsIn = (layout: LayoutNode): LayoutNode[] =>
  layout.content === 'text' ? [layout] : layout.children.flatMap(textsIn);

const LABELLED: readonly (readonly [RegExp, string])[] = [
  [/\bpassword\b/i, 'password'],
  [/\be-?mail\b/i, 'email'],
  [/\b(?:phone|tel)\b/i, 'tel'],
];

/** A field that is called nothing in particular is what its label says. */
const kindOf = ({ type, many }: Field, label: string | null): string => {
  if (many) return 'lines';
  return type === 'text' ? (LABELLED.find(([pattern]) => pattern.test(label ?? ''))?.[1] ?? type) : type;
};

const charactersOf = (layout: LayoutNode | undefined): string | null => layout?.node.text?.characters.trim() || null;

/** Fields below a layer, by the text that stands in them; which boxes are fields is decided as for pages. */
export const fieldLayers = (
  layout: LayoutNode,
  label: string | null = null,
  found = new Map<string, ViewField>(),
): ReadonlyMap<string, ViewField> => {
  const field = fieldOf(layout);
  const [text] = field === null ? [] : textsIn(layout);
  if (field !== null && text !== undefined) {
    found.set(text.node.id, { kind: kindOf(field, label), label });
    return found;
  }
  const own = isLabelled(layout) ? charactersOf(layout.children[0]) : null;
  for (const child of layout.children) fieldLayers(child, own, found);
  return found;
};

/** What somebody types into takes the room that there is. @param around look of what holds it */
export const withRoom = (element: Element, fields: ReadonlyMap<string, ViewField>, around: Look = {}): Element => {
  const look = lookOf(element.style);
  if (element.tag === 'text') {
    const isOpen = look.pin === undefined && (around.arrangement === 'row' || around.arrangement === 'column');
    if (!fields.has(element.origin.id) || !isOpen) return element;
    const { width: _width, height: _height, keepsLine: _line, self: _self, ...rest } = look;
    const room: Look =
      around.arrangement === 'row' ? { share: 1, within: 'row' } : { across: 'fill', within: 'column' };
    return { ...element, style: declared({ ...rest, ...room }) };
  }
  const children = element.children.map((child) => (isElement(child) ? withRoom(child, fields, look) : child));
  return { ...element, children };
};

const isPressed = (piece: Template): boolean => {
  if (piece.kind === 'use') return false;
  const { role } = lookOf(piece.style);
  return role === 'button' || role === 'link' || piece.attributes.some(([name]) => name === 'route');
};

const isPlain = ({ content }: TemplateElement): boolean =>
  content.kind !== 'text' || content.branches.every(({ kind }) => kind !== 'part');

/** Texts of a piece that stand where somebody types; nobody types into what is pressed. */
export const fieldTexts = (
  root: Template,
  layers: ReadonlyMap<string, ViewField>,
): ReadonlyMap<Template, ViewField> => {
  const found = new Map<Template, ViewField>();
  const visit = (piece: Template): void => {
    if (isPressed(piece)) return;
    if (piece.kind === 'element' && piece.tag === 'text' && isPlain(piece)) {
      const field = piece.origins.map(({ id }) => layers.get(id)).find((one) => one !== undefined);
      if (field !== undefined) found.set(piece, field);
    }
    for (const child of piecesIn(piece)) visit(child);
  };
  visit(root);
  return found;
};
