import type { Tailwind } from './tailwind.ts';

const PIXELS = /^(-?[\d.]+)px$/;

/** Pixels of a length that is told in them. */
export const pixelsOf = (value: string): number | null => {
  if (value === '0') return 0;
  const pixels = PIXELS.exec(value)?.[1];
  return pixels === undefined ? null : Number(pixels);
};

const STEP = 4;
const LARGEST_HALF = 3.5;

/** Steps that Tailwind 3 has; later ones count on without an end. */
const STEPS = new Set([
  0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64,
  72, 80, 96,
]);

/** A length as a step of the spacing scale, without a sign: `4` for 16px. */
export const stepOf = (value: string, { major }: Tailwind): string | null => {
  const pixels = pixelsOf(value);
  if (pixels === null || pixels < 0) return null;
  if (pixels === 1) return 'px';
  const steps = pixels / STEP;
  const isStep =
    major === 3
      ? STEPS.has(steps)
      : Number.isInteger(steps) || (steps <= LARGEST_HALF && steps * 2 === Math.round(steps * 2));
  return isStep ? `${steps}` : null;
};

const FRACTIONS = [2, 3, 4, 5, 6, 12];

/** A share as Tailwind calls it: `full`, `1/2`; a third of 33.333% is one. */
export const fractionOf = (value: string): string | null => {
  if (value === '100%') return 'full';
  const percent = /^([\d.]+)%$/.exec(value)?.[1];
  if (percent === undefined) return null;
  for (const whole of FRACTIONS)
    for (let part = 1; part < whole; part += 1)
      if (Math.round((part / whole) * 100_000) / 1000 === Number(percent)) return `${part}/${whole}`;
  return null;
};

/** Corners of the default theme, by their pixels. */
export const radiusName = (value: string, { major }: Tailwind): string | null => {
  const pixels = pixelsOf(value);
  if (pixels === null) return null;
  // A pill has any radius that is larger than the half of it.
  if (pixels >= 999) return 'full';
  const names = major === 4 ? { 2: 'xs', 4: 'sm' } : { 2: 'sm', 4: '' };
  const more: Readonly<Record<number, string>> = {
    0: 'none',
    6: 'md',
    8: 'lg',
    12: 'xl',
    16: '2xl',
    24: '3xl',
    ...names,
  };
  const v4: Readonly<Record<number, string>> = { 32: '4xl' };
  return more[pixels] ?? (major === 4 ? (v4[pixels] ?? null) : null);
};

/** Sizes of letters of the default theme with the height of line that comes with them, in pixels. */
export const TEXT_SIZES: ReadonlyMap<number, { readonly name: string; readonly line: number }> = new Map([
  [12, { name: 'xs', line: 16 }],
  [14, { name: 'sm', line: 20 }],
  [16, { name: 'base', line: 24 }],
  [18, { name: 'lg', line: 28 }],
  [20, { name: 'xl', line: 28 }],
  [24, { name: '2xl', line: 32 }],
  [30, { name: '3xl', line: 36 }],
  [36, { name: '4xl', line: 40 }],
  [48, { name: '5xl', line: 48 }],
  [60, { name: '6xl', line: 60 }],
  [72, { name: '7xl', line: 72 }],
  [96, { name: '8xl', line: 96 }],
  [128, { name: '9xl', line: 128 }],
]);

export const WEIGHTS: Readonly<Record<string, string>> = {
  100: 'thin',
  200: 'extralight',
  300: 'light',
  400: 'normal',
  500: 'medium',
  600: 'semibold',
  700: 'bold',
  800: 'extrabold',
  900: 'black',
};
