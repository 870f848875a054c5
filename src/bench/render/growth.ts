import { drawLayer } from '#parser/render/draw-layer';

const SIZES = [1_000, 8_000, 64_000] as const;
const RUNS = 5;
/** Layers in one frame of the made screen. */
const IN_A_FRAME = 10;

const PAINT = { type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } };

/** A screen of so many layers: frames of filled and stroked rectangles. */
const screenOf = (layers: number) => {
  let last = 0;
  const layer = (type: string, children: readonly unknown[] = []) => {
    last += 1;
    const absoluteBoundingBox = { x: (last * 7) % 900, y: (last * 13) % 900, width: 90, height: 40 };
    const look = { fills: [PAINT], strokes: [PAINT], strokeAlign: 'INSIDE', cornerRadius: 4 };
    return { id: `g:${last}`, name: 'made', type, absoluteBoundingBox, ...look, children };
  };
  const frames = Array.from({ length: layers / IN_A_FRAME }, () =>
    layer(
      'FRAME',
      Array.from({ length: IN_A_FRAME - 1 }, () => layer('RECTANGLE')),
    ),
  );
  return {
    ...layer('FRAME'),
    absoluteBoundingBox: { x: 0, y: 0, width: 1_000, height: 1_000 },
    children: frames,
  } as never;
};

/** Microseconds per layer for screens of growing size; even when the work grows with the layers and not faster. */
export const growth = (): readonly { readonly layers: number; readonly microseconds: number }[] =>
  SIZES.map((layers) => {
    const screen = screenOf(layers);
    const options = { image: () => undefined, fonts: null, bounds: { layers: 2 * layers, characters: 1e9 } };
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      drawLayer(screen, options);
      return performance.now() - start;
    });
    return { layers, microseconds: (Math.min(...times) * 1_000) / layers };
  });
