import { createHash } from 'node:crypto';

/** Elements of a drawing of lines and areas. A picture or a text in it is none: the one has pixels, the other needs fonts. */
const ELEMENTS = new Set(
  `svg g defs path rect use clipPath mask pattern linearGradient radialGradient stop filter feBlend feColorMatrix
   feComposite feFlood feGaussianBlur feMerge feMergeNode feMorphology feOffset`.split(/\s+/),
);

const TAG = /<(\/?)([^\s/>]*)([^>]*)>/g;
const IDS = /( id="| href="#|url\(#)(n[\da-z]+)(?="|\))/g;
/** Handlers, and addresses that are not of the drawing itself. */
const WAYS_OUT = /\son\w+\s*=|href\s*=\s*(?!"#n)|url\((?!#n)/i;

const PREFIX = 8;

/**
 * A drawing as a file of its own: the same drawing gives the same text, and ids of two drawings differ, so that both can
 * stand in one page. @param svg of `drawScreen` @returns null when it holds more than lines and areas, or nothing
 */
export const vectorText = (svg: string): string | null => {
  const tags = [...svg.matchAll(TAG)];
  const isPlain = tags.every(([, , name = '', rest = '']) => ELEMENTS.has(name) && !WAYS_OUT.test(rest));
  if (!isPlain || !tags.some(([, , name]) => name === 'path' || name === 'rect')) return null;
  const own = createHash('sha256').update(svg).digest('hex').slice(0, PREFIX);
  return `${svg.replace(TAG, (tag) => tag.replace(IDS, `$1v${own}$2`))}\n`;
};
