/** Weights by the words of font styles, without their blanks. */
const WEIGHTS: Readonly<Record<string, number>> = {
  thin: 100,
  hairline: 100,
  extralight: 200,
  ultralight: 200,
  light: 300,
  regular: 400,
  normal: 400,
  book: 400,
  medium: 500,
  semibold: 600,
  demibold: 600,
  bold: 700,
  extrabold: 800,
  ultrabold: 800,
  black: 900,
  heavy: 900,
};

const NAMES: Readonly<Record<number, string>> = {
  100: 'Thin',
  200: 'Extra Light',
  300: 'Light',
  400: 'Regular',
  500: 'Medium',
  600: 'Semi Bold',
  700: 'Bold',
  800: 'Extra Bold',
  900: 'Black',
};

export interface FontName {
  readonly family: string;
  readonly style: string;
}

const isItalic = (style: string): boolean => /italic|oblique/i.test(style);

/** `Semi Bold Italic` → 600, italic; a style that is no weight is 400. */
export const readFontStyle = (style: string): { weight: number; italic: boolean } => {
  const word = style.replaceAll(/italic|oblique|[\s-]/gi, '').toLowerCase();
  return { weight: WEIGHTS[word] ?? 400, italic: isItalic(style) };
};

/** What a layer of a REST body is set in; its own `fontStyle` where it has one. */
export const fontOf = (style: Readonly<Record<string, unknown>>): FontName => {
  const family = typeof style['fontFamily'] === 'string' ? style['fontFamily'] : 'Inter';
  if (typeof style['fontStyle'] === 'string') return { family, style: style['fontStyle'] };
  const weight = NAMES[Number(style['fontWeight'] ?? 400)] ?? 'Regular';
  if (style['italic'] !== true) return { family, style: weight };
  return { family, style: weight === 'Regular' ? 'Italic' : `${weight} Italic` };
};
