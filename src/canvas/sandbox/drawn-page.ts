import type { DrawnLayer, SandboxDrawing } from '#contract/canvas/sandbox';
import { lookOf } from './drawn-paints.ts';

/** More layers than this are not told at once. */
const MOST_LAYERS = 1_500;

const KINDS: Readonly<Record<string, DrawnLayer['kind']>> = {
  TEXT: 'text',
  ELLIPSE: 'ellipse',
  LINE: 'line',
  GROUP: 'group',
  VECTOR: 'shape',
  STAR: 'shape',
  POLYGON: 'shape',
  BOOLEAN_OPERATION: 'shape',
};

const round = (value: number): number => Math.round(value * 100) / 100;

const matrixOf = (node: SceneNode): DrawnLayer['matrix'] => {
  const [[a, c, e], [b, d, f]] = node.absoluteTransform;
  return [a, b, c, d, e, f].map(round) as unknown as DrawnLayer['matrix'];
};

interface Count {
  drawn: number;
  left: number;
}

const drawLayer = (node: SceneNode, count: Count): DrawnLayer[] => {
  if ('visible' in node && !node.visible) return [];
  if (count.drawn >= MOST_LAYERS) {
    count.left += 1;
    return [];
  }
  count.drawn += 1;
  // What a union is made of is not seen by itself.
  const inside = 'children' in node && node.type !== 'BOOLEAN_OPERATION' ? node.children : [];
  const children = inside.flatMap((child) => drawLayer(child, count));
  return [
    {
      id: node.id,
      name: node.name.slice(0, 200),
      kind: KINDS[node.type] ?? 'box',
      matrix: matrixOf(node),
      width: round(node.width),
      height: round(node.height),
      ...lookOf(node),
      ...(children.length > 0 ? { children } : {}),
    },
  ];
};

const boxAround = (nodes: readonly SceneNode[]): SandboxDrawing['box'] => {
  const boxes = nodes.flatMap(({ absoluteBoundingBox: box }) => (box === null ? [] : [box]));
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: round(x), y: round(y), width: round(right - x), height: round(bottom - y) };
};

/** The shown page as boxes, texts and colours: enough to see what a step does, and small enough to be told after each. */
export const drawnPage = (figma: PluginAPI): Omit<SandboxDrawing, 'version'> => {
  const count: Count = { drawn: 0, left: 0 };
  const seen = figma.currentPage.children.filter(({ visible }) => visible);
  const layers = seen.flatMap((node) => drawLayer(node, count));
  return { box: boxAround(seen), layers, left: count.left };
};
