import type { Declarations } from './declarations.ts';

const GAPS = new Set(['gap', 'row-gap', 'column-gap']);
/** What makes a text of one line wider than it is. */
const WIDE = new Set(['width', 'min-width', 'flex', 'align-self', 'justify-self', 'text-overflow']);

const isAsWide = (style: Declarations): boolean => {
  const own = new Set(style.map(([property]) => property));
  const keepsLine = style.some(([property, value]) => property === 'white-space' && /^(nowrap|pre)$/.test(value));
  return keepsLine && ![...WIDE].some((property) => own.has(property)) && !(own.has('left') && own.has('right'));
};

export interface Held {
  /** How many elements stand in it; null where that may differ. */
  readonly elements: number | null;
  /** It shows one line of a text, and always does. */
  readonly isLine: boolean;
}

/** A look without what nobody sees: gaps beside a single element, the side that a line keeps to which is as wide as its box. */
export const withoutIdle = (style: Declarations, { elements, isLine }: Held): Declarations =>
  style.filter(([property]) => {
    if (GAPS.has(property)) return elements !== 1 || style.some(([own]) => own.startsWith('&::'));
    return property !== 'text-align' || !isLine || !isAsWide(style);
  });
