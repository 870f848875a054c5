import type { Effect, Paint, Path, Rectangle, SubcanvasNode, TypeStyle } from '@figma/rest-api-spec';
import { wrapText } from '../tokens/measure.ts';
import { TEXT_STYLES, type TextStyleName } from '../tokens/text-styles.ts';

/** Draws a node of the design as HTML: every box where the file says, shapes from their geometry. */
interface Drawn {
  readonly absoluteBoundingBox?: Rectangle | null;
  readonly fills?: Paint[];
  readonly strokes?: Paint[];
  readonly strokeWeight?: number;
  readonly strokeDashes?: number[];
  readonly cornerRadius?: number;
  readonly effects?: Effect[];
  readonly clipsContent?: boolean;
  readonly opacity?: number;
  readonly visible?: boolean;
  readonly fillGeometry?: Path[];
  readonly characters?: string;
  readonly style?: TypeStyle;
  readonly styles?: Record<string, string>;
  readonly children?: SubcanvasNode[];
}

export interface DrawContext {
  /** imageRef → data address */
  readonly images: Readonly<Record<string, string>>;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const channel = (value: number): number => Math.round(value * 255);
const css = (color: { r: number; g: number; b: number; a: number }, opacity = 1): string =>
  `rgba(${channel(color.r)},${channel(color.g)},${channel(color.b)},${Math.round(color.a * opacity * 1000) / 1000})`;

const gradient = (paint: Extract<Paint, { gradientStops: unknown }>, box: Rectangle): string => {
  const stops = paint.gradientStops.map((stop) => `${css(stop.color)} ${stop.position * 100}%`).join(',');
  const [start, end] = paint.gradientHandlePositions;
  if (!start || !end) return '';
  const [dx, dy] = [(end.x - start.x) * box.width, (end.y - start.y) * box.height];
  if (paint.type === 'GRADIENT_RADIAL')
    return `radial-gradient(${Math.hypot(dx, dy)}px at ${start.x * 100}% ${start.y * 100}%,${stops})`;
  return `linear-gradient(${(Math.atan2(dx, -dy) * 180) / Math.PI}deg,${stops})`;
};

const background = (paint: Paint, box: Rectangle, context: DrawContext): string => {
  switch (paint.type) {
    case 'SOLID':
      return `linear-gradient(${css(paint.color, paint.opacity)},${css(paint.color, paint.opacity)})`;
    case 'IMAGE':
      return `url(${context.images[paint.imageRef]}) center/cover`;
    case 'PATTERN':
      return 'none';
    default:
      return gradient(paint, box);
  }
};

const shadows = (node: Drawn): string =>
  (node.effects ?? [])
    .flatMap((effect) =>
      effect.type === 'DROP_SHADOW'
        ? [`${effect.offset.x}px ${effect.offset.y}px ${effect.radius}px ${css(effect.color)}`]
        : [],
    )
    .join(',');

const boxStyle = (node: Drawn, box: Rectangle, context: DrawContext): string => {
  const radius = Math.min(node.cornerRadius ?? 0, box.width / 2, box.height / 2);
  const stroke = node.strokes?.[0];
  const border = stroke?.type === 'SOLID' ? `inset 0 0 0 ${node.strokeWeight ?? 1}px ${css(stroke.color)}` : '';
  const shadow = [node.strokeDashes ? '' : border, shadows(node)].filter(Boolean).join(',');
  return [
    `border-radius:${radius}px`,
    node.fills?.length
      ? `background:${[...node.fills]
          .reverse()
          .map((paint) => background(paint, box, context))
          .join(',')}`
      : '',
    shadow && `box-shadow:${shadow}`,
    node.strokeDashes && stroke?.type === 'SOLID' ? `outline:1px dashed ${css(stroke.color)};outline-offset:-1px` : '',
    node.clipsContent ? 'overflow:hidden' : '',
  ]
    .filter(Boolean)
    .join(';');
};

const textHtml = (node: Drawn, box: Rectangle): string => {
  const { style = {}, characters = '', fills = [] } = node;
  const paint = fills[0];
  const name = Object.entries(TEXT_STYLES).find(
    ([, one]) => one.size === style.fontSize && one.weight === style.fontWeight,
  )?.[0];
  const fixed = style.textAutoResize !== 'WIDTH_AND_HEIGHT';
  const lines = fixed ? wrapText(characters, name as TextStyleName, box.width) : characters.split('\n');
  const look = [
    `font:${style.fontWeight} ${style.fontSize}px/${style.lineHeightPx}px Inter`,
    `letter-spacing:${style.letterSpacing}px`,
    `text-align:${style.textAlignHorizontal?.toLowerCase()}`,
    `color:${paint?.type === 'SOLID' ? css(paint.color) : '#000'}`,
    'white-space:pre',
  ].join(';');
  return `<div style="${look}">${lines.map(escaped).join('\n')}</div>`;
};

const shapeHtml = (node: Drawn, box: Rectangle): string => {
  const paint = node.fills?.[0];
  if (paint?.type !== 'SOLID') return '';
  const paths = (node.fillGeometry ?? [])
    .map(({ path, windingRule }) => `<path d="${path}" fill-rule="${windingRule.toLowerCase()}"/>`)
    .join('');
  return `<svg width="${box.width}" height="${box.height}" fill="${css(paint.color, paint.opacity)}" style="overflow:visible;display:block">${paths}</svg>`;
};

/** HTML of a node and its children, placed relative to `origin`. */
export const draw = (node: SubcanvasNode, origin: { x: number; y: number }, context: DrawContext): string => {
  const drawn = node as Drawn;
  const box = drawn.absoluteBoundingBox;
  if (drawn.visible === false || !box) return '';
  const place = `position:absolute;left:${box.x - origin.x}px;top:${box.y - origin.y}px;width:${box.width}px;height:${box.height}px`;
  const faded = drawn.opacity === undefined ? '' : `;opacity:${drawn.opacity}`;
  if (node.type === 'TEXT') return `<div style="${place}${faded}">${textHtml(drawn, box)}</div>`;
  if (node.type === 'VECTOR') return `<div style="${place}${faded}">${shapeHtml(drawn, box)}</div>`;
  const round = node.type === 'ELLIPSE' ? ';border-radius:50%' : '';
  const inner = (drawn.children ?? []).map((child) => draw(child, box, context)).join('');
  return `<div style="${place}${faded};${boxStyle(drawn, box, context)}${round}">${inner}</div>`;
};
