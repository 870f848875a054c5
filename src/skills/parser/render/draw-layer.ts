import type { Box } from '../figma/fields.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import { drawnBoxOf } from '../semantic-ast/fields/picture-box.ts';
import { DEFAULT_BOUNDS, type LayerDrawing, type RenderOptions } from './drawing.ts';
import { px } from './geometry/matrix.ts';
import { hatch } from './paint/hatch.ts';
import { drawTree } from './scene/draw-tree.ts';
import { type FlatTree, flattenTree } from './scene/flat-tree.ts';
import { createScene, emit, flag, type Scene } from './scene/scene.ts';

/** Side of the smallest picture. */
const LEAST = 1;
/** Side of the largest one, in pixels at scale 1. */
const MOST = 100_000;

const EMPTY: Box = { x: 0, y: 0, width: LEAST, height: LEAST };

const sideOf = (side: number): number => Math.max(LEAST, Math.min(MOST, side));

const boxAround = (boxes: readonly Box[]): Box => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return boxes.length === 0 ? EMPTY : { x: left, y: top, width: right - left, height: bottom - top };
};

/** What the picture of the layers covers: where Figma says that they are drawn, else what their numbers say. */
const pictureBox = (roots: readonly FigmaNode[], tree: FlatTree | null): Box => {
  const shown = tree?.parents.flatMap((parent, index) => (parent < 0 ? [index] : [])) ?? [];
  const drawn = shown.map((index) => drawnBoxOf(tree?.nodes[index] as FigmaNode) ?? tree?.extents[index]);
  // Hidden or too many: the picture is as large as what it stands for.
  const boxes = drawn.length > 0 ? drawn : roots.map(drawnBoxOf);
  const { x, y, width, height } = boxAround(boxes.filter((found) => found !== undefined));
  return { x, y, width: sideOf(width), height: sideOf(height) };
};

const assemble = (scene: Scene, layers: number): LayerDrawing => {
  const { width, height } = scene.box;
  const size = `width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`;
  const flagged = scene.flagged.size;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${scene.out.join('')}</svg>`,
    width,
    height,
    box: scene.box,
    counts: { layers, drawn: Math.max(0, layers - flagged), flagged },
    flags: scene.flags,
  };
};

const refused = (scene: Scene, roots: readonly FigmaNode[], most: number): LayerDrawing => {
  const { width, height } = scene.box;
  emit(scene, hatch(scene, `M0 0h${px(width)}v${px(height)}h${px(-width)}z`));
  for (const node of roots) flag(scene, node, 'too-many-layers');
  return assemble(scene, most + 1);
};

/**
 * Draws layers together as one picture, bottom first: a screen, or the loose layers of a page. Pure: the same layers
 * give the same text, whatever the order of their fields. Never throws for what a document holds.
 */
export const drawScreen = (roots: readonly FigmaNode[], options: RenderOptions): LayerDrawing => {
  const bounds = { ...DEFAULT_BOUNDS, ...options.bounds };
  const { picture } = options;
  const isReady = picture === undefined ? (): boolean => false : (node: FigmaNode) => picture(node.id) !== undefined;
  const tree = flattenTree(roots, { most: bounds.layers, isLeaf: isReady, around: options.around ?? null });
  const scene = createScene(options, pictureBox(roots, tree), bounds.characters);
  if (tree === null) return refused(scene, roots, bounds.layers);
  drawTree(scene, tree);
  if (scene.isFull) for (const node of roots) flag(scene, node, 'too-large');
  return assemble(scene, tree.nodes.length);
};

/** Draws one layer with everything in it; see `drawScreen`. */
export const drawLayer = (node: FigmaNode, options: RenderOptions): LayerDrawing => drawScreen([node], options);
