import { plain } from '../../../layout/layout-node.ts';
import type { Template, TemplateElement } from '../../components/template.ts';
import { type Look, lookOf } from '../facets.ts';

/** True for what lies at a place of its own. */
export const isPinned = ({ style, variants }: Template): boolean =>
  [style, ...variants.map((variant) => variant.style)].some((own) => own.some(([facet]) => facet === 'pin'));

const STACKING: ReadonlySet<string> = new Set(['arrangement', 'main', 'cross', 'full', 'width', 'height']);
const SPREADING = ['share', 'across', 'self', 'overlap', 'level'] as const;

/** The one child of a stack that does nothing else for it than say where it is; null for all others. */
export const onlyChild = ({ content, variants }: TemplateElement, { wrap, arrangement }: Look): Template | null => {
  const [only] = content.kind === 'children' && content.children.length === 1 ? content.children : [];
  const isVaried = variants.some(({ style }) => style.some(([facet]) => STACKING.has(facet)));
  if (only === undefined || only.condition !== null || isVaried || isPinned(only) || wrap !== undefined) return null;
  const facets = new Set([only.style, ...only.variants.map(({ style }) => style)].flat().map(([facet]) => facet));
  const isStack = arrangement === 'row' || arrangement === 'column';
  return !isStack || SPREADING.some((facet) => facets.has(facet)) ? null : only;
};

/** False for what reaches beyond its box: only a stack lets it. */
const isWithin = ({ style, variants }: Template, { width = 0, height = 0 }: Look): boolean =>
  [style, ...variants.map((variant) => variant.style)].every((own) => {
    const { width: wide = 0, height: high = 0 } = lookOf(own);
    return plain(wide) <= plain(width) && plain(high) <= plain(height);
  });

/** True for a box that does nothing but hold one thing in its middle. */
export const isCentred = (element: TemplateElement, look: Look): boolean => {
  const inner = onlyChild(element, look);
  const isSized = look.width !== undefined && look.height !== undefined;
  return inner !== null && isSized && look.main === 'center' && look.cross === 'center' && isWithin(inner, look);
};
