import type { Declaration, Declarations } from '../css/declarations.ts';
import { fontParts } from '../css/fonts/font-parts.ts';
import { splitValue } from '../text/split-value.ts';

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** One to four values as four. */
const four = (value: string): [string, string, string, string] => {
  const [top = '0', right = top, bottom = top, left = right] = splitValue(value, ' ');
  return [top, right, bottom, left];
};

const sides = (property: string, value: string): Declaration[] => {
  const all = four(value);
  return SIDES.map((side, index) => [`${property}-${side}`, all[index] ?? '0']);
};

/** `400 16px/24px Inter, sans-serif` */
const font = (value: string): Declaration[] => {
  const { family, size, line, weight, italic } = fontParts(value);
  return [
    ['font-family', family],
    ['font-size', size],
    ['line-height', line],
    ['font-weight', weight],
    ...(italic ? [['font-style', 'italic'] as const] : []),
  ];
};

const GRADIENT = /^[a-z]+-gradient\(/;
const isOneWord = (layer: string): boolean => splitValue(layer, ' ').length === 1;
const isGradient = (layer: string): boolean => GRADIENT.test(layer) && isOneWord(layer);
const isColour = (layer: string): boolean => isOneWord(layer) && !/^([a-z]+-gradient|url)\(/.test(layer);

/** Gradients, and the colour below them; pictures with their places stay in one. */
const background = (value: string): Declaration[] => {
  if (value === 'none') return [['background-color', 'transparent']];
  const layers = splitValue(value, ',');
  const last = layers.at(-1) ?? '';
  const above = isColour(last) ? layers.slice(0, -1) : layers;
  if (!above.every(isGradient)) return [['background', value]];
  return [
    ...(isColour(last) ? [['background-color', last] as const] : []),
    ...(above.length > 0 ? [['background-image', above.join(', ')] as const] : []),
  ];
};

const border = (property: string, value: string): Declaration[] => {
  const [width = '0', , colour] = splitValue(value, ' ');
  return [[`${property}-width`, width], ...(colour === undefined ? [] : [[`${property}-color`, colour] as const])];
};

const gap = (value: string): Declaration[] => {
  const [row = '0', column = row] = splitValue(value, ' ');
  return row === column
    ? [['gap', row]]
    : [
        ['row-gap', row],
        ['column-gap', column],
      ];
};

/** `2px solid red` */
const outline = (value: string): Declaration[] => {
  const [width = '0', style = 'solid', colour] = splitValue(value, ' ');
  return [
    ['outline', width],
    ...(style === 'solid' ? [] : [['outline-style', style] as const]),
    ...(colour === undefined ? [] : [['outline-color', colour] as const]),
  ];
};

const inset = (value: string): Declaration[] => {
  const all = four(value);
  return SIDES.map((side, index) => [side, all[index] ?? '0']);
};

const EXPANDED: Readonly<Record<string, (value: string, property: string) => Declaration[]>> = {
  font,
  background,
  gap,
  inset,
  outline,
  padding: (value, property) => sides(property, value),
  margin: (value, property) => sides(property, value),
  border: (value, property) => border(property, value),
  'border-top': (value, property) => border(property, value),
  'border-right': (value, property) => border(property, value),
  'border-bottom': (value, property) => border(property, value),
  'border-left': (value, property) => border(property, value),
};

/** Each property once, in the order of those that count, no property within another. */
export const longhands = (style: Declarations): Declarations => {
  const all = new Map<string, string>();
  for (const [property, value] of style)
    for (const [own, text] of EXPANDED[property]?.(value, property) ?? [[property, value] as const]) {
      all.delete(own);
      all.set(own, text);
    }
  return [...all];
};
