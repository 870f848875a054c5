import type { Rgba } from '../raw/raw-colours.ts';

const STEPS = 255;

const byte = (hex: string): number => Number.parseInt(hex, 16);

const fromHex = (hex: string, alphaFirst: boolean): Rgba => {
  const long = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [first = 0, second = 0, third = 0, fourth] = (long.match(/../g) ?? []).map(byte);
  if (fourth === undefined) return { r: first, g: second, b: third, a: 1 };
  return alphaFirst
    ? { r: second, g: third, b: fourth, a: first / STEPS }
    : { r: first, g: second, b: third, a: fourth / STEPS };
};

const numbersOf = (literal: string): number[] => (literal.match(/\d*\.?\d+/g) ?? []).map(Number);

const fromCss = (literal: string): Rgba => {
  if (literal.startsWith('#')) return fromHex(literal.slice(1), false);
  const [r = 0, g = 0, b = 0, a = 1] = numbersOf(literal);
  return { r, g, b, a: literal.includes('%') ? a / 100 : a };
};

const fromSwift = (literal: string): Rgba => {
  const [r = 0, g = 0, b = 0, a = 1] = numbersOf(literal);
  return { r: r * STEPS, g: g * STEPS, b: b * STEPS, a };
};

const fromPacked = (literal: string): Rgba => fromHex(literal.slice(literal.indexOf('0x') + 2, -1), true);

/** A place where a colour is asked for: a literal or the name of a token, and what becomes of its alpha. */
export interface ColourUse {
  readonly literal: string | undefined;
  readonly token: string | undefined;
  readonly alpha: { readonly kind: 'times' | 'set'; readonly value: number } | null;
}

/** How a family of stacks writes colours. */
export interface ColourWay {
  read(literal: string): Rgba;
  /** Tokens and their literals where a file declares them. */
  declared(path: string, text: string): readonly (readonly [string, string])[];
  /** What is asked for outside of declarations. */
  uses(path: string, text: string): readonly ColourUse[];
}

const CSS_LITERAL = 'rgba?\\([^()]*\\)|#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\\b';
const CSS_TOKEN = 'var\\((--[^\\s),]+)';
const MIXED = new RegExp(
  `color-mix\\(in srgb, (?:(${CSS_LITERAL})|${CSS_TOKEN}(?:,\\s*(${CSS_LITERAL})[^()]*)?\\)) ([\\d.]+)%, transparent\\)`,
  'g',
);
const CSS_USE = new RegExp(`(${CSS_LITERAL})|${CSS_TOKEN}`, 'g');
const CSS_DECLARED = new RegExp(`(--[^\\s:;{}]+):\\s*(${CSS_LITERAL}|var\\(--[^\\s),]+\\))`, 'g');

const web: ColourWay = {
  read: fromCss,
  declared: (_, text) => [...text.matchAll(CSS_DECLARED)].map(([, name = '', literal = '']) => [name, literal]),
  uses: (_, text) => {
    const found: ColourUse[] = [];
    const rest = text.replaceAll(CSS_DECLARED, '').replaceAll(MIXED, (_whole, literal, token, otherwise, share) => {
      const alpha = { kind: 'times', value: Number(share) / 100 } as const;
      found.push({ literal, token, alpha }, { literal: otherwise, token: undefined, alpha });
      return '';
    });
    for (const [, literal, token] of rest.matchAll(CSS_USE)) found.push({ literal, token, alpha: null });
    return found;
  },
};

/** Files of tokens are named so; what they declare is asked for elsewhere. */
const TOKEN_FILE = /design_?(?:tokens|theme)\.\w+$/i;

interface CodeWay {
  readonly literal: string;
  readonly between: string;
  readonly alpha: string;
  readonly kind: 'times' | 'set';
  readonly read: (literal: string) => Rgba;
  /** Members that the language has itself. */
  readonly own?: readonly (readonly [string, string])[];
}

/** Languages in which a token is a member of something. */
const codeWay = ({ literal, between, alpha, kind, read, own = [] }: CodeWay): ColourWay => {
  const declared = new RegExp(`\`?(\\w+)\`?(?:${between})((?:${literal})(?:, dark: (?:${literal}))?)`, 'gu');
  const use = new RegExp(`(?:(${literal})|\\.\`?(\\w+)\`?)(?:${alpha})?`, 'gu');
  const single = new RegExp(literal, 'gu');
  return {
    read,
    declared: (path, text) => {
      if (!TOKEN_FILE.test(path)) return own;
      return [...text.matchAll(declared)].flatMap(([, name = '', found = '']) =>
        [...found.matchAll(single)].map(([one]) => [name, one] as const),
      );
    },
    uses: (path, text) => {
      if (TOKEN_FILE.test(path)) return [];
      return [...text.matchAll(use)].map(([, one, token, value]) => ({
        literal: one,
        token,
        alpha: value === undefined ? null : { kind, value: Number(value) },
      }));
    },
  };
};

const packed = { literal: 'Color\\(0x[0-9a-fA-F]{8}\\)', read: fromPacked, kind: 'set' } as const;

const XAML_LITERAL = '#[0-9a-fA-F]{8}\\b|#[0-9a-fA-F]{6}\\b';
const XAML_TOKEN = '\\{(?:Dynamic|Static)Resource (\\w+)\\}';
const XAML_USE = new RegExp(`(${XAML_LITERAL})|${XAML_TOKEN}`, 'g');
const XAML_DECLARED = new RegExp(`x:Key="(\\w+)"(?: Color="|>)(${XAML_LITERAL})`, 'g');
const FADED = /<(\w+Brush)\b([^<>]*?\bOpacity="([\d.]+)"[^<>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/g;

const xamlUses = (text: string, alpha: ColourUse['alpha']): ColourUse[] =>
  [...text.matchAll(XAML_USE)].map(([, literal, token]) => ({ literal, token, alpha }));

const xaml: ColourWay = {
  read: (literal) => fromHex(literal.slice(1), true),
  declared: (_, text) => [...text.matchAll(XAML_DECLARED)].map(([, key = '', literal = '']) => [key, literal]),
  uses: (path, text) => {
    if (TOKEN_FILE.test(path)) return [];
    const found: ColourUse[] = [];
    const rest = text
      .replaceAll(XAML_DECLARED, '')
      .replaceAll(FADED, (_whole, _brush, own: string, opacity: string, inner = '') => {
        found.push(...xamlUses(`${own}${inner}`, { kind: 'times', value: Number(opacity) }));
        return '';
      });
    return [...found, ...xamlUses(rest, null)];
  },
};

export const COLOUR_WAYS: Readonly<Record<string, ColourWay>> = {
  html: web,
  react: web,
  vue: web,
  svelte: web,
  flutter: codeWay({ ...packed, between: ' = |: |: const ', alpha: '\\.withValues\\(alpha: ([\\d.]+)\\)' }),
  compose: codeWay({ ...packed, between: ' = |: Color = ', alpha: '\\.copy\\(alpha = ([\\d.]+)f?\\)' }),
  swiftui: codeWay({
    literal: 'Color\\(red: [\\d.]+, green: [\\d.]+, blue: [\\d.]+(?:, opacity: [\\d.]+)?\\)',
    between: ' = |: Color = | = Color\\(light: ',
    alpha: '\\.opacity\\(([\\d.]+)\\)',
    kind: 'times',
    read: fromSwift,
    own: [
      ['white', 'Color(red: 1, green: 1, blue: 1)'],
      ['black', 'Color(red: 0, green: 0, blue: 0)'],
    ],
  }),
  avalonia: xaml,
};
