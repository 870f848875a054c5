import type { ColourToken } from '../tokens/tokens.ts';
import { curve, ellipse, joined, leaf, line, move, polygon, roundedRect } from './paths.ts';

/** One filled outline of an illustration, on a 64 grid, bottom first. */
export interface Layer {
  readonly name: string;
  readonly path: string;
  readonly fill: ColourToken;
}

const pot = (body: ColourToken, rim: ColourToken): Layer[] => [
  {
    name: 'Pot',
    path: joined(
      move([20, 44]),
      line([44, 44]),
      line([41.6, 57]),
      curve([41.3, 58.8], [40, 60], [38.2, 60]),
      line([25.8, 60]),
      curve([24, 60], [22.7, 58.8], [22.4, 57]),
      'Z',
    ),
    fill: body,
  },
  { name: 'Rim', path: roundedRect(17.5, 40, [29, 6.4], 2.4), fill: rim },
];

const leaves = (
  fill: ColourToken,
  name: string,
  list: readonly (readonly [number, number, number, number])[],
): Layer => ({
  name,
  // x of the foot, length, half width, angle
  path: list.map(([x, length, belly, angle]) => leaf([x, 42], length, belly, angle)).join(' '),
  fill,
});

const MONSTERA: readonly Layer[] = [
  leaves('plant/deep', 'Back leaves', [
    [32, 31, 11, -128],
    [32, 29, 11, -46],
  ]),
  leaves('plant/mid', 'Middle leaves', [
    [31, 27, 10, -160],
    [33, 27, 10, -20],
    [32, 37, 12, -96],
  ]),
  {
    name: 'Cuts',
    path: joined(
      polygon([
        [32, 30],
        [25.4, 22.4],
        [31.4, 27],
      ]),
      polygon([
        [32, 25],
        [38.6, 17.6],
        [32.6, 22],
      ]),
      polygon([
        [18, 36.6],
        [15.6, 31.6],
        [20.4, 35.8],
      ]),
      polygon([
        [46, 36.6],
        [49.6, 32.6],
        [44, 35.6],
      ]),
    ),
    fill: 'plant/deep',
  },
  ...pot('pot/clay', 'pot/clay-light'),
];

const SNAKE: readonly Layer[] = [
  leaves('plant/deep', 'Back blades', [
    [28, 34, 4.4, -104],
    [37, 33, 4.4, -74],
  ]),
  leaves('plant/mid', 'Front blades', [
    [25, 24, 3.8, -114],
    [32, 39, 4.8, -90],
    [40, 23, 3.8, -64],
  ]),
  leaves('plant/light', 'Light edge', [
    [32, 33, 1.5, -90],
    [26, 18, 1.2, -112],
    [39.4, 18, 1.2, -66],
  ]),
  ...pot('pot/sand', 'pot/sand-light'),
];

const POTHOS: readonly Layer[] = [
  leaves('plant/mid', 'Top leaves', [
    [32, 24, 10, -112],
    [32, 24, 10, -66],
    [30, 22, 9, -158],
    [34, 22, 9, -22],
  ]),
  {
    name: 'Trailing leaves',
    path: joined(leaf([17, 42], 15, 6.4, 112), leaf([47, 42], 17, 6.6, 66), leaf([12.6, 38], 12, 5, 142)),
    fill: 'plant/light',
  },
  ...pot('pot/sky', 'pot/sky-light'),
];

const CACTUS: readonly Layer[] = [
  {
    name: 'Arms',
    path: joined(roundedRect(15, 24, [10, 12], 5), roundedRect(39, 18, [10, 14], 5)),
    fill: 'plant/deep',
  },
  {
    name: 'Joints',
    path: joined(roundedRect(18, 29, [12, 7], 3.4), roundedRect(34, 25, [12, 7], 3.4)),
    fill: 'plant/deep',
  },
  { name: 'Body', path: roundedRect(24.5, 9, [15, 36], 7.5), fill: 'plant/mid' },
  {
    name: 'Ribs',
    path: joined(roundedRect(28.4, 15, [1.4, 20], 0.7), roundedRect(34.2, 15, [1.4, 20], 0.7)),
    fill: 'plant/light',
  },
  {
    name: 'Flower',
    path: joined(ellipse(29.6, 8.6, 2.6, 2.6), ellipse(34.4, 8.6, 2.6, 2.6), ellipse(32, 6.4, 2.6, 2.6)),
    fill: 'pot/clay-light',
  },
  ...pot('pot/clay', 'pot/clay-light'),
];

const FERN: readonly Layer[] = [
  leaves('plant/light', 'Outer fronds', [
    [32, 28, 4.6, -176],
    [32, 28, 4.6, -4],
    [32, 31, 4.6, -150],
    [32, 31, 4.6, -30],
  ]),
  leaves('plant/mid', 'Inner fronds', [
    [32, 34, 4.8, -124],
    [32, 34, 4.8, -56],
    [32, 37, 4.8, -100],
    [32, 36, 4.8, -78],
  ]),
  ...pot('pot/sand', 'pot/sand-light'),
];

const SPROUT: readonly Layer[] = [
  { name: 'Stem', path: roundedRect(31, 26, [2, 17], 1), fill: 'plant/deep' },
  { name: 'Leaves', path: joined(leaf([32, 32], 17, 6.6, -152), leaf([32, 29], 19, 7, -34)), fill: 'plant/mid' },
  ...pot('pot/clay', 'pot/clay-light'),
];

export const PLANTS = {
  Monstera: MONSTERA,
  'Snake plant': SNAKE,
  Pothos: POTHOS,
  Cactus: CACTUS,
  Fern: FERN,
  Sprout: SPROUT,
} as const;

export type PlantName = keyof typeof PLANTS;
