import type { Paint, SemanticNode, TextContent, TextStyle } from '#contract/design/semantic-ast';
import { type Arrangement, type LayoutNode, plain } from '../../../layout/layout-node.ts';
import { showsSeveral } from '../../markup/covering.ts';
import type { Font, Look, Turn } from '../facets.ts';
import type { StackFacts } from './bounds.ts';

const PERCENT = /^([\d.]+)%$/;

const roundedLine = (value: number): number => Math.max(0, Math.round(value * 100) / 100);

/** Pixels of a line; null where the font says it. */
const lineOf = (style: Partial<TextStyle>, size: number): number | null => {
  const { lineHeight, lineHeightPx } = style;
  const value = typeof lineHeight === 'object' ? lineHeight.value : lineHeight;
  if (typeof value === 'number') return roundedLine(value);
  const share = Number(PERCENT.exec(value ?? '')?.[1] ?? Number.NaN) / 100;
  if (Number.isFinite(share)) return roundedLine(size * share);
  return lineHeightPx === undefined ? null : roundedLine(lineHeightPx);
};

/** The font of a whole text, or what a run has of its own. @param whole null for the whole text */
export const fontOf = (style: Partial<TextStyle>, whole: TextStyle | null): Font => {
  const size = plain(style.size ?? whole?.size ?? 0);
  const ownLine = whole === null || style.lineHeight !== undefined || (style.size !== undefined && whole !== null);
  const lined = whole === null ? style : { ...whole, ...style };
  return {
    ...(style.family === undefined ? {} : { family: style.family }),
    ...(style.weight === undefined ? {} : { weight: style.weight }),
    ...(style.italic === undefined ? {} : { italic: style.italic }),
    ...(style.size === undefined ? {} : { size: style.size }),
    ...(ownLine ? { line: lineOf(lined, size) } : {}),
    ...(style.letterSpacing === undefined ? {} : { spacing: style.letterSpacing }),
    ...(style.decoration === undefined ? {} : { decoration: style.decoration }),
    ...(style.openType === undefined ? {} : { features: style.openType }),
  };
};

const lineCount = ({ node }: LayoutNode, { style }: TextContent): number => {
  const size = plain(style.size);
  const line = lineOf(style, size) ?? size * 1.2;
  return Math.max(1, Math.floor((node.box.height + 1) / Math.max(1, line)));
};

const linesOf = (layout: LayoutNode, text: TextContent): Look => {
  if (text.truncation !== undefined) return { maxLines: text.truncation.maxLines ?? lineCount(layout, text) };
  const isOneLine =
    layout.place.kind === 'pinned' && layout.size.width.kind === 'fixed' && lineCount(layout, text) === 1;
  return layout.size.width.kind === 'hug' || isOneLine ? { keepsLine: true } : {};
};

const solidOrGradient = (paints: readonly Paint[] | undefined): readonly Paint[] | undefined => {
  const paint = paints?.at(-1);
  return paint === undefined ? undefined : [paint];
};

export const inkOf = solidOrGradient;

/** How a text is written. */
export const textLook = (layout: LayoutNode, tell: (word: string) => void): Look => {
  const { node } = layout;
  const { text } = node;
  if (text === undefined) return {};
  if (
    text.style.paragraphSpacing !== undefined &&
    plain(text.style.paragraphSpacing) > 0 &&
    text.characters.includes('\n')
  )
    tell('paragraph-spacing');
  const inks = [node.fills, ...(text.runs ?? []).map(({ style }) => style.fills)];
  if (inks.some((paints = []) => showsSeveral(paints))) tell('text-fill');
  const named = node.styles?.['text'];
  const { case: letterCase } = text.style;
  return {
    font: fontOf(text.style, null),
    ...(named === undefined ? {} : { named }),
    ...(node.fills === undefined || node.fills.length === 0 ? {} : { ink: inkOf(node.fills) ?? [] }),
    ...(letterCase === undefined ? {} : { letterCase }),
    ...(text.align === undefined ? {} : { textAlign: text.align }),
    ...(text.verticalAlign === undefined || layout.size.height.kind === 'hug'
      ? {}
      : { textVertical: text.verticalAlign }),
    ...linesOf(layout, text),
    ...(node.effects === undefined ? {} : { effects: node.effects }),
    ...(node.strokes === undefined || plain(node.strokes.weight) <= 0 ? {} : { strokes: node.strokes }),
  };
};

const turnOf = ({ rotation, transform }: SemanticNode): Turn | undefined => {
  if (transform !== undefined) return { kind: 'matrix', values: transform };
  return rotation === undefined || rotation === 0 ? undefined : { kind: 'angle', degrees: rotation };
};

/** How a layer looks that is no picture. */
export const boxLook = ({ node }: LayoutNode): Look => {
  const { fills = [], strokes, corners, effects, box } = node;
  const needsBox = [...fills, ...(strokes?.paints ?? [])].some(({ kind }) =>
    ['radial', 'angular', 'diamond'].includes(kind),
  );
  const isRound = node.figmaType === 'ELLIPSE';
  const hasStroke = strokes !== undefined && (plain(strokes.weight) > 0 || strokes.weights !== undefined);
  return {
    ...(fills.length === 0 ? {} : { fills }),
    ...(hasStroke && strokes.paints.length > 0 ? { strokes } : {}),
    ...(hasStroke && node.layout?.strokesTakeSpace === true ? { solidBorder: true } : {}),
    ...(corners === undefined
      ? isRound
        ? { corners: { radius: Math.max(0, box.width, box.height) } }
        : {}
      : { corners }),
    ...(effects === undefined ? {} : { effects }),
    ...(needsBox ? { box: { width: box.width, height: box.height } } : {}),
  };
};

/** What counts for a layer of any kind. */
export const commonLook = ({ node, size, level }: LayoutNode): Look => {
  const turn = turnOf(node);
  const { minWidth, maxWidth, minHeight, maxHeight, ratio } = size;
  return {
    ...(level === null ? {} : { level }),
    ...(minWidth === undefined ? {} : { minWidth }),
    ...(maxWidth === undefined ? {} : { maxWidth }),
    ...(minHeight === undefined ? {} : { minHeight }),
    ...(maxHeight === undefined ? {} : { maxHeight }),
    ...(ratio === undefined || !(ratio > 0) ? {} : { ratio }),
    ...(node.opacity === undefined ? {} : { opacity: node.opacity }),
    ...(turn === undefined ? {} : { turn }),
    ...(node.blendMode === undefined ? {} : { blend: node.blendMode }),
    ...(node.clips === true ? { clips: true } : {}),
  };
};

const padded = (arrangement: Arrangement): Look => {
  if (arrangement.kind !== 'stack' && arrangement.kind !== 'grid') return {};
  return arrangement.padding.every((side) => plain(side) <= 0) ? {} : { padding: arrangement.padding };
};

/** How a layer lays out what is in it. */
export const arrangementLook = ({ arrangement }: LayoutNode, facts: StackFacts): Look => {
  if (arrangement.kind === 'grid')
    return { arrangement: 'column', cross: 'stretch', main: 'start', gap: arrangement.rowGap, ...padded(arrangement) };
  if (arrangement.kind !== 'stack') return { arrangement: arrangement.kind };
  const { axis, main, cross, gap, wrap } = arrangement;
  return {
    arrangement: axis,
    main,
    cross: facts.stretches ? 'stretch' : cross === 'stretch' ? 'start' : cross,
    ...(plain(gap) === 0 ? {} : { gap }),
    ...(wrap === null ? {} : { wrap }),
    ...(facts.intrinsic ? { intrinsic: axis === 'row' ? ('height' as const) : ('width' as const) } : {}),
    ...padded(arrangement),
  };
};
