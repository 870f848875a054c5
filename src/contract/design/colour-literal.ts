/** A colour literal of a stack, read back to what can be painted in a swatch: the adapters write each in their own way. */
export interface Channels {
  /** 0 to 255 */
  readonly r: number;
  readonly g: number;
  readonly b: number;
  /** 0 to 1 */
  readonly a: number;
}

const byte = (hex: string): number => Number.parseInt(hex, 16);
const unit = (text: string | undefined): number => Number(text ?? '1');

const fromHex = (hex: string, alphaFirst: boolean): Channels | null => {
  const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const parts = long.match(/../g)?.map(byte) ?? [];
  if (parts.length === 3) return { r: parts[0] ?? 0, g: parts[1] ?? 0, b: parts[2] ?? 0, a: 1 };
  if (parts.length !== 4) return null;
  const [r, g, b, a] = alphaFirst ? [parts[1], parts[2], parts[3], parts[0]] : parts;
  return { r: r ?? 0, g: g ?? 0, b: b ?? 0, a: (a ?? 255) / 255 };
};

const NUMBER = '(\\d*\\.?\\d+)';
const RGB = new RegExp(`^rgba?\\(\\s*${NUMBER}[\\s,]+${NUMBER}[\\s,]+${NUMBER}(?:[\\s,/]+${NUMBER}(%?))?\\s*\\)$`);
const HEX = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const PACKED = /0x([0-9a-f]{8})\b/i;
const NAMED = new RegExp(
  `red:\\s*${NUMBER},\\s*green:\\s*${NUMBER},\\s*blue:\\s*${NUMBER}(?:,\\s*opacity:\\s*${NUMBER})?`,
);

/** Stacks that put alpha before red in a hex literal. */
const ALPHA_FIRST = new Set(['avalonia']);

/** Null for what is not understood: then the literal alone is shown. */
export const readColour = (literal: string, framework: string): Channels | null => {
  const text = literal.trim();
  const hex = HEX.exec(text)?.[1];
  if (hex) return fromHex(hex, ALPHA_FIRST.has(framework));
  const packed = PACKED.exec(text)?.[1];
  if (packed) return fromHex(packed, true);
  const rgb = RGB.exec(text);
  if (rgb) {
    const alpha = rgb[4] === undefined ? 1 : Number(rgb[4]) / (rgb[5] ? 100 : 1);
    return { r: Number(rgb[1]), g: Number(rgb[2]), b: Number(rgb[3]), a: alpha };
  }
  const named = NAMED.exec(text);
  if (!named) return null;
  return { r: unit(named[1]) * 255, g: unit(named[2]) * 255, b: unit(named[3]) * 255, a: unit(named[4]) };
};

const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** Built from numbers alone, so that nothing of the literal reaches a style. */
export const cssColour = ({ r, g, b, a }: Channels): string =>
  `rgb(${Math.round(within(r, 255))} ${Math.round(within(g, 255))} ${Math.round(within(b, 255))} / ${Math.round(within(a, 1) * 1000) / 1000})`;
