import { type Fields, finite, num, str } from '../../figma/fields.ts';
import type { RenderImage } from '../drawing.ts';
import { invert, type Matrix, matrixValue, multiply, px } from '../geometry/matrix.ts';
import type { Size } from '../geometry/outline.ts';

/** Most tiles one way; what repeats finer than that is a texture nobody can tell apart. */
const MOST_TILES = 200;

const rowsOf = (value: unknown): Matrix | undefined => {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [first, second] = value.map((row: unknown) => (Array.isArray(row) ? row.map(finite) : []));
  const [a, c, e] = first ?? [];
  const [b, d, f] = second ?? [];
  const all = [a, b, c, d, e, f];
  return all.every((item) => item !== undefined) ? (all as unknown as Matrix) : undefined;
};

/** Turned about the middle of the layer; Figma allows quarter turns. */
const turned = (degrees: number, { width, height }: Size): Matrix => {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [width / 2, height / 2];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
};

/** The image scaled about the middle until it covers the layer (`FILL`) or is inside it (`FIT`). */
const fitted = (image: RenderImage, size: Size, { mode, degrees }: { mode: string; degrees: number }): Matrix => {
  const isSideways = Math.abs(Math.round(degrees / 90)) % 2 === 1;
  const [w, h] = isSideways ? [size.height, size.width] : [size.width, size.height];
  const ratios = [w / image.width, h / image.height] as const;
  const scale = mode === 'FIT' ? Math.min(...ratios) : Math.max(...ratios);
  const x = (size.width - image.width * scale) / 2;
  const y = (size.height - image.height * scale) / 2;
  const upright: Matrix = [scale, 0, 0, scale, x, y];
  return degrees % 360 === 0 ? upright : multiply(turned(degrees, size), upright);
};

/** `imageTransform` leads from the layer (0..1) to the image (0..1); drawing needs the way back. */
const cropped = (paint: Fields, image: RenderImage, { width, height }: Size): Matrix => {
  const given = rowsOf(paint['imageTransform']);
  const back = (given && invert(given)) ?? [1, 0, 0, 1, 0, 0];
  return multiply([width, 0, 0, height, 0, 0], multiply(back, [1 / image.width, 0, 0, 1 / image.height, 0, 0]));
};

interface Drawn {
  readonly element: string;
  readonly id: string;
  readonly image: RenderImage;
}

const tiles = ({ element, id, image }: Drawn, paint: Fields, size: Size): string => {
  const least = Math.max(size.width / image.width, size.height / image.height) / MOST_TILES;
  const scale = Math.max(least, 1e-3, Math.abs(num(paint, 'scalingFactor') ?? 1));
  const [w, h] = [image.width * scale, image.height * scale];
  return (
    `<pattern id="${id}" patternUnits="userSpaceOnUse" width="${px(w)}" height="${px(h)}">` +
    `<use href="#${element}" transform="${matrixValue([scale, 0, 0, scale, 0, 0])}"/></pattern>` +
    `<path d="M0 0h${px(size.width)}v${px(size.height)}h${px(-size.width)}z" fill="url(#${id})"/>`
  );
};

/** The image of a paint as it lies on its layer, to be clipped by it. */
export const imageContent = (drawn: Drawn, paint: Fields, size: Size): string => {
  const mode = str(paint, 'scaleMode') ?? 'FILL';
  if (mode === 'TILE') return tiles(drawn, paint, size);
  const matrix =
    mode === 'STRETCH' || mode === 'CROP'
      ? cropped(paint, drawn.image, size)
      : fitted(drawn.image, size, { mode, degrees: num(paint, 'rotation') ?? 0 });
  return `<use href="#${drawn.element}" transform="${matrixValue(matrix)}"/>`;
};
