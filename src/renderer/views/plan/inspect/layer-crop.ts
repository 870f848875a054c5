import type { Rect } from '../../design/model/geometry.ts';

/** Room around a layer: a twelfth of it, and so many pixels at least. */
const LEAST_ROOM = 12;
const LEAST_SIDE = 96;

/** The part of a screen that shows a layer with some room around it, never more than the screen. */
export const cropAround = (bounds: Rect, screen: { readonly width: number; readonly height: number }): Rect => {
  const along = (start: number, length: number, whole: number): readonly [number, number] => {
    const wanted = Math.min(whole, Math.max(LEAST_SIDE, length + 2 * Math.max(LEAST_ROOM, length / 12)));
    const from = Math.min(Math.max(0, start + length / 2 - wanted / 2), Math.max(0, whole - wanted));
    return [from, Math.max(1, wanted)];
  };
  const [x, width] = along(bounds.x, bounds.width, screen.width);
  const [y, height] = along(bounds.y, bounds.height, screen.height);
  return { x, y, width, height };
};
