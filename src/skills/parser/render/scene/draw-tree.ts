import { flag as bool, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { drawnBoxOf } from '../../semantic-ast/fields/picture-box.ts';
import type { RenderImage } from '../drawing.ts';
import { px, transformAttribute } from '../geometry/matrix.ts';
import { shapeOf } from '../geometry/shape-of.ts';
import type { Canvas } from '../paint/paint-shape.ts';
import { drawOwn, drawPicture, drawStrokes, hatchLayer } from './draw-own.ts';
import { type FlatTree, hasPlace, matrixOf, opacityOf } from './flat-tree.ts';
import { fadesAlone, MOST_SURFACES, openClip, openLook } from './groups.ts';
import { emit, emitEnd, flag, newId, type Scene } from './scene.ts';

/** What is still to be done, last first: the call stack stays flat however deep the layers are. */
type Step = () => void;

interface Walk {
  readonly scene: Scene;
  readonly tree: FlatTree;
  readonly steps: Step[];
}

const childrenOf = ({ tree }: Walk, index: number): readonly number[] => {
  const children: number[] = [];
  const end = tree.ends[index] ?? 0;
  for (let child = index + 1; child < end; child = tree.ends[child] ?? end) children.push(child);
  return tree.nodes[index]?.['itemReverseZIndex'] === true ? children.reverse() : children;
};

const canvasOf = ({ scene, tree }: Walk, index: number): Canvas => {
  const node = tree.nodes[index] as FigmaNode;
  const placement = tree.placements[index] as FlatTree['placements'][number];
  const { width, height } = placement;
  const canvas = { scene, node, size: { width, height }, matrix: matrixOf(placement, scene.box) };
  return fadesAlone(node) ? { ...canvas, opacity: opacityOf(node) } : canvas;
};

const isMask = (node: FigmaNode | undefined): boolean => node !== undefined && bool(node, 'isMask') === true;

/** The white shape of a mask that only its outline makes, or whose outline nobody knows. */
const maskOutline = (canvas: Canvas): void => {
  const { scene, node, size, matrix } = canvas;
  const shape = shapeOf(node, size);
  if (shape === undefined) flag(scene, node, 'no-geometry');
  const whole = { d: `M0 0h${px(size.width)}v${px(size.height)}h${px(-size.width)}z`, rule: 'nonzero' };
  for (const { d, rule } of shape?.outlines ?? [whole]) {
    const evenOdd = rule === 'evenodd' ? ' fill-rule="evenodd"' : '';
    if (d !== '') emit(scene, `<path d="${d}" fill="#fff"${evenOdd}${transformAttribute(matrix)}/>`);
  }
};

const maskRegion = (walk: Walk, index: number): string => {
  const { scene, tree } = walk;
  const extent = tree.extents[index] ?? scene.box;
  const at = `x="${px(extent.x - scene.box.x - 1)}" y="${px(extent.y - scene.box.y - 1)}"`;
  return `${at} width="${px(extent.width + 2)}" height="${px(extent.height + 2)}"`;
};

/** The steps of a mask and of the layers above it, which it cuts. */
const maskedSteps = (walk: Walk, mask: number, above: readonly number[]): Step[] => {
  const { scene, tree } = walk;
  const node = tree.nodes[mask] as FigmaNode;
  const id = newId(scene);
  const kind = str(node, 'maskType') === 'LUMINANCE' ? 'luminance' : 'alpha';
  const isUnknown = shapeOf(node, { width: 1, height: 1 }) === undefined;
  const byOutline = isUnknown || str(node, 'maskType') === 'VECTOR';
  let isOpen = false;
  const begin: Step = () => {
    if (scene.surfaces >= MOST_SURFACES) flag(scene, node, 'too-deep');
    else
      isOpen = emit(
        scene,
        `<mask id="${id}" style="mask-type:${kind}" maskUnits="userSpaceOnUse" ${maskRegion(walk, mask)}>`,
      );
    if (isOpen) scene.surfaces += 1;
  };
  const content: Step = () => {
    if (!isOpen) return;
    if (byOutline) maskOutline(canvasOf(walk, mask));
    else enter(walk, mask);
  };
  const use: Step = () => {
    if (isOpen) emitEnd(scene, `</mask><g mask="url(#${id})">`);
  };
  const end: Step = () => {
    if (!isOpen) return;
    emitEnd(scene, '</g>');
    scene.surfaces -= 1;
    // Cut by a box instead of an outline, it must not look as if it were right.
    if (isUnknown) hatchLayer(canvasOf(walk, mask));
  };
  return [begin, content, use, ...above.map((index) => (): void => enter(walk, index)), end];
};

/** Children bottom first. A mask cuts its siblings above it, up to the next mask. */
const childSteps = (walk: Walk, children: readonly number[]): Step[] => {
  const { nodes } = walk.tree;
  const steps: Step[] = [];
  for (let at = 0; at < children.length; ) {
    const index = children[at] as number;
    at += 1;
    if (!isMask(nodes[index])) {
      steps.push(() => enter(walk, index));
      continue;
    }
    const from = at;
    while (at < children.length && !isMask(nodes[children[at] as number])) at += 1;
    for (const step of maskedSteps(walk, index, children.slice(from, at))) steps.push(step);
  }
  return steps;
};

const pushAll = ({ steps }: Walk, next: readonly Step[]): void => {
  for (let at = next.length - 1; at >= 0; at -= 1) steps.push(next[at] as Step);
};

/** Where a ready picture lies: it covers what Figma draws of the layer, else it is about its middle. */
const pictureCorner = (
  { scene, tree }: Walk,
  index: number,
  { width, height }: RenderImage,
): readonly [number, number] => {
  const drawn = drawnBoxOf(tree.nodes[index] as FigmaNode);
  const fits = drawn !== undefined && Math.abs(drawn.width - width) < 1.5 && Math.abs(drawn.height - height) < 1.5;
  const { x, y } = tree.placements[index] as FlatTree['placements'][number];
  const corner = fits ? drawn : { x: x - width / 2, y: y - height / 2 };
  return [corner.x - scene.box.x, corner.y - scene.box.y];
};

/** Draws one layer: what is around it, itself, its children, its strokes. */
const enter = (walk: Walk, index: number): void => {
  const { scene, tree } = walk;
  const canvas = canvasOf(walk, index);
  const { node } = canvas;
  if (opacityOf(node) <= 0 || scene.isFull) return;
  const ready = scene.options.picture?.(node.id);
  if (ready !== undefined && drawPicture(canvas, ready, pictureCorner(walk, index, ready))) return;
  if (!hasPlace(node)) flag(scene, node, 'no-bounds');
  const closeLook = openLook(canvas, tree, index);
  drawOwn(canvas);
  const children = childrenOf(walk, index);
  if (children.length === 0) {
    drawStrokes(canvas);
    closeLook();
    return;
  }
  const closeClip = openClip(canvas, tree, index);
  pushAll(walk, [...childSteps(walk, children), closeClip, () => drawStrokes(canvas), closeLook]);
};

/** Draws all layers of the tree into the scene. */
export const drawTree = (scene: Scene, tree: FlatTree): void => {
  const walk: Walk = { scene, tree, steps: [] };
  const roots = tree.parents.flatMap((parent, index) => (parent < 0 ? [index] : []));
  // A mask that is drawn by itself is drawn: there is nothing that it could cut.
  pushAll(walk, roots.length === 1 ? roots.map((index) => (): void => enter(walk, index)) : childSteps(walk, roots));
  for (let step = walk.steps.pop(); step !== undefined; step = walk.steps.pop()) step();
  for (const index of tree.cut) flag(scene, tree.nodes[index] as FigmaNode, 'too-deep');
};
