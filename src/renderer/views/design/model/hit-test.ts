import { applyTo, contains, invert, type Point } from './geometry.ts';
import type { Layer, LayerIndex } from './layer-index.ts';

const isInside = (layer: Layer, point: Point): boolean => {
  if (layer.clip === null || (layer.clip && !contains(layer.clip, point))) return false;
  if (!contains(layer.bounds, point)) return false;
  const back = invert(layer.matrix);
  const { width, height } = layer.node.box;
  return back !== null && contains({ x: 0, y: 0, width, height }, applyTo(back, point));
};

/** The topmost visible layer at a point of the screen, in the screen's pixels. */
export const hitTest = (index: LayerIndex, point: Point): Layer | null => {
  for (let at = index.layers.length - 1; at >= 0; at -= 1) {
    const layer = index.layers[at] as Layer;
    if (!layer.isHidden && isInside(layer, point)) return layer;
  }
  return null;
};
