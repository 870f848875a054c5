import { type Fields, str } from '../../figma/fields.ts';

/** Figma's words that change nothing by themselves. */
const ORDINARY: ReadonlySet<string> = new Set(['NORMAL', 'PASS_THROUGH']);

const CSS: Readonly<Record<string, string>> = {
  DARKEN: 'darken',
  MULTIPLY: 'multiply',
  COLOR_BURN: 'color-burn',
  LIGHTEN: 'lighten',
  SCREEN: 'screen',
  COLOR_DODGE: 'color-dodge',
  OVERLAY: 'overlay',
  SOFT_LIGHT: 'soft-light',
  HARD_LIGHT: 'hard-light',
  DIFFERENCE: 'difference',
  EXCLUSION: 'exclusion',
  HUE: 'hue',
  SATURATION: 'saturation',
  COLOR: 'color',
  LUMINOSITY: 'luminosity',
};

interface Blend {
  /** A word of `mix-blend-mode`, '' for none. */
  readonly css: string;
  /** False when Figma's word is not among them. */
  readonly known: boolean;
}

/** `LINEAR_BURN` and `LINEAR_DODGE` are the two of Figma that SVG lacks. */
export const blendOf = (fields: Fields): Blend => {
  const mode = str(fields, 'blendMode');
  if (mode === undefined || ORDINARY.has(mode)) return { css: '', known: true };
  const css = Object.hasOwn(CSS, mode) ? CSS[mode] : undefined;
  return { css: css ?? '', known: css !== undefined };
};

export const blendStyle = (css: string): string => (css === '' ? '' : ` style="mix-blend-mode:${css}"`);
