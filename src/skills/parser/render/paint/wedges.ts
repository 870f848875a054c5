import type { Fields } from '../../figma/fields.ts';
import { invert, type Matrix, multiply, px } from '../geometry/matrix.ts';
import type { Size } from '../geometry/outline.ts';
import { hexOf, opacityAttribute } from './colour.ts';
import { colourAt, gradientElement, stopsOf } from './gradient.ts';

/** A colour changes by less than two steps of 8 bits from one wedge to the next. */
const WEDGES = 240;

/** How far the plane of the gradient must be painted so that it covers the layer, in its own units. */
const coverOf = (matrix: Matrix, { width, height }: Size): number => {
  const back = invert(matrix);
  if (back === undefined) return 1;
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const far = corners.map(([x, y]) =>
    Math.hypot(back[0] * x + back[2] * y + back[4], back[1] * x + back[3] * y + back[5]),
  );
  return Math.min(1e4, Math.max(1, ...far) * 1.1);
};

/** Edges are not smoothed: then neighbours meet exactly, without a seam and without painting twice. */
const CRISP = 'shape-rendering="crispEdges"';

const place = (matrix: Matrix, x: number, y: number): string =>
  `${px(matrix[0] * x + matrix[2] * y + matrix[4])} ${px(matrix[1] * x + matrix[3] * y + matrix[5])}`;

/** A gradient that turns around its first handle: wedges of one colour each, to be clipped by the layer. */
export const angularContent = (paint: Fields, matrix: Matrix, size: Size): string => {
  const stops = stopsOf(paint);
  const far = coverOf(matrix, size) * 1.05;
  const edge = (step: number): string => {
    const angle = (step / WEDGES) * 2 * Math.PI;
    return place(matrix, far * Math.cos(angle), far * Math.sin(angle));
  };
  const centre = place(matrix, 0, 0);
  const wedges = Array.from({ length: WEDGES }, (_, step) => {
    const colour = colourAt(stops, (step + 0.5) / WEDGES);
    const fill = `fill="${hexOf(colour)}"${opacityAttribute('fill-opacity', colour.a)}`;
    return `<path d="M${centre}L${edge(step)}L${edge(step + 1)}z" ${fill}/>`;
  });
  return `<g ${CRISP}>${wedges.join('')}</g>`;
};

/** Four quarters, in each of which the place on the gradient is |x| + |y|: a linear gradient along its diagonal. */
export const diamondContent = (
  paint: Fields,
  matrix: Matrix,
  { size, ids }: { size: Size; ids: readonly string[] },
): string => {
  const far = coverOf(matrix, size) * 1.5;
  const quarters = [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ] as const;
  const parts = quarters.map(([x, y], index) => {
    const id = ids[index] ?? '';
    // The axis of x + y = t, which is 1 at (½, ½).
    const axis: Matrix = [x / 2, y / 2, -y / 2, x / 2, 0, 0];
    const gradient = gradientElement(id, 'linear', paint, multiply(matrix, axis));
    const corners = [
      place(matrix, 0, 0),
      place(matrix, far * x, 0),
      place(matrix, far * x, far * y),
      place(matrix, 0, far * y),
    ];
    return `${gradient}<path d="M${corners.join('L')}z" fill="url(#${id})"/>`;
  });
  return `<g ${CRISP}>${parts.join('')}</g>`;
};
