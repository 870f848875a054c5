import type { Bound, Paint, SemanticNode, TextContent, TextStyle } from '#contract/design/semantic-ast';
import { type LayoutNode, plain } from '../../layout/layout-node.ts';
import { showsSeveral } from '../markup/covering.ts';
import { cssString } from '../tokens/token-text.ts';
import { colourText } from './colour.ts';
import { type Declaration, num, px } from './declarations.ts';
import { gradientText } from './gradient.ts';
import type { Ink } from './ink.ts';
import { isLineHigh, keepsLine, lineCount } from './text-box.ts';

const ALIGN: Readonly<Record<string, string>> = { CENTER: 'center', RIGHT: 'right', JUSTIFIED: 'justify' };

const CASES: Readonly<Record<string, Declaration>> = {
  UPPER: ['text-transform', 'uppercase'],
  LOWER: ['text-transform', 'lowercase'],
  TITLE: ['text-transform', 'capitalize'],
  SMALL_CAPS: ['font-variant-caps', 'small-caps'],
  SMALL_CAPS_FORCED: ['font-variant-caps', 'all-small-caps'],
  ORIGINAL: ['text-transform', 'none'],
};

const DECORATIONS: Readonly<Record<string, string>> = {
  UNDERLINE: 'underline',
  STRIKETHROUGH: 'line-through',
  NONE: 'none',
};

const SERIF = /serif|times|georgia|garamond|playfair|merriweather|lora|baskerville/i;
const MONO = /mono|code|courier|consol/i;

/** The kind of letters that stands in where a font is not there. */
export const genericFamily = (family: string): string => {
  if (MONO.test(family)) return 'monospace';
  return SERIF.test(family) && !/sans/i.test(family) ? 'serif' : 'sans-serif';
};

/** Fonts of systems go by other names in browsers, and have kin where they are missing. */
const KIN: readonly (readonly [RegExp, string])[] = [
  [/^helveticaneue/i, "'Helvetica Neue', Helvetica, Arial"],
  [/^helvetica neue/i, 'Helvetica, Arial'],
  [/^sf ?(pro|ui|compact)/i, '-apple-system, BlinkMacSystemFont'],
  [/^sf ?mono/i, 'ui-monospace, Menlo'],
];

const kinOf = (family: string): string[] => KIN.flatMap(([pattern, kin]) => (pattern.test(family) ? [kin] : []));

/** A single word stands by itself; names of more are quoted, as linters of style sheets ask for. */
const PLAIN_FAMILY =
  /^(?!(?:inherit|initial|unset|revert|default|serif|sans-serif|monospace|cursive|fantasy)$)[a-z][a-z\d-]*$/i;

const familyText = ({ family, familyToken }: Pick<TextStyle, 'family' | 'familyToken'>, ink: Ink): string => {
  const literal = PLAIN_FAMILY.test(family) ? family : cssString(family);
  const named = familyToken === undefined ? null : ink.named(family, familyToken);
  return [named ?? literal, ...kinOf(family), genericFamily(family)].join(', ');
};

const PERCENT = /^([\d.]+)%$/;

/** Figma rounds the height of a line to whole pixels, so that boxes and text below each other agree. */
const lineText = (lineHeight: Bound<number> | Bound<string>, size: number, ink: Ink): string => {
  const value = typeof lineHeight === 'object' ? lineHeight.value : lineHeight;
  if (typeof value === 'number')
    return typeof lineHeight === 'object' ? ink.length({ value, token: lineHeight.token }) : px(Math.round(value));
  const share = Number(PERCENT.exec(value)?.[1] ?? Number.NaN) / 100;
  if (!Number.isFinite(share)) return 'normal';
  const exact = size * share;
  // A share of a size that may change with its token stays one where that gives the same.
  return Math.abs(exact - Math.round(exact)) < 0.005 ? num(share) : px(Math.round(exact));
};

const lineOf = (style: Pick<TextStyle, 'lineHeight' | 'lineHeightPx' | 'size'>, ink: Ink): string => {
  if (style.lineHeight !== undefined && style.lineHeight !== 'auto')
    return lineText(style.lineHeight, plain(style.size), ink);
  return style.lineHeightPx === undefined ? 'normal' : px(Math.round(style.lineHeightPx));
};

/** Everything about the font in one line, as long as nothing of it is left to what is around. */
const fontText = (style: TextStyle, ink: Ink): string => {
  const italic = style.italic === true ? 'italic ' : '';
  const weight = ink.weight(style.weight, style.weightToken);
  return `${italic}${weight} ${ink.length(style.size)}/${lineOf(style, ink)} ${familyText(style, ink)}`;
};

interface Painted {
  readonly fills: readonly Paint[] | undefined;
  readonly box: SemanticNode['box'];
  readonly ink: Ink;
  readonly tell: (word: string) => void;
}

/** Text has one colour, or a gradient that shows through its letters. */
const colourStyle = ({ fills, box, ink, tell }: Painted): Declaration[] => {
  const paint = fills?.at(-1);
  if (paint === undefined) return [];
  if (showsSeveral(fills ?? [])) tell('text-fill');
  if (paint.kind === 'image' || paint.kind === 'other') {
    tell('text-fill');
    return [];
  }
  if (paint.kind === 'solid') {
    const { color, token, opacity } = paint;
    const own = { color, ...(token === undefined ? {} : { token }), ...(opacity === undefined ? {} : { opacity }) };
    return [['color', colourText(own, ink)]];
  }
  return [
    ['background', gradientText(paint, box, ink)],
    ['background-clip', 'text'],
    ['color', 'transparent'],
  ];
};

const featuresOf = (openType: TextStyle['openType']): Declaration[] => {
  const features = Object.entries(openType ?? {}).filter(([tag]) => /^[A-Za-z0-9]{4}$/.test(tag));
  if (features.length === 0) return [];
  return [['font-feature-settings', features.map(([tag, value]) => `'${tag.toLowerCase()}' ${num(value)}`).join(', ')]];
};

const smallParts = (style: Partial<TextStyle>, ink: Ink): Declaration[] => [
  ...(style.letterSpacing === undefined ? [] : [['letter-spacing', ink.length(style.letterSpacing)] as const]),
  ...(CASES[style.case ?? ''] === undefined ? [] : [CASES[style.case ?? ''] as Declaration]),
  ...(DECORATIONS[style.decoration ?? ''] === undefined
    ? []
    : [['text-decoration', DECORATIONS[style.decoration ?? ''] as string] as const]),
  ...featuresOf(style.openType),
];

/** What a run of a text has of its own; members that it does not name come from the whole text. */
export const runStyle = (
  run: Partial<TextStyle>,
  { whole, box, ink, tell }: { whole: TextStyle; box: SemanticNode['box']; ink: Ink; tell: (word: string) => void },
): Declaration[] => {
  const size = run.size ?? whole.size;
  return [
    ...(run.family === undefined ? [] : [['font-family', familyText({ ...run, family: run.family }, ink)] as const]),
    ...(run.weight === undefined ? [] : [['font-weight', ink.weight(run.weight, run.weightToken)] as const]),
    ...(run.italic === undefined ? [] : [['font-style', run.italic ? 'italic' : 'normal'] as const]),
    ...(run.size === undefined ? [] : [['font-size', ink.length(run.size)] as const]),
    ...(run.lineHeight === undefined
      ? []
      : [['line-height', lineOf({ lineHeightPx: whole.lineHeightPx, ...run, size } as TextStyle, ink)] as const]),
    ...smallParts(run, ink),
    ...colourStyle({ fills: run.fills, box, ink, tell }),
  ];
};

const truncated = (layout: LayoutNode, text: TextContent): Declaration[] => {
  const { truncation } = text;
  if (truncation === undefined) return [];
  const lines = truncation.maxLines ?? lineCount(layout, text);
  if (lines === 1)
    return [
      ['overflow', 'hidden'],
      ['text-overflow', 'ellipsis'],
      ['white-space', 'nowrap'],
    ];
  return [
    ['display', '-webkit-box'],
    ['overflow', 'hidden'],
    ['-webkit-box-orient', 'vertical'],
    ['-webkit-line-clamp', num(lines)],
  ];
};

const ODD_SPACES = /^[ \t]|[ \t]$|[ \t]{2}|\t/m;

/** Figma never wraps a text that is as wide as it needs, and never lets a space go. */
const spaceStyle = (layout: LayoutNode, text: TextContent): Declaration[] => {
  const { characters, truncation } = text;
  if (truncation !== undefined) return [];
  const isOdd = ODD_SPACES.test(characters);
  if (keepsLine(layout, text)) return [['white-space', isOdd ? 'pre' : 'nowrap']];
  return isOdd ? [['white-space', 'pre-wrap']] : [];
};

const upright = (layout: LayoutNode, text: TextContent): Declaration[] => {
  const { verticalAlign } = text;
  if (layout.size.height.kind === 'hug' || (keepsLine(layout, text) && isLineHigh(layout, text))) return [];
  if (verticalAlign === 'CENTER') return [['align-content', 'center']];
  return verticalAlign === 'BOTTOM' ? [['align-content', 'end']] : [];
};

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A text that runs from right to left says so, and then its left edge has to be asked for. */
export const runsRightToLeft = (characters: string): boolean => RIGHT_TO_LEFT.test(characters);

const alignStyle = ({ align, characters }: TextContent): Declaration[] => {
  const word = ALIGN[align ?? ''] ?? (runsRightToLeft(characters) ? 'left' : undefined);
  return word === undefined ? [] : [['text-align', word]];
};

/** The outline of letters is drawn on both sides of their edge; what lies inside is covered where Figma has it outside. */
const strokeStyle = ({ strokes }: SemanticNode, ink: Ink): Declaration[] => {
  const paint = strokes?.paints.at(-1);
  if (strokes === undefined || paint?.kind !== 'solid' || plain(strokes.weight) <= 0) return [];
  const { color, token, opacity } = paint;
  const own = { color, ...(token === undefined ? {} : { token }), ...(opacity === undefined ? {} : { opacity }) };
  const isOutside = strokes.align === 'outside';
  const once = ink.length(strokes.weight);
  const twice = typeof strokes.weight === 'number' ? px(2 * strokes.weight) : `calc(2 * ${once})`;
  const weight = isOutside ? twice : once;
  return [
    ['-webkit-text-stroke', `${weight} ${colourText(own, ink)}`],
    ...(isOutside ? [['paint-order', 'stroke fill'] as const] : []),
  ];
};

const TRIMS: Readonly<Record<string, string>> = { CAP_HEIGHT: 'trim-both cap alphabetic' };

/** How a whole text looks. */
export const textDeclarations = (layout: LayoutNode, ink: Ink, tell: (word: string) => void): Declaration[] => {
  const { node } = layout;
  const { text } = node;
  if (text === undefined) return [];
  const trim = TRIMS[text.style.leadingTrim ?? ''];
  return [
    ['font', fontText(text.style, ink)],
    ...smallParts(text.style, ink),
    ...colourStyle({ fills: node.fills, box: node.box, ink, tell }),
    ...strokeStyle(node, ink),
    ...alignStyle(text),
    ...upright(layout, text),
    ...spaceStyle(layout, text),
    ...truncated(layout, text),
    ...(trim === undefined ? [] : [['text-box', trim] as const]),
    ...(plain(text.style.paragraphIndent ?? 0) > 0
      ? [['text-indent', ink.length(text.style.paragraphIndent ?? 0)] as const]
      : []),
  ];
};
