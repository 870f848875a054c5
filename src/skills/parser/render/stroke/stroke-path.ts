import { type Fields, num, numbers, str } from '../../figma/fields.ts';
import { px, transformAttribute } from '../geometry/matrix.ts';
import type { Outline } from '../geometry/outline.ts';
import { blendOf, blendStyle } from '../paint/blend.ts';
import { opacityAttribute } from '../paint/colour.ts';
import { type Canvas, plainPaint } from '../paint/paint-shape.ts';
import { emit, flag } from '../scene/scene.ts';

const CAPS: Readonly<Record<string, string>> = { NONE: 'butt', ROUND: 'round', SQUARE: 'square' };
const JOINS: Readonly<Record<string, string>> = { MITER: 'miter', ROUND: 'round', BEVEL: 'bevel' };
const MOST_DASHES = 16;

const capOf = (canvas: Canvas): string => {
  const cap = str(canvas.node, 'strokeCap') ?? 'NONE';
  const known = Object.hasOwn(CAPS, cap) ? CAPS[cap] : undefined;
  // Arrows and the like are drawn without their heads.
  if (known === undefined) flag(canvas.scene, canvas.node, 'unsupported-stroke');
  return known === undefined || known === 'butt' ? '' : ` stroke-linecap="${known}"`;
};

const joinOf = ({ node }: Canvas): string => {
  const join = str(node, 'strokeJoin') ?? 'MITER';
  const known = (Object.hasOwn(JOINS, join) ? JOINS[join] : undefined) ?? 'miter';
  if (known !== 'miter') return ` stroke-linejoin="${known}"`;
  const angle = ((num(node, 'strokeMiterAngle') ?? 28.96) * Math.PI) / 180;
  const limit = Math.min(100, Math.max(1, 1 / Math.max(0.01, Math.sin(angle / 2))));
  return ` stroke-miterlimit="${px(limit)}"`;
};

const dashesOf = ({ node }: Canvas): string => {
  const dashes = (numbers(node, 'strokeDashes') ?? []).slice(0, MOST_DASHES).map((length) => Math.max(0, length));
  // A pattern far finer than a pixel would only keep the renderer busy.
  const sum = dashes.reduce((total, length) => total + length, 0);
  return sum > 0.1 ? ` stroke-dasharray="${dashes.map(px).join(' ')}"` : '';
};

interface PathStroke {
  readonly weight: number;
  readonly paints: readonly Fields[];
}

/** Strokes paths on their middle with the caps, joins and dashes of the layer. */
export const strokePath = (canvas: Canvas, outlines: readonly Outline[], { weight, paints }: PathStroke): void => {
  const { scene, node, matrix } = canvas;
  const line = `fill="none" stroke-width="${px(weight)}"${capOf(canvas)}${joinOf(canvas)}${dashesOf(canvas)}`;
  const transform = transformAttribute(matrix);
  for (const paint of paints) {
    const ready = plainPaint(canvas, paint);
    if (ready.kind !== 'value') {
      flag(scene, node, 'unsupported-stroke');
      continue;
    }
    const opacity = opacityAttribute('stroke-opacity', ready.opacity * (canvas.opacity ?? 1));
    const style = blendStyle(blendOf(paint).css);
    const stroke = `stroke="${ready.value}"${opacity}`;
    emit(scene, ready.before);
    for (const { d } of outlines) {
      if (d !== '') emit(scene, `<path d="${d}" ${line} ${stroke}${transform}${style}/>`);
    }
  }
};
