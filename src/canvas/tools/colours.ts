const part = (text: string): number => Number.parseInt(text.length === 1 ? text + text : text, 16) / 255;

/** `#rgb`, `#rrggbb` or `#rrggbbaa`, as the contract has checked it. */
export const readHex = (hex: string): RGBA => {
  const digits = hex.slice(1);
  const size = digits.length === 3 ? 1 : 2;
  const [r = 0, g = 0, b = 0, a = 1] = (digits.match(new RegExp(`.{${size}}`, 'g')) ?? []).map(part);
  return { r, g, b, a };
};

export const solidPaint = (hex: string): SolidPaint => {
  const { a, ...color } = readHex(hex);
  return a === 1 ? { type: 'SOLID', color } : { type: 'SOLID', color, opacity: a };
};

const digits = (value: number): string =>
  Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');

/** The way back, for an answer. */
export const toHex = ({ r, g, b }: RGB, opacity = 1): string =>
  `#${digits(r)}${digits(g)}${digits(b)}${opacity === 1 ? '' : digits(opacity)}`;
