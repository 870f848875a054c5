const IGNORED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'OPTION', 'OPTGROUP', 'TITLE']);

export type Seen = HTMLElement | SVGElement;

const isSeen = (element: Element): boolean =>
  !IGNORED.has(element.tagName) && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** Elements that are seen, in the order of the document. */
export const seenElements = (): Seen[] => [...document.body.querySelectorAll<Seen>('*')].filter(isSeen);

/** In CSS pixels from the corner of the page. */
export const boxOf = (element: Element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width, height };
};

/** The outermost element of the screen: what a framework mounts into is no part of it. */
export const screenRoot = (): Element => {
  const first = [...document.body.children].find(({ tagName }) => !IGNORED.has(tagName)) ?? document.body;
  const isMount = first.children.length === 1 && /^(?:root|app)$/.test(first.id);
  return isMount ? (first.firstElementChild ?? first) : first;
};

export const bare = (text: string): string => text.replaceAll(/\s+/g, '');

const WORDLESS = new Set(['checkbox', 'radio', 'range', 'color', 'file', 'hidden', 'image']);

/** What an element says, also through a field's value or what stands in an empty field. */
export const saidBy = (element: Element): string => {
  if (element instanceof HTMLInputElement)
    return WORDLESS.has(element.type) ? '' : element.value || element.placeholder;
  if (element instanceof HTMLTextAreaElement) return element.value || element.placeholder;
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  return element.textContent ?? '';
};

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Writes something itself, not only through what lies in it. */
export const hasOwnText = (element: Element): boolean =>
  [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && bare(textContent ?? '') !== '') ||
  (FIELDS.has(element.tagName) && bare(saidBy(element)) !== '');
