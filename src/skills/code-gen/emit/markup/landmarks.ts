import { type Element, isElement, type Piece } from './element.ts';

const isEdge = (piece: Piece): boolean => isElement(piece) && (piece.tag === 'header' || piece.tag === 'footer');

interface Run {
  readonly start: number;
  readonly end: number;
}

/** The most children in a row that are neither header nor footer. */
const longestRun = (children: readonly Piece[]): Run => {
  let best: Run = { start: 0, end: 0 };
  let start = 0;
  for (const [index, child] of [...children, null].entries()) {
    if (child !== null && !isEdge(child)) continue;
    if (index - start > best.end - best.start) best = { start, end: index };
    start = index + 1;
  }
  return best;
};

/** The `main` of a page: the screen itself, or what lies between its header and its footer, laid out as if it were not there. */
export const withMain = (root: Element): Element => {
  const { children } = root;
  if (root.tag !== 'div') return root;
  if (!children.some(isEdge)) return { ...root, tag: 'main' };
  const { start, end } = longestRun(children);
  if (start === end) return root;
  const main: Element = {
    kind: 'element',
    origin: root.origin,
    tag: 'main',
    attributes: [],
    words: ['main'],
    style: [['display', 'contents']],
    children: children.slice(start, end),
  };
  return { ...root, children: [...children.slice(0, start), main, ...children.slice(end)] };
};

const labelOf = ({ attributes }: Element): string =>
  String(attributes.find(([name]) => name === 'aria-label')?.[1] ?? '');

const navsIn = (element: Element): Element[] => [
  ...(element.tag === 'nav' ? [element] : []),
  ...element.children.filter(isElement).flatMap(navsIn),
];

/** Says no more than the element does. */
const SAYS_NAV = /^nav(igation|bar)?( (pill|bar|list|menu|links?|items?|group))*$/i;

/** Ways through a page are told apart by their labels; the only one needs none that says what it is anyway. */
export const withNavLabels = (root: Element): Element => {
  const labels = navsIn(root).map(labelOf);
  const counts = new Map<string, number>();
  const labelled = (element: Element): Element => {
    const children = element.children.map((child) => (isElement(child) ? labelled(child) : child));
    if (element.tag !== 'nav') return { ...element, children };
    const label = labelOf(element);
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    const others = element.attributes.filter(([name]) => name !== 'aria-label');
    if (labels.length === 1 && SAYS_NAV.test(label)) return { ...element, attributes: others, children };
    const text = count === 1 ? label : `${label} ${count}`;
    return { ...element, attributes: [...others, ['aria-label', text]], children };
  };
  return labels.length === 0 ? root : labelled(root);
};
