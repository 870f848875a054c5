import type { Template, TemplateElement } from '../components/template.ts';
import { lookOf } from '../native/facets.ts';
import { allPieces } from './templates.ts';

/** Words in the name of a box that somebody types into. */
const FIELD = new Set(['input', 'textfield', 'textinput', 'textarea', 'searchbar', 'searchfield']);
const FIELD_PAIRS = new Set(['text field', 'input field', 'search field', 'search bar', 'text area']);

const isCalledField = (words: readonly string[]): boolean =>
  words.some((word, at) => FIELD.has(word) || FIELD_PAIRS.has(`${word} ${words[at + 1] ?? ''}`));

const isPressed = (piece: Template): boolean => {
  if (piece.kind === 'use') return true;
  const { role } = lookOf(piece.style);
  return role === 'button' || role === 'link' || piece.attributes.some(([name]) => name === 'route');
};

const onlyText = (box: TemplateElement): TemplateElement | null => {
  const inside = allPieces(box);
  const texts = inside.filter((piece) => piece.kind === 'element' && piece.tag === 'text');
  const [only] = texts;
  if (texts.length !== 1 || only?.kind !== 'element' || inside.some(isPressed)) return null;
  const isPlain = only.content.kind !== 'text' || only.content.branches.every(({ kind }) => kind !== 'part');
  return isPlain && only !== box ? only : null;
};

/** Texts that stand where somebody types: the only ones in boxes that are called fields. */
export const fieldTexts = (root: Template): ReadonlySet<Template> => {
  const found = new Set<Template>();
  for (const piece of allPieces(root)) {
    if (piece.kind !== 'element' || piece.tag !== 'box' || !isCalledField(piece.words)) continue;
    const text = onlyText(piece);
    if (text !== null) found.add(text);
  }
  return found;
};
