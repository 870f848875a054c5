import { type Fields, isFields, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { invert, type Matrix, multiply, px, transformAttribute } from '../geometry/matrix.ts';
import type { Outline, Size } from '../geometry/outline.ts';
import { emit, flag, imageElement, newId, type Scene } from '../scene/scene.ts';
import { blendOf, blendStyle } from './blend.ts';
import { colourOf, hexOf, opacityAttribute, paintOpacity } from './colour.ts';
import { gradientElement, gradientMatrix, stopsOf } from './gradient.ts';
import { hatch } from './hatch.ts';
import { imageContent } from './image-paint.ts';
import { angularContent, diamondContent } from './wedges.ts';

/** A layer that is being painted. */
export interface Canvas {
  readonly scene: Scene;
  readonly node: FigmaNode;
  readonly size: Size;
  readonly matrix: Matrix;
  /** From the plane of what is drawn to the layer, where they differ: gradients belong to the layer. */
  readonly inside?: Matrix;
  /** Opacity of the layer, where it needs no group for it. */
  readonly opacity?: number;
}

/** What a paint comes down to: a value of `fill` or `stroke`, or something that the outline clips. */
type Ready =
  | { readonly kind: 'value'; readonly value: string; readonly opacity: number; readonly before: string }
  | { readonly kind: 'content'; readonly content: string; readonly opacity: number }
  | { readonly kind: 'nothing' };

const NOTHING: Ready = { kind: 'nothing' };

const solid = (paint: Fields): Ready => {
  const colour = colourOf(paint);
  return { kind: 'value', value: hexOf(colour), opacity: colour.a * paintOpacity(paint), before: '' };
};

const plain = ({ scene, node }: Canvas, paint: Fields): Ready => {
  flag(scene, node, 'unsupported-paint');
  const last = stopsOf(paint).at(-1);
  if (last === undefined) return NOTHING;
  return { kind: 'value', value: hexOf(last.colour), opacity: last.colour.a * paintOpacity(paint), before: '' };
};

const gradient = (canvas: Canvas, paint: Fields): Ready => {
  const { scene, size } = canvas;
  const own = gradientMatrix(paint, size);
  const back = canvas.inside && invert(canvas.inside);
  const matrix = own && back ? multiply(back, own) : own;
  if (matrix === undefined || stopsOf(paint).length === 0) return plain(canvas, paint);
  const opacity = paintOpacity(paint);
  if (paint['type'] === 'GRADIENT_ANGULAR') {
    return { kind: 'content', content: angularContent(paint, matrix, size), opacity };
  }
  if (paint['type'] === 'GRADIENT_DIAMOND') {
    const ids = [newId(scene), newId(scene), newId(scene), newId(scene)];
    return { kind: 'content', content: diamondContent(paint, matrix, { size, ids }), opacity };
  }
  const id = newId(scene);
  const kind = paint['type'] === 'GRADIENT_RADIAL' ? 'radial' : 'linear';
  return { kind: 'value', value: `url(#${id})`, opacity, before: gradientElement(id, kind, paint, matrix) };
};

const hasFilters = (paint: Fields): boolean =>
  isFields(paint['filters']) &&
  Object.values(paint['filters']).some((value) => typeof value === 'number' && value !== 0);

const rectData = ({ width, height }: Size): string => `M0 0h${px(width)}v${px(height)}h${px(-width)}z`;

/** Where an image is missing, something that nobody takes for the design. */
const missingImage = (canvas: Canvas, paint: Fields): Ready => {
  flag(canvas.scene, canvas.node, 'no-image');
  return { kind: 'content', content: hatch(canvas.scene, rectData(canvas.size)), opacity: paintOpacity(paint) };
};

const image = (canvas: Canvas, paint: Fields): Ready => {
  const { scene, node, size } = canvas;
  if (str(paint, 'gifRef') !== undefined) flag(scene, node, 'moving-image');
  const ref = str(paint, 'imageRef');
  const found = ref === undefined ? undefined : scene.options.image(ref, node.id);
  const element = found && imageElement(scene, found);
  if (found === undefined || element === undefined) return missingImage(canvas, paint);
  if (hasFilters(paint)) flag(scene, node, 'image-filters');
  const content = imageContent({ element, id: newId(scene), image: found }, paint, size);
  return { kind: 'content', content, opacity: paintOpacity(paint) };
};

const READERS: Readonly<Record<string, (canvas: Canvas, paint: Fields) => Ready>> = {
  SOLID: (_, paint) => solid(paint),
  GRADIENT_LINEAR: gradient,
  GRADIENT_RADIAL: gradient,
  GRADIENT_ANGULAR: gradient,
  GRADIENT_DIAMOND: gradient,
  IMAGE: image,
  VIDEO: (canvas, paint) => {
    flag(canvas.scene, canvas.node, 'moving-image');
    return missingImage(canvas, paint);
  },
};

export const readPaint = (canvas: Canvas, paint: Fields): Ready => {
  const type = str(paint, 'type') ?? '';
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (reader !== undefined) return reader(canvas, paint);
  flag(canvas.scene, canvas.node, 'unsupported-paint');
  return missingPaint(canvas);
};

const missingPaint = (canvas: Canvas): Ready => {
  return { kind: 'content', content: hatch(canvas.scene, rectData(canvas.size)), opacity: 1 };
};

/** For what cannot be clipped: letters, dashed lines. Kinds that SVG lacks become their last colour, and are flagged. */
export const plainPaint = (canvas: Canvas, paint: Fields): Ready => {
  const type = str(paint, 'type') ?? '';
  return type === 'SOLID' || type === 'GRADIENT_LINEAR' || type === 'GRADIENT_RADIAL'
    ? readPaint(canvas, paint)
    : plain(canvas, paint);
};

const styleOf = ({ scene, node }: Canvas, paint: Fields): string => {
  const { css, known } = blendOf(paint);
  if (!known) flag(scene, node, 'unsupported-blend');
  return blendStyle(css);
};

const ruleAttribute = (name: string, { rule }: Outline): string => (rule === 'evenodd' ? ` ${name}="evenodd"` : '');

/** Fills one outline with one paint. */
export const paintOutline = (canvas: Canvas, outline: Outline, paint: Fields): void => {
  if (outline.d === '') return;
  const { scene, matrix } = canvas;
  const ready = readPaint(canvas, paint);
  if (ready.kind === 'nothing') return;
  const shown = ready.opacity * (canvas.opacity ?? 1);
  if (shown <= 0) return;
  const style = styleOf(canvas, paint);
  const transform = transformAttribute(matrix);
  if (ready.kind === 'value') {
    const fill = `fill="${ready.value}"${opacityAttribute('fill-opacity', shown)}`;
    emit(
      scene,
      `${ready.before}<path d="${outline.d}" ${fill}${ruleAttribute('fill-rule', outline)}${transform}${style}/>`,
    );
    return;
  }
  const id = newId(scene);
  const clip = `<clipPath id="${id}"><path d="${outline.d}"${ruleAttribute('clip-rule', outline)}/></clipPath>`;
  const opacity = opacityAttribute('opacity', shown);
  emit(scene, `${clip}<g clip-path="url(#${id})"${transform}${opacity}${style}>${ready.content}</g>`);
};
