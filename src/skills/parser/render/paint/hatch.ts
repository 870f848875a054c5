import type { Fields } from '../../figma/fields.ts';
import { emit, newId, type Scene } from '../scene/scene.ts';
import { colourOf, hexOf } from './colour.ts';

/** Distance of the lines. */
const STEP = 6;
const PLAIN = '#ffffff';

/** The pattern of what could not be drawn, made once for a drawing and a colour. */
const patternOf = (scene: Scene, ground: string): string => {
  const key = `hatch ${ground}`;
  const known = scene.images.get(key);
  if (known !== undefined) return known;
  const id = newId(scene);
  const tile =
    `<rect width="${STEP}" height="${STEP}" fill="${ground}" fill-opacity=".35"/>` +
    `<path d="M0 0v${STEP}" stroke="#808080" stroke-width="1.5"/>`;
  const place = `patternUnits="userSpaceOnUse" width="${STEP}" height="${STEP}" patternTransform="rotate(45)"`;
  emit(scene, `<pattern id="${id}" ${place}>${tile}</pattern>`);
  scene.images.set(key, id);
  return id;
};

/** A hatched area with a thin edge: here is something, and it is not drawn. A paint lends its colour as a hint. */
export const hatch = (scene: Scene, d: string, paint?: Fields): string => {
  const ground = paint?.['type'] === 'SOLID' ? hexOf(colourOf(paint)) : PLAIN;
  return `<path d="${d}" fill="url(#${patternOf(scene, ground)})" stroke="#808080" stroke-width=".5"/>`;
};
