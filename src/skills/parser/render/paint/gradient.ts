import type { RGBA } from '#contract/adapter';
import { type Fields, num, records, rgba } from '../../figma/fields.ts';
import { invert, type Matrix, matrixValue } from '../geometry/matrix.ts';
import type { Size } from '../geometry/outline.ts';
import { hexOf, opacityAttribute, share } from './colour.ts';

export interface Stop {
  readonly at: number;
  readonly colour: RGBA;
}

/** Stops in order of place; without any there is no gradient. */
export const stopsOf = (paint: Fields): readonly Stop[] =>
  records(paint, 'gradientStops')
    .flatMap((stop): Stop[] => {
      const colour = rgba(stop['color']);
      return colour === undefined ? [] : [{ at: Math.max(0, Math.min(1, num(stop, 'position') ?? 0)), colour }];
    })
    .sort((a, b) => a.at - b.at);

const handle = (fields: Fields | undefined, { width, height }: Size): readonly [number, number] | undefined => {
  if (fields === undefined) return undefined;
  return [(num(fields, 'x') ?? 0) * width, (num(fields, 'y') ?? 0) * height];
};

/**
 * From the gradient's own plane to the layer: (0, 0) is the first handle, (1, 0) the second, (0, 1) the third.
 * Undefined where the handles say nothing that can be drawn.
 */
export const gradientMatrix = (paint: Fields, size: Size): Matrix | undefined => {
  const handles = records(paint, 'gradientHandlePositions');
  const start = handle(handles[0], size);
  const end = handle(handles[1], size);
  if (start === undefined || end === undefined) return undefined;
  const [ux, uy] = [end[0] - start[0], end[1] - start[1]];
  const side = handle(handles[2], size);
  const [vx, vy] = side === undefined ? [-uy, ux] : [side[0] - start[0], side[1] - start[1]];
  const matrix: Matrix = [ux, uy, vx, vy, start[0], start[1]];
  if (invert(matrix) !== undefined) return matrix;
  const upright: Matrix = [ux, uy, -uy, ux, start[0], start[1]];
  return invert(upright) === undefined ? undefined : upright;
};

const stopElement = ({ at, colour }: Stop): string =>
  `<stop offset="${share(at)}" stop-color="${hexOf(colour)}"${opacityAttribute('stop-opacity', colour.a)}/>`;

/** The element of a linear or radial gradient, in the coordinates of the layer. */
export const gradientElement = (id: string, kind: 'linear' | 'radial', paint: Fields, matrix: Matrix): string => {
  const plane = `gradientUnits="userSpaceOnUse" gradientTransform="${matrixValue(matrix)}"`;
  const stops = stopsOf(paint).map(stopElement).join('');
  return kind === 'linear'
    ? `<linearGradient id="${id}" ${plane} x1="0" y1="0" x2="1" y2="0">${stops}</linearGradient>`
    : `<radialGradient id="${id}" ${plane} cx="0" cy="0" r="1">${stops}</radialGradient>`;
};

/** The colour at a place of the gradient, mixed with the alpha multiplied in as SVG does not and Figma does not either. */
export const colourAt = (stops: readonly Stop[], at: number): RGBA => {
  const first = stops[0] as Stop;
  if (at <= first.at) return first.colour;
  for (let index = 1; index < stops.length; index += 1) {
    const [before, after] = [stops[index - 1] as Stop, stops[index] as Stop];
    if (at > after.at) continue;
    const span = after.at - before.at;
    const part = span <= 0 ? 1 : (at - before.at) / span;
    const mix = (key: keyof RGBA): number => before.colour[key] + (after.colour[key] - before.colour[key]) * part;
    return { r: mix('r'), g: mix('g'), b: mix('b'), a: mix('a') };
  }
  return (stops.at(-1) as Stop).colour;
};
