import type { RGBA } from '@figma/rest-api-spec';

/** Colours by name; what the other collections point at. */
export const PALETTE = {
  'paper/50': '#F8F8F4',
  white: '#FFFFFF',
  'green/50': '#F0F5EE',
  'green/100': '#DFEBDC',
  'green/200': '#BFD8BE',
  'green/300': '#93BF98',
  'green/400': '#67A374',
  'green/500': '#3F8157',
  'green/600': '#2A6546',
  'green/700': '#1F4F38',
  'green/800': '#183E2D',
  'green/900': '#102B20',
  'green/950': '#0A1E16',
  'clay/100': '#FBE8DC',
  'clay/300': '#F0AE8B',
  'clay/500': '#DD7C50',
  'clay/700': '#A54E26',
  'clay/900': '#43230F',
  'sand/200': '#EBDCC4',
  'sand/400': '#CDB48D',
  'sun/100': '#FFF1CC',
  'sun/400': '#F2B93F',
  'sky/100': '#DFEEF5',
  'sky/300': '#9CCBE0',
  'sky/500': '#3383A8',
  'sky/900': '#0F2D3B',
  'ink/100': '#E6E9E4',
  'ink/300': '#B3BCB4',
  'ink/600': '#56635B',
  'ink/900': '#16211B',
} as const;
export type PaletteToken = keyof typeof PALETTE;

/** Collection Theme: [light, dark], each an alias of the palette. */
export const THEME = {
  'surface/page': ['paper/50', 'green/950'],
  'surface/card': ['white', 'green/900'],
  'surface/sunken': ['green/50', 'green/800'],
  'text/primary': ['ink/900', 'white'],
  'text/secondary': ['ink/600', 'green/200'],
  'text/on-brand': ['white', 'green/950'],
  'brand/primary': ['green/600', 'green/300'],
  'brand/deep': ['green/800', 'green/700'],
  'brand/soft': ['green/100', 'green/800'],
  'accent/primary': ['clay/700', 'clay/300'],
  'accent/soft': ['clay/100', 'clay/900'],
  'info/primary': ['sky/500', 'sky/300'],
  'info/soft': ['sky/100', 'sky/900'],
  'light/primary': ['sun/400', 'sun/400'],
  'light/soft': ['sun/100', 'green/800'],
  'border/subtle': ['ink/100', 'green/800'],
  'border/strong': ['ink/300', 'green/600'],
  'plant/deep': ['green/600', 'green/500'],
  'plant/mid': ['green/400', 'green/400'],
  'plant/light': ['green/300', 'green/200'],
  'pot/clay': ['clay/500', 'clay/500'],
  'pot/clay-light': ['clay/300', 'clay/300'],
  'pot/sand': ['sand/400', 'sand/400'],
  'pot/sand-light': ['sand/200', 'sand/200'],
  'pot/sky': ['sky/500', 'sky/500'],
  'pot/sky-light': ['sky/300', 'sky/300'],
} as const satisfies Record<string, readonly [PaletteToken, PaletteToken]>;
export type ThemeToken = keyof typeof THEME;

/** Collection Component: aliases of Theme, so two hops to the palette. */
export const COMPONENT = {
  'button/primary/background': 'brand/primary',
  'button/primary/label': 'text/on-brand',
  'button/secondary/background': 'brand/soft',
  'button/secondary/label': 'brand/primary',
  'card/background': 'surface/card',
  'card/border': 'border/subtle',
  'tab/active': 'brand/primary',
  'tab/idle': 'text/secondary',
  'toggle/on': 'brand/primary',
  'toggle/off': 'border/strong',
} as const satisfies Record<string, ThemeToken>;
export type ComponentToken = keyof typeof COMPONENT;

/** Collection Metrics: numbers, and names for their uses. */
export const METRICS = {
  'space/1': 4,
  'space/2': 8,
  'space/3': 12,
  'space/4': 16,
  'space/5': 20,
  'space/6': 24,
  'space/8': 32,
  'radius/sm': 8,
  'radius/md': 14,
  'radius/lg': 20,
  'radius/full': 999,
} as const;
export type BaseMetric = keyof typeof METRICS;
export const METRIC_ALIASES = {
  'screen/margin': 'space/5',
  'card/padding': 'space/4',
  'card/radius': 'radius/lg',
  'control/radius': 'radius/md',
} as const satisfies Record<string, BaseMetric>;
export type MetricToken = BaseMetric | keyof typeof METRIC_ALIASES;

export type ColourToken = PaletteToken | ThemeToken | ComponentToken;
export type Mode = 'Light' | 'Dark';

const has = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key);

export const hexColour = (hex: string): RGBA => {
  const part = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16) / 255;
  return { r: part(1), g: part(3), b: part(5), a: 1 };
};

/** What Figma writes beside a bound paint: the colour in the mode that is in force. */
export const colourOf = (token: ColourToken, mode: Mode): RGBA => {
  if (has(PALETTE, token)) return hexColour(PALETTE[token]);
  if (has(THEME, token)) return hexColour(PALETTE[THEME[token][mode === 'Light' ? 0 : 1]]);
  return colourOf(COMPONENT[token as ComponentToken], mode);
};

export const metricOf = (token: MetricToken): number =>
  has(METRICS, token) ? METRICS[token] : METRICS[METRIC_ALIASES[token]];
