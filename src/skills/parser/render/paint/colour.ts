import type { RGBA } from '#contract/adapter';
import { type Fields, num, rgba } from '../../figma/fields.ts';

const hex = (channel: number): string =>
  Math.round(channel * 255)
    .toString(16)
    .padStart(2, '0');

/** `#rrggbb`, without the alpha. */
export const hexOf = ({ r, g, b }: RGBA): string => `#${hex(r)}${hex(g)}${hex(b)}`;

/** To a ten-thousandth, which is finer than a step of 8 bits. */
export const share = (value: number): string => String(Math.round(Math.max(0, Math.min(1, value)) * 1e4) / 1e4);

export const paintOpacity = (paint: Fields): number => Math.max(0, Math.min(1, num(paint, 'opacity') ?? 1));

/** ` name="value"` unless the share is 1. */
export const opacityAttribute = (name: string, value: number): string =>
  value >= 0.9999 ? '' : ` ${name}="${share(value)}"`;

const BLACK: RGBA = { r: 0, g: 0, b: 0, a: 1 };

export const colourOf = (fields: Fields): RGBA => rgba(fields['color']) ?? BLACK;
