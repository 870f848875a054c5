import { type Element, isElement, type Piece } from '../markup/element.ts';

const isEdge = (piece: Piece): boolean => isElement(piece) && (piece.tag === 'header' || piece.tag === 'footer');

/** The `main` of a page: the screen itself, or what lies between its header and its footer, laid out as if it were not there. */
export const withMain = (root: Element): Element => {
  const { children } = root;
  if (root.tag !== 'div') return root;
  if (!children.some(isEdge)) return { ...root, tag: 'main' };
  const start = children.findIndex((child) => !isEdge(child));
  const end = children.findLastIndex((child) => !isEdge(child)) + 1;
  const inner = children.slice(start, end);
  if (start < 0 || inner.some(isEdge)) return root;
  const main: Element = {
    kind: 'element',
    origin: root.origin,
    tag: 'main',
    attributes: [],
    words: ['main'],
    style: [['display', 'contents']],
    children: inner,
  };
  return { ...root, children: [...children.slice(0, start), main, ...children.slice(end)] };
};
