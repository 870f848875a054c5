import { readColour } from '#contract/design/colour-literal';
import { num } from './declarations.ts';
import type { Ink } from './ink.ts';

interface Coloured {
  readonly color: string;
  readonly token?: string;
  readonly opacity?: number;
}

/** A literal of the adapter, made translucent: its channels where they can be read, else mixed by the browser. */
const translucent = (literal: string, opacity: number): string => {
  const channels = readColour(literal, 'html');
  if (channels === null) return `color-mix(in srgb, ${literal} ${num(opacity * 100)}%, transparent)`;
  const { r, g, b, a } = channels;
  return `rgba(${r}, ${g}, ${b}, ${num(a * opacity)})`;
};

/** The colour of a paint, a stop or a shadow, its own opacity included. */
export const colourText = ({ color, token, opacity = 1 }: Coloured, ink: Ink): string => {
  if (token === undefined) return opacity === 1 ? color : translucent(color, opacity);
  const text = ink.color(color, token);
  return opacity === 1 ? text : `color-mix(in srgb, ${text} ${num(opacity * 100)}%, transparent)`;
};
