/** Larger drawings are no icons, and their text alone would keep the renderer busy. */
export const MAX_SVG_BYTES = 4 * 1024 * 1024;

/** Ways out of a drawing: entities, style sheets, included documents, and addresses that are neither `#…` nor `data:`. */
const WAYS_OUT = [
  /<!ENTITY/i,
  /<\?xml-stylesheet/i,
  /<(?:\w+:)?include\b/i,
  /<(?:\w+:)?foreignObject\b/i,
  /@import\b/i,
  /\b(?:xlink:)?href\s*=\s*(["'])(?!\s*(?:#|data:image\/(?:png|jpe?g|gif|webp)[;,]))/i,
  /\burl\(\s*["']?(?!\s*["']?#)/i,
];

/** True when nothing in the drawing makes a renderer read another file or address. */
export const isSelfContained = (svg: string): boolean => !WAYS_OUT.some((way) => way.test(svg));
