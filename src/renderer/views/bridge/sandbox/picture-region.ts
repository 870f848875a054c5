import type { DrawnLayer, SandboxDrawing } from '#contract/canvas/sandbox';

export type Region = SandboxDrawing['box'];

/** Around what is drawn, in pixels of the page. */
const MARGIN = 24;
/** A small layer is shown with what is around it. */
const LEAST = { width: 360, height: 260 } as const;
const AROUND = 0.25;

/** Every layer, each before those in it. */
export const allLayers = (layers: readonly DrawnLayer[]): readonly DrawnLayer[] =>
  layers.flatMap((layer) => [layer, ...allLayers(layer.children ?? [])]);

const boundsOf = ({ matrix: [a, b, c, d, e, f], width, height }: DrawnLayer): Region => {
  const across = [e, e + a * width, e + c * height, e + a * width + c * height];
  const down = [f, f + b * width, f + d * height, f + b * width + d * height];
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
};

const union = (boxes: readonly Region[]): Region => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
};

const grown = ({ x, y, width, height }: Region, [across, down]: readonly [number, number]): Region => ({
  x: x - across,
  y: y - down,
  width: width + 2 * across,
  height: height + 2 * down,
});

/** The whole page. */
export const wholePage = ({ box }: SandboxDrawing): Region => grown(box, [MARGIN, MARGIN]);

/** The layers that a step touched, with something around them; null where they are not to be seen. */
export const regionOf = ({ layers }: SandboxDrawing, touched: readonly string[]): Region | null => {
  const ids = new Set(touched);
  const boxes = allLayers(layers).flatMap((layer) => (ids.has(layer.id) ? [boundsOf(layer)] : []));
  if (boxes.length === 0) return null;
  const box = union(boxes);
  const across = Math.max(box.width * AROUND, (LEAST.width - box.width) / 2);
  const down = Math.max(box.height * AROUND, (LEAST.height - box.height) / 2);
  return grown(box, [across, down]);
};
