import type { Fields } from '../../figma/fields.ts';
import { emit, newId, type Scene } from '../scene/scene.ts';
import { colourOf, hexOf } from './colour.ts';

/** Distance of the lines, along x and along y. */
const STEP = 8;
const PLAIN = '#ffffff';
const LINE = 'stop-color="#808080"';

/** A repeated gradient with steep stops: the renderer paints it a hundred times faster than a pattern of lines. */
const stopsOf = (ground: string): string => {
  const area = `stop-color="${ground}" stop-opacity=".35"`;
  return (
    `<stop offset="0" ${area}/><stop offset=".68" ${area}/><stop offset=".76" ${LINE}/>` +
    `<stop offset=".92" ${LINE}/><stop offset="1" ${area}/>`
  );
};

/** The paint of what could not be drawn, made once for a drawing and a colour. */
const paintOf = (scene: Scene, ground: string): string => {
  const key = `hatch ${ground}`;
  const known = scene.images.get(key);
  if (known !== undefined) return known;
  const id = newId(scene);
  const axis = `gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="${STEP / 2}" y2="${STEP / 2}" spreadMethod="repeat"`;
  emit(scene, `<linearGradient id="${id}" ${axis}>${stopsOf(ground)}</linearGradient>`);
  scene.images.set(key, id);
  return id;
};

/** A hatched area with a thin edge: here is something, and it is not drawn. A paint lends its colour as a hint. */
export const hatch = (scene: Scene, d: string, paint?: Fields): string => {
  const ground = paint?.['type'] === 'SOLID' ? hexOf(colourOf(paint)) : PLAIN;
  return `<path d="${d}" fill="url(#${paintOf(scene, ground)})" stroke="#808080" stroke-width=".5"/>`;
};
