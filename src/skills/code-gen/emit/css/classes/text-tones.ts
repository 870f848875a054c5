import { splitValue } from '../../text/split-value.ts';
import type { Declarations } from '../declarations.ts';

interface Letters {
  /** In pixels; null where only a token knows. */
  readonly size: number | null;
  readonly weight: number;
  readonly colour: string;
}

const PIXELS = /^([\d.]+)px(?:\/|$)/;
const REGULAR = 400;

const lettersOf = (style: Declarations): Letters => {
  const own = new Map(style);
  const words = splitValue(own.get('font') ?? '', ' ');
  const size = own.get('font-size') ?? words.find((word) => PIXELS.test(word)) ?? '';
  const weight = own.get('font-weight') ?? words.find((word) => /^\d+$/.test(word)) ?? '';
  const pixels = PIXELS.exec(size)?.[1];
  return {
    size: pixels === undefined ? null : Number(pixels),
    weight: Number(weight) || REGULAR,
    colour: own.get('color') ?? '',
  };
};

const mostOf = <V>(values: readonly V[]): V | undefined => {
  const counts = new Map<V, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
};

const SIZES: readonly (readonly [most: number, word: string])[] = [
  [0.76, 'tiny'],
  [0.95, 'small'],
  [1.15, ''],
  [1.6, 'large'],
  [Number.POSITIVE_INFINITY, 'huge'],
];

const sizeWord = (size: number | null, usual: number | undefined): string => {
  if (size === null || usual === undefined) return '';
  return SIZES.find(([most]) => size / usual < most)?.[1] ?? '';
};

const weightWord = (weight: number, usual: number): string => {
  if (weight === usual) return '';
  if (weight >= 600) return 'strong';
  return weight < REGULAR ? 'thin' : weight < usual ? 'plain' : '';
};

const RGB = /^rgba?\((\d+), (\d+), (\d+)/;
const COLOURED = 60;
const LIGHT = 225;

const colourWord = (colour: string, usual: string): string => {
  const [, ...parts] = RGB.exec(colour) ?? [];
  if (parts.length < 3 || colour === usual) return '';
  const [least, most] = [Math.min(...parts.map(Number)), Math.max(...parts.map(Number))];
  if (most - least > COLOURED) return 'accent';
  if (least >= LIGHT) return 'light';
  const [, ...others] = RGB.exec(usual) ?? [];
  return others.length === 3 && most < Math.min(...others.map(Number)) ? 'dark' : 'muted';
};

/** Words that tell texts apart by how their letters look beside those of most others, the shortest first. */
export type TextTones = (style: Declarations) => readonly (readonly string[])[];

/** @param styles of all texts, one for each */
export const textTones = (styles: readonly Declarations[]): TextTones => {
  const all = styles.map(lettersOf);
  const size = mostOf(all.flatMap((one) => one.size ?? []));
  const weight = mostOf(all.map((one) => one.weight)) ?? REGULAR;
  const colour = mostOf(all.map((one) => one.colour)) ?? '';
  return (style) => {
    const own = lettersOf(style);
    const words = [sizeWord(own.size, size), weightWord(own.weight, weight), colourWord(own.colour, colour)].filter(
      (word) => word !== '',
    );
    const pairs = words.flatMap((word, at) => words.slice(at + 1).map((other) => [word, other]));
    return [...words.map((word) => [word]), ...pairs, ...(words.length > 2 ? [words] : [])];
  };
};
