import { type Fields, record, str } from '../../figma/fields.ts';
import { shownStrokes } from '../../semantic-ast/figma-types.ts';
import { type Matrix, multiply, px, transformAttribute } from '../geometry/matrix.ts';
import { blendOf, blendStyle } from '../paint/blend.ts';
import { opacityAttribute } from '../paint/colour.ts';
import { type Canvas, plainPaint } from '../paint/paint-shape.ts';
import { emit, flag } from '../scene/scene.ts';
import { escapeXml } from '../scene/words.ts';
import { alignOf, weightOf } from '../stroke/stroke-layer.ts';
import { runWidth } from './break-lines.ts';
import { type FontBook, isInstalled, standInWidths } from './font-book.ts';
import { SCRIPTS } from './scripts.ts';
import { layOut, type PlacedLine } from './text-layout.ts';
import type { Run, RunStyle } from './text-runs.ts';

const ANCHORS: Readonly<Record<string, readonly [anchor: string, share: number]>> = {
  CENTER: [' text-anchor="middle"', 0.5],
  RIGHT: [' text-anchor="end"', 1],
};

/** Coats of paint on one line; more make no difference that anyone sees. */
const MOST_COATS = 8;

/** From the text of an item to the middle of its mark, in shares of the size. */
const MARK_GAP = 0.8;

/** The width of a run in the font that stands in for its own, undefined where its own is there. */
const standInWidth = (canvas: Canvas, { text, style }: Run): number | undefined => {
  const { fonts } = canvas.scene.options;
  if (fonts === null || isInstalled(fonts, style.family)) return undefined;
  const widths = standInWidths(fonts, style.weight);
  if (widths === undefined) return undefined;
  let sum = 0;
  for (const char of text) sum += widths.advances.get(char.codePointAt(0) ?? 0) ?? widths.average;
  return sum * style.size + style.spacing * text.length;
};

/** By which a line is squeezed, so that it is as wide in another font as it was in its own. */
const squeezeOf = (canvas: Canvas, runs: readonly Run[], factor: number): number => {
  let [wanted, found] = [0, 0];
  for (const run of runs) {
    const meant = runWidth(run.text, run.style) * factor;
    wanted += meant;
    found += standInWidth(canvas, run) ?? meant;
  }
  return found > 0 && wanted > 0 ? Math.max(0.4, Math.min(2.5, wanted / found)) : 1;
};

const fontAttributes = ({ family, size, weight, italic, spacing, decoration }: RunStyle, squeeze: number): string => {
  const name = escapeXml(family.replace(/['"\\,;]/g, ' ').trim());
  const families = name === '' ? 'sans-serif' : `&#39;${name}&#39;,sans-serif`;
  return (
    `font-family="${families}" font-size="${px(size)}" font-weight="${Math.round(weight)}"` +
    (italic ? ' font-style="italic"' : '') +
    (Math.abs(spacing) < 1e-3 ? '' : ` letter-spacing="${px(spacing / squeeze)}"`) +
    (decoration === '' ? '' : ` text-decoration="${decoration}"`)
  );
};

/** Text can be filled with colours and with the gradients that SVG has. */
const fillOf = (canvas: Canvas, paint: Fields | undefined): { before: string; fill: string; style: string } => {
  if (paint === undefined) return { before: '', fill: 'fill="none"', style: '' };
  const ready = plainPaint(canvas, paint);
  if (ready.kind !== 'value') return { before: '', fill: 'fill="none"', style: '' };
  const opacity = opacityAttribute('fill-opacity', ready.opacity * (canvas.opacity ?? 1));
  return { before: ready.before, fill: `fill="${ready.value}"${opacity}`, style: blendStyle(blendOf(paint).css) };
};

/** The outline of letters lies on their middle; to one side only, it is twice as wide and half covered. */
const strokeOf = (canvas: Canvas): string => {
  const { node, scene } = canvas;
  const paint = shownStrokes(node)[0];
  if (paint === undefined || weightOf(node) === 0) return '';
  const ready = plainPaint(canvas, paint);
  if (ready.kind !== 'value' || ready.before !== '' || alignOf(node) === 'INSIDE') {
    flag(scene, node, 'unsupported-stroke');
    return '';
  }
  const isOutside = alignOf(node) === 'OUTSIDE';
  const width = px(weightOf(node) * (isOutside ? 2 : 1));
  const order = isOutside ? ' paint-order="stroke" stroke-linejoin="round"' : '';
  return ` stroke="${ready.value}" stroke-width="${width}"${opacityAttribute('stroke-opacity', ready.opacity)}${order}`;
};

const SMALL: ReadonlySet<string> = new Set(['SMALL_CAPS', 'SMALL_CAPS_FORCED']);

const flagSetting = ({ scene, node }: Canvas): void => {
  const style = record(node, 'style') ?? {};
  const isSpread = str(style, 'textAlignHorizontal') === 'JUSTIFIED';
  if (isSpread || SMALL.has(str(style, 'textCase') ?? '')) flag(scene, node, 'text-approximate');
};

const flagFonts = ({ scene, node }: Canvas, runs: readonly Run[]): void => {
  const { fonts } = scene.options;
  if (fonts === null) flag(scene, node, 'text-approximate');
  else if (!runs.every(({ style }) => isInstalled(fonts, style.family))) flag(scene, node, 'font-missing');
};

interface LineDraft {
  readonly canvas: Canvas;
  readonly squeeze: number;
  readonly anchor: string;
  readonly stroke: string;
}

/** One coat of paint of one line; runs with fewer coats are left out of the later ones. */
const drawCoat = ({ canvas, squeeze, anchor, stroke }: LineDraft, runs: readonly Run[], coat: number): void => {
  const parts = runs.map(({ text, style }) => {
    const { before, fill, style: blend } = fillOf(canvas, style.fills[coat]);
    const attributes = `${fontAttributes(style, squeeze)} ${fill}${blend}`;
    return { before, attributes, text: escapeXml(text) };
  });
  const before = parts.map((part) => part.before).join('');
  const [only] = parts;
  const place = `${anchor}${transformAttribute(canvas.matrix)}${stroke} xml:space="preserve"`;
  const text =
    parts.length === 1 && only !== undefined
      ? `<text${place} ${only.attributes}>${only.text}</text>`
      : `<text${place}>${parts.map((part) => `<tspan ${part.attributes}>${part.text}</tspan>`).join('')}</text>`;
  emit(canvas.scene, before + text);
};

const trimmedEnd = (runs: readonly Run[]): readonly Run[] => {
  const kept = [...runs];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      kept[kept.length - 1] = { ...last, text };
      break;
    }
    kept.pop();
  }
  return kept;
};

/** Where a line begins, ends or has its middle. */
const placeOf = ({ node, size }: Canvas, indent: number): { anchor: string; x: number } => {
  const align = str(record(node, 'style') ?? {}, 'textAlignHorizontal') ?? 'LEFT';
  const [anchor, share] = (Object.hasOwn(ANCHORS, align) ? ANCHORS[align] : undefined) ?? ['', 0];
  return { anchor, x: indent + (size.width - indent) * share };
};

interface Stretch {
  readonly runs: readonly Run[];
  readonly factor: number;
  readonly x: number;
  readonly baseline: number;
  readonly anchor: string;
}

const drawStretch = (canvas: Canvas, { runs, factor, x, baseline, anchor }: Stretch): void => {
  const squeeze = squeezeOf(canvas, runs, factor);
  const inside: Matrix = [squeeze, 0, 0, 1, x, baseline];
  const own: Canvas = { ...canvas, matrix: multiply(canvas.matrix, inside), inside };
  const draft = { canvas: own, squeeze, anchor, stroke: strokeOf(own) };
  const coats = Math.max(0, ...runs.map(({ style }) => style.fills.length));
  for (let coat = 0; coat < Math.min(coats, MOST_COATS); coat += 1) drawCoat(draft, runs, coat);
};

const drawLine = (canvas: Canvas, line: PlacedLine, factor: number): void => {
  const { baseline, indent, mark } = line;
  const runs = trimmedEnd(line.runs);
  const style = runs[0]?.style;
  if (style === undefined) return;
  drawStretch(canvas, { runs, factor, baseline, ...placeOf(canvas, indent) });
  if (mark === '') return;
  const plain = { ...style, decoration: '' as const };
  const x = indent - style.size * MARK_GAP;
  drawStretch(canvas, {
    runs: [{ text: mark, style: plain }],
    factor: 1,
    baseline,
    x,
    anchor: ' text-anchor="middle"',
  });
};

/** Icon fonts put their pictures on code points that mean nothing in any other font. */
const ICON = /\p{Co}/u;

/** Whether a run would come out as boxes with numbers in them. */
const isLost = (fonts: FontBook | null, { text, style }: Run): boolean => {
  if (ICON.test(text)) return fonts === null || !isInstalled(fonts, style.family);
  return fonts !== null && fonts.lacks.size > 0 && [...fonts.lacks].some((script) => SCRIPTS[script].of.test(text));
};

/**
 * Draws a text with the fonts of the machine, line by line where Figma has its lines.
 * @returns false when it holds icons or a script of fonts that are not there, which nothing can stand in for
 */
export const drawText = (canvas: Canvas): boolean => {
  const { lines, factor } = layOut(canvas.node, canvas.size);
  const runs = lines.flatMap((line) => trimmedEnd(line.runs));
  if (runs.length === 0) return true;
  flagFonts(canvas, runs);
  flagSetting(canvas);
  if (runs.some((run) => isLost(canvas.scene.options.fonts, run))) {
    flag(canvas.scene, canvas.node, 'font-missing');
    return false;
  }
  for (const line of lines) drawLine(canvas, line, factor);
  return true;
};
