import { arc, bar, curve, ellipse, joined, leaf, line, move, polyline, ring, roundedRect } from './paths.ts';

/** Icons on a 24 grid, line weight 1.8, drawn as filled outlines. */
const W = 1.8;

const droplet = joined(
  move([12, 2.6]),
  curve([12, 2.6], [5.2, 9.6], [5.2, 14.6]),
  curve([5.2, 18.4], [8.2, 21.4], [12, 21.4]),
  curve([15.8, 21.4], [18.8, 18.4], [18.8, 14.6]),
  curve([18.8, 9.6], [12, 2.6], [12, 2.6]),
  'Z',
);

const heart = joined(
  move([12, 20.6]),
  curve([5.6, 16.2], [2.8, 12.9], [2.8, 9.3]),
  curve([2.8, 6.4], [5.1, 4.2], [7.8, 4.2]),
  curve([9.5, 4.2], [11.1, 5.1], [12, 6.5]),
  curve([12.9, 5.1], [14.5, 4.2], [16.2, 4.2]),
  curve([18.9, 4.2], [21.2, 6.4], [21.2, 9.3]),
  curve([21.2, 12.9], [18.4, 16.2], [12, 20.6]),
  'Z',
);

const bell = joined(
  move([12, 3]),
  curve([8.4, 3], [6.1, 5.8], [6.1, 9.4]),
  curve([6.1, 13.4], [4.4, 14.7], [4.4, 16.3]),
  line([19.6, 16.3]),
  curve([19.6, 14.7], [17.9, 13.4], [17.9, 9.4]),
  curve([17.9, 5.8], [15.6, 3], [12, 3]),
  'Z',
  arc([12, 17.6], 2.2, [20, 160], W),
);

const rays = (count: number, inner: number, outer: number, weight: number): string =>
  Array.from({ length: count }, (_, index) => {
    const angle = (index * 2 * Math.PI) / count;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return bar([12 + inner * x, 12 + inner * y], [12 + outer * x, 12 + outer * y], weight);
  }).join(' ');

export const ICONS = {
  leaf: joined(leaf([5, 20], 19.5, 8, -48), bar([3.4, 21.6], [7.4, 17.6], W)),
  droplet,
  sun: joined(ellipse(12, 12, 4.4, 4.4), rays(8, 7.6, 9.6, W)),
  home: joined(
    polyline(
      [
        [3.4, 11.2],
        [12, 3.8],
        [20.6, 11.2],
      ],
      W,
    ),
    polyline(
      [
        [5.8, 10],
        [5.8, 20],
        [18.2, 20],
        [18.2, 10],
      ],
      W,
    ),
    bar([12, 20], [12, 15], W),
  ),
  timer: joined(ring(12, 13.4, 7.6, W), bar([12, 13.4], [12, 9.6], W), bar([9.8, 2.8], [14.2, 2.8], W)),
  gear: joined(ring(12, 12, 6, W), ring(12, 12, 2.2, W), rays(8, 6.6, 9, 2.4)),
  bell,
  heart,
  check: polyline(
    [
      [5, 12.6],
      [10, 17.4],
      [19.2, 7.2],
    ],
    2,
  ),
  plus: joined(bar([12, 5], [12, 19], 2), bar([5, 12], [19, 12], 2)),
  'chevron-left': polyline(
    [
      [14.6, 5.4],
      [8, 12],
      [14.6, 18.6],
    ],
    W,
  ),
  'chevron-right': polyline(
    [
      [9.4, 5.4],
      [16, 12],
      [9.4, 18.6],
    ],
    W,
  ),
  close: joined(bar([6, 6], [18, 18], W), bar([18, 6], [6, 18], W)),
  pause: joined(roundedRect(6.4, 5, [3.8, 14], 1.4), roundedRect(13.8, 5, [3.8, 14], 1.4)),
  thermometer: joined(bar([12, 4.8], [12, 13.6], 3.6), ellipse(12, 17.2, 4.2, 4.2)),
  signal: joined(
    roundedRect(2, 14, [3.4, 5], 1),
    roundedRect(7.2, 11, [3.4, 8], 1),
    roundedRect(12.4, 8, [3.4, 11], 1),
    roundedRect(17.6, 5, [3.4, 14], 1),
  ),
  battery: joined(roundedRect(1.6, 7.4, [18, 9.2], 2.8), roundedRect(20.8, 10.2, [1.7, 3.6], 0.8)),
} as const;

export type IconName = keyof typeof ICONS;
