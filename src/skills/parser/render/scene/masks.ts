import { type Box, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { shownFills, shownStrokes } from '../../semantic-ast/figma-types.ts';
import { shownEffects } from '../effects/reach.ts';
import { px, transformAttribute } from '../geometry/matrix.ts';
import type { Outline } from '../geometry/outline.ts';
import { shapeOf } from '../geometry/shape-of.ts';
import { colourOf, paintOpacity } from '../paint/colour.ts';
import type { Canvas } from '../paint/paint-shape.ts';
import { hatchLayer } from './draw-own.ts';
import { opacityOf } from './flat-tree.ts';
import { type Close, MOST_SURFACES, openGroup } from './groups.ts';
import { emit, emitEnd, flag, newId } from './scene.ts';

/** What a mask cuts along, when nothing but its outline counts. */
interface MaskOutline {
  readonly outlines: readonly Outline[];
  /** False when the outline is not in the response and the box stands for it. */
  readonly known: boolean;
}

const coversFully = (node: FigmaNode): boolean =>
  shownFills(node).some((paint) => paint['type'] === 'SOLID' && colourOf(paint).a * paintOpacity(paint) > 0.999);

/** Even and opaque all over: then alpha and outline are the same, and a clip costs a fraction of a mask. */
const isEven = (node: FigmaNode): boolean =>
  (node.children?.length ?? 0) === 0 &&
  node.type !== 'TEXT' &&
  str(node, 'maskType') !== 'LUMINANCE' &&
  coversFully(node) &&
  shownStrokes(node).length === 0 &&
  shownEffects(node).length === 0 &&
  opacityOf(node) === 1;

/** The outline along which a mask cuts; null where its paint counts too. */
export const outlineOf = ({ scene, node, size }: Canvas): MaskOutline | null => {
  const shape = shapeOf(node, size);
  if (shape === undefined) {
    const d = `M0 0h${px(size.width)}v${px(size.height)}h${px(-size.width)}z`;
    return { outlines: [{ d, rule: 'nonzero' }], known: false };
  }
  if (str(node, 'maskType') !== 'VECTOR' && !isEven(node)) return null;
  if (shape.guessed === true) flag(scene, node, 'shape-approximate');
  return { outlines: shape.outlines, known: true };
};

/** Begins the group that an outline cuts. Cut by a box instead, it must not look as if it were right: it is hatched. */
export const openOutline = (canvas: Canvas, { outlines, known }: MaskOutline): Close => {
  const { scene, node, matrix } = canvas;
  if (!known) flag(scene, node, 'no-geometry');
  const id = newId(scene);
  const transform = transformAttribute(matrix);
  const paths = outlines
    .filter(({ d }) => d !== '')
    .map(({ d, rule }) => `<path d="${d}"${rule === 'evenodd' ? ' clip-rule="evenodd"' : ''}${transform}/>`);
  const before = `<clipPath id="${id}">${paths.join('')}</clipPath>`;
  const close = openGroup(scene, node, { before, attributes: ` clip-path="url(#${id})"` });
  return () => {
    close();
    if (!known) hatchLayer(canvas);
  };
};

interface PaintedMask {
  readonly isOpen: () => boolean;
  readonly begin: () => void;
  readonly use: () => void;
  readonly end: () => void;
}

const regionOf = ({ scene }: Canvas, { x, y, width, height }: Box): string => {
  const corner = `x="${px(x - scene.box.x - 1)}" y="${px(y - scene.box.y - 1)}"`;
  return `${corner} width="${px(width + 2)}" height="${px(height + 2)}"`;
};

/** A mask that cuts by what it paints: between `begin` and `use` it is drawn, between `use` and `end` what it cuts. */
export const paintedMask = (canvas: Canvas, extent: Box): PaintedMask => {
  const { scene, node } = canvas;
  const id = newId(scene);
  const kind = str(node, 'maskType') === 'LUMINANCE' ? 'luminance' : 'alpha';
  let isOpen = false;
  return {
    isOpen: () => isOpen,
    begin: () => {
      if (scene.surfaces >= MOST_SURFACES) flag(scene, node, 'too-deep');
      else {
        const region = regionOf(canvas, extent);
        isOpen = emit(scene, `<mask id="${id}" style="mask-type:${kind}" maskUnits="userSpaceOnUse" ${region}>`);
      }
      if (isOpen) scene.surfaces += 1;
    },
    use: () => {
      if (isOpen) emitEnd(scene, `</mask><g mask="url(#${id})">`);
    },
    end: () => {
      if (!isOpen) return;
      emitEnd(scene, '</g>');
      scene.surfaces -= 1;
    },
  };
};
