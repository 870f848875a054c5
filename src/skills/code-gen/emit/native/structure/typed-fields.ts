import type { Template, TemplateElement } from '../../components/template.ts';
import { camel, wordsOf } from '../../names/words.ts';
import type { Members, NativePiece } from '../piece.ts';
import { plainText } from '../plain-text.ts';

/** A text of a piece that somebody types into. */
export interface TypedField {
  readonly key: string;
  /** What it asks for, in lower camel case. */
  readonly name: string;
}

const piecesIn = (template: Template): readonly Template[] => {
  if (template.kind === 'use') return template.slots.flatMap(([, pieces]) => pieces);
  return template.content.kind === 'children' ? template.content.children : [];
};

/** The layers of a piece tell it apart, whatever is made of it. */
export const fieldKey = ({ origins }: Pick<Template, 'origins'>): string => origins.map(({ id }) => id).join(' ');

const nameOf = ({ content, words }: TemplateElement): string => {
  const said = content.kind === 'text' ? wordsOf(plainText(content.branches), 3) : [];
  return camel(said.length > 0 ? said : words.slice(0, 2), 'field');
};

/** The fields of a piece, in the order in which they stand; those of components in it are their own. */
export const typedFields = (root: Template): TypedField[] => {
  const own =
    root.kind === 'element' && root.tag === 'text' && root.style.some(([facet]) => facet === 'field')
      ? [{ key: fieldKey(root), name: nameOf(root) }]
      : [];
  return [...own, ...piecesIn(root).flatMap(typedFields)];
};

/** Names under which a component takes what holds the text of its fields, by field. @param end `Controller` */
export const fieldMembers = (
  { root, members }: { readonly root: Template; readonly members: Members },
  end: string,
): ReadonlyMap<string, string> => {
  const fields = typedFields(root);
  const bare = end.charAt(0).toLowerCase() + end.slice(1);
  // A sign in front tells it apart from a property of the design that is called so.
  return new Map(
    fields.map(({ key, name }) => [key, members.property(fields.length === 1 ? `§${bare}` : `§${name}${end}`)]),
  );
};

/** What holds the texts that are typed on a screen, by name, as its code asks for it. */
export interface Held {
  readonly names: Set<string>;
}

/** A name for what holds the text of a field of a screen. */
export const held = (wanted: string, { names }: Held): string => {
  let name = wanted;
  for (let count = 2; names.has(name); count += 1) name = `${wanted}${count}`;
  names.add(name);
  return name;
};

/** Under which name a piece finds what holds the text of a field: its own, or one that it is given. */
export const holderOf = (
  element: TemplateElement,
  { piece, held: holding, end, prefix = '' }: { piece: NativePiece; held: Held; end: string; prefix?: string },
): string => {
  if (piece.screen === null) return fieldMembers(piece, end).get(fieldKey(element)) ?? end;
  const field = typedFields(element)[0]?.name ?? 'field';
  return held(`${prefix}${field}${end}`, holding);
};
