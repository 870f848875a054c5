import { allIn, bodyOf, childNodesOf, childrenOf, idOf, isVisible, rectOf, tagOf, textOf } from './plain-dom.ts';

const IGNORED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'OPTION', 'OPTGROUP', 'TITLE']);

export type Seen = HTMLElement | SVGElement;

const isSeen = (element: Element): boolean => !IGNORED.has(tagOf(element)) && isVisible(element);

/** Elements that are seen, in the order of the document. */
export const seenElements = (): Seen[] => [...(allIn(bodyOf(document)) as NodeListOf<Seen>)].filter(isSeen);

/** In CSS pixels from the corner of the page. */
export const boxOf = (element: Element) => {
  const { x, y, width, height } = rectOf(element);
  return { x: x + scrollX, y: y + scrollY, width, height };
};

/** The outermost element of the screen: what a framework mounts into is no part of it. */
export const screenRoot = (): Element => {
  const body = bodyOf(document);
  const first = [...childrenOf(body)].find((child) => !IGNORED.has(tagOf(child))) ?? body;
  const [only = first, ...others] = childrenOf(first);
  const isMount = others.length === 0 && /^(?:root|app)$/.test(idOf(first));
  return isMount ? only : first;
};

export const bare = (text: string): string => text.replaceAll(/\s+/g, '');

const WORDLESS = new Set(['checkbox', 'radio', 'range', 'color', 'file', 'hidden', 'image']);

/** What an element says, also through a field's value or what stands in an empty field. */
export const saidBy = (element: Element): string => {
  if (element instanceof HTMLInputElement)
    return WORDLESS.has(element.type) ? '' : element.value || element.placeholder;
  if (element instanceof HTMLTextAreaElement) return element.value || element.placeholder;
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  return textOf(element) ?? '';
};

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Writes something itself, not only through what lies in it. */
export const hasOwnText = (element: Element): boolean =>
  [...childNodesOf(element)].some((node) => node instanceof Text && bare(node.data) !== '') ||
  (FIELDS.has(tagOf(element)) && bare(saidBy(element)) !== '');
