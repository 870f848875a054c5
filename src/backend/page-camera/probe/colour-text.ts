import { createCanvas } from './plain-dom.ts';

const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0');

const LITERAL =
  /(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\([^()]*(?:\([^()]*\)[^()]*)*\)|#[0-9a-f]{3,8}\b/gi;

/** Reads colours as the browser does. */
export interface ColourReader {
  /** `#rrggbbaa`; null for nothing that is seen. */
  read(colour: string): string | null;
  /** All that stand in a value of a property. */
  all(value: string): string[];
}

export const colourReader = (): ColourReader => {
  const context = createCanvas().getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string | null>();
  const paint = (colour: string): string | null => {
    if (context === null || !CSS.supports('color', colour)) return null;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    const said = context.fillStyle;
    if (/^#[0-9a-f]{6}$/i.test(said)) return `${said}ff`;
    const parts = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(said)?.slice(1).map(Number);
    if (parts !== undefined) return `#${parts.map((part, at) => hex(at === 3 ? part * 255 : part)).join('')}`;
    // A colour of another space: what comes out on the screen.
    context.fillRect(0, 0, 1, 1);
    return `#${[...context.getImageData(0, 0, 1, 1).data].map(hex).join('')}`;
  };
  const read = (colour: string): string | null => {
    if (!known.has(colour)) known.set(colour, paint(colour));
    const found = known.get(colour) ?? null;
    return found?.endsWith('00') ? null : found;
  };
  return { read, all: (value) => [...value.matchAll(LITERAL)].flatMap(([literal]) => read(literal) ?? []) };
};
