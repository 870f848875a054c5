import type { Declaration, Declarations } from '../css/declarations.ts';
import type { Tailwind } from './tailwind.ts';

const FIELDS = new Set(['input', 'textarea', 'select']);
const PLAIN_FIELD = new Set(['border: 0', 'padding: 0', 'background: none']);

/** A picture that may be wider than what is around it; Tailwind's base would shrink it. */
const reachesOut = (style: Declarations): boolean => {
  const values = new Map(style);
  const width = values.get('width') ?? '';
  const isFixed = width.endsWith('px') && values.get('position') === 'absolute';
  const isWider = Number(/^([\d.]+)%$/.exec(width)?.[1] ?? 0) > 100;
  return isFixed || isWider || /^calc\(100% \+/.test(width) || /-/.test(values.get('margin') ?? '');
};

/** What Tailwind's base leaves to be said of an element. */
const missing = (tag: string, style: Declarations, { major }: Tailwind): Declarations => {
  if (tag === 'img' && reachesOut(style)) return [['max-width', 'none']];
  if (tag !== 'button') return [];
  const left: Declaration = ['text-align', 'left'];
  // Version 3 points at buttons by itself.
  return major === 4 ? [['cursor', 'pointer'], left] : [left];
};

/** A look without what Tailwind's base says already, and with what it does not. */
export const underPreflight =
  (tailwind: Tailwind) =>
  (tag: string, style: Declarations): Declarations => {
    const own = new Set(style.map(([property]) => property));
    const said = style.filter(
      ([property, value]) =>
        !FIELDS.has(tag) ||
        !PLAIN_FIELD.has(`${property}: ${value}`) ||
        (property === 'background' && tailwind.major === 3),
    );
    return [...missing(tag, style, tailwind).filter(([property]) => !own.has(property)), ...said];
  };
