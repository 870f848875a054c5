import { type Box, flag as bool } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { shownFills, shownStrokes } from '../../semantic-ast/figma-types.ts';
import { effectFilter } from '../effects/effect-filter.ts';
import { effectReach, shownEffects } from '../effects/reach.ts';
import { transformAttribute } from '../geometry/matrix.ts';
import { shapeOf } from '../geometry/shape-of.ts';
import { blendOf } from '../paint/blend.ts';
import { opacityAttribute } from '../paint/colour.ts';
import type { Canvas } from '../paint/paint-shape.ts';
import { boundsOf, type FlatTree, opacityOf, widened } from './flat-tree.ts';
import { emit, emitEnd, flag, newId, type Scene } from './scene.ts';

/** Groups within groups that have surfaces of their own; the renderer ends at 50. */
export const MOST_SURFACES = 40;

/** Ends a group that was begun. */
export type Close = () => void;
const NOTHING: Close = () => {};

/** Begins a group; without room for it, or too deep, what is in it is drawn without. */
const openGroup = (
  scene: Scene,
  node: FigmaNode,
  { before, attributes }: { before: string; attributes: string },
): Close => {
  if (scene.surfaces >= MOST_SURFACES) {
    flag(scene, node, 'too-deep');
    return NOTHING;
  }
  if (!emit(scene, `${before}<g${attributes}>`)) return NOTHING;
  scene.surfaces += 1;
  return () => {
    scene.surfaces -= 1;
    emitEnd(scene, '</g>');
  };
};

const onPicture = ({ x, y, width, height }: Box, origin: Box): Box => ({
  x: x - origin.x,
  y: y - origin.y,
  width,
  height,
});

const paintsOnce = (node: FigmaNode): boolean =>
  (node.children?.length ?? 0) === 0 && shownFills(node).length + shownStrokes(node).length === 1;

/** True when the opacity of a layer can be given to its one paint, which saves a surface. */
export const fadesAlone = (node: FigmaNode): boolean =>
  paintsOnce(node) && shownEffects(node).length === 0 && blendOf(node).css === '';

/** Blend modes within a group act on the group alone, unless it passes them through. */
const isolates = (node: FigmaNode): boolean => node['blendMode'] === 'NORMAL' && (node.children?.length ?? 0) > 0;

/** Opacity, blend mode and effects of a layer, around all that it paints. */
export const openLook = (canvas: Canvas, tree: FlatTree, index: number): Close => {
  const { scene, node } = canvas;
  const { css, known } = blendOf(node);
  if (!known) flag(scene, node, 'unsupported-blend');
  const placement = tree.placements[index];
  const extent = tree.extents[index];
  const filter =
    extent === undefined || placement === undefined || shownEffects(node).length === 0
      ? undefined
      : effectFilter(scene, node, {
          extent: widened(onPicture(extent, scene.box), -effectReach(node)),
          linear: placement.linear,
        });
  const opacity = fadesAlone(node) ? '' : opacityAttribute('opacity', opacityOf(node));
  const styles = [
    css === '' ? '' : `mix-blend-mode:${css}`,
    css === '' && isolates(node) ? 'isolation:isolate' : '',
  ].filter((style) => style !== '');
  const style = styles.length === 0 ? '' : ` style="${styles.join(';')}"`;
  const attributes = `${opacity}${filter === undefined ? '' : ` filter="url(#${filter})"`}${style}`;
  return attributes === '' ? NOTHING : openGroup(scene, node, { before: '', attributes });
};

const holds = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;

const hasRoundCorners = (node: FigmaNode): boolean =>
  (typeof node['cornerRadius'] === 'number' && node['cornerRadius'] > 0) || Array.isArray(node['rectangleCornerRadii']);

const isTurned = ({ linear: [, b, c] }: FlatTree['placements'][number]): boolean => Math.abs(b) + Math.abs(c) > 1e-4;

/** Whether something of the children would be seen beyond the layer. */
const mustClip = (tree: FlatTree, index: number): boolean => {
  const [node, placement] = [tree.nodes[index], tree.placements[index]];
  if (node === undefined || placement === undefined || bool(node, 'clipsContent') !== true) return false;
  if (isTurned(placement) || hasRoundCorners(node)) return true;
  const bounds = boundsOf(placement);
  for (let child = index + 1; child < (tree.ends[index] ?? 0); child = tree.ends[child] ?? Infinity) {
    const extent = tree.extents[child];
    if (extent !== undefined && !holds(bounds, extent)) return true;
  }
  return false;
};

/** The clip of a layer around its children, where they need one. */
export const openClip = (canvas: Canvas, tree: FlatTree, index: number): Close => {
  if (!mustClip(tree, index)) return NOTHING;
  const { scene, node, matrix, size } = canvas;
  const outlines = shapeOf(node, size)?.outlines ?? [];
  const id = newId(scene);
  const transform = transformAttribute(matrix);
  const paths = outlines
    .filter(({ d }) => d !== '')
    .map(({ d, rule }) => `<path d="${d}"${rule === 'evenodd' ? ' clip-rule="evenodd"' : ''}${transform}/>`);
  return openGroup(scene, node, {
    before: `<clipPath id="${id}">${paths.join('')}</clipPath>`,
    attributes: ` clip-path="url(#${id})"`,
  });
};
