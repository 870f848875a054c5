import type { Template, TemplateElement } from '../../components/template.ts';
import { lookOf } from '../facets.ts';

const has = (template: Template, facet: string): boolean =>
  [template.style, ...template.variants.map(({ style }) => style)].some((own) => own.some(([name]) => name === facet));

/** What is between the bars of a screen: it takes what is left, and what is in it is as long as it is. */
const isBody = (piece: Template): piece is TemplateElement => {
  if (piece.kind !== 'element' || piece.tag !== 'box' || piece.variants.length > 0 || piece.content.kind !== 'children')
    return false;
  const { share, within, arrangement, main, scroll, role } = lookOf(piece.style);
  const isStack = share !== undefined && within === 'column' && arrangement === 'column' && main === 'start';
  const { children } = piece.content;
  return (
    isStack &&
    scroll === undefined &&
    role === undefined &&
    !children.some((child) => has(child, 'share') || has(child, 'pin'))
  );
};

/** A screen whose body scrolls on a window that is lower than the design. */
export const withScrollingBody = (root: TemplateElement): TemplateElement => {
  const { content } = root;
  if (content.kind !== 'children' || lookOf(root.style).arrangement !== 'column') return root;
  const children = content.children.map((child) =>
    isBody(child) ? { ...child, style: [...child.style, ['scroll', '"vertical"'] as const] } : child,
  );
  return { ...root, content: { ...content, children } };
};
