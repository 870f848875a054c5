import type { Channels } from '#contract/design/colour-literal';

const HUES: readonly (readonly [number, string])[] = [
  [15, 'red'],
  [40, 'orange'],
  [65, 'yellow'],
  [160, 'green'],
  [190, 'teal'],
  [235, 'blue'],
  [265, 'indigo'],
  [290, 'purple'],
  [345, 'pink'],
  [361, 'red'],
];

const BYTE = 255;
const GREY = 0.08;
const STEPS = 20;

const hueOf = ([r, g, b]: readonly [number, number, number], most: number, span: number): number => {
  const sixth = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return sixth * 60;
};

/** What a colour is called that nobody named: its hue, how dark it is, and how much shines through, e.g. `green-650`. */
export const colourName = ({ r, g, b, a }: Channels): string => {
  const parts = [r / BYTE, g / BYTE, b / BYTE] as const;
  const [most, least] = [Math.max(...parts), Math.min(...parts)];
  const light = (most + least) / 2;
  const faded = a >= 1 ? '' : `-alpha-${Math.round(a * 100)}`;
  if (most - least < GREY && light > 0.99) return `white${faded}`;
  if (most - least < GREY && light < 0.01) return `black${faded}`;
  const step = Math.min(950, Math.max(50, Math.round((1 - light) * STEPS) * 50));
  if (most - least < GREY) return `gray-${step}${faded}`;
  const hue = hueOf(parts, most, most - least);
  return `${HUES.find(([below]) => hue < below)?.[1] ?? 'red'}-${step}${faded}`;
};
