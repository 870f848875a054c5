import { readColour } from '#contract/design/colour-literal';
import type { Bound, Paint } from '#contract/design/semantic-ast';
import { plain } from '../../../layout/layout-node.ts';
import type { ViewToken, ViewTokens } from '../../views/token-names.ts';
import { swiftMember, swiftNumber, swiftString } from '../swift-text.ts';

/** A colour or a call with plain arguments, as adapters write them. */
const EXPRESSION = /^[A-Za-z_][\w.]*(?:\([\w\s:.,-]*\))?$/;

const CSS = /^(?:rgb|hsl)a?\(/;

/** A literal of the adapter as it stands; what is no Swift is read and written anew. */
export const colourLiteral = (literal: string): string => {
  if (EXPRESSION.test(literal) && !CSS.test(literal)) return literal;
  const channels = readColour(literal, 'html');
  if (channels === null) return 'Color.clear';
  const { r, g, b, a } = channels;
  const [red, green, blue] = [r, g, b].map((channel) => swiftNumber(channel / 255));
  return `Color(red: ${red}, green: ${green}, blue: ${blue}${a === 1 ? '' : `, opacity: ${swiftNumber(a)}`})`;
};

interface Coloured {
  readonly color: string;
  readonly token?: string;
  readonly opacity?: number;
}

/** `Color.Brand.primary`, or `Color.primaryText` where there is no group. */
const tokenText = (type: string, { group, name, theirs }: ViewToken): string =>
  theirs?.colour ?? [type, ...(group === '' ? [] : [group]), swiftMember(name)].join('.');

export const colourText = ({ color, token, opacity = 1 }: Coloured, tokens: ViewTokens): string => {
  const named = token === undefined ? undefined : tokens.find(token);
  const text = named?.kind === 'color' ? tokenText('Color', named) : colourLiteral(color);
  return opacity === 1 ? text : `${text}.opacity(${swiftNumber(opacity)})`;
};

/** A number, by the name of its token where it has one. */
export const numberText = (length: Bound<number>, tokens: ViewTokens): string => {
  const named = typeof length === 'number' ? undefined : tokens.find(length.token);
  return named?.kind === 'number' ? tokenText('CGFloat', named) : swiftNumber(plain(length));
};

type Gradient = Extract<Paint, { kind: 'linear' | 'radial' | 'angular' | 'diamond' }>;

const point = ([x, y]: readonly [number, number]): string => `UnitPoint(x: ${swiftNumber(x)}, y: ${swiftNumber(y)})`;

const FROM_TOP = [
  [0.5, 0],
  [0.5, 1],
] as const;
const FROM_MIDDLE = [
  [0.5, 0.5],
  [1, 0.5],
] as const;

const stopsText = ({ stops, opacity = 1 }: Gradient, tokens: ViewTokens): string =>
  `[${stops.map((stop) => `.init(color: ${colourText({ ...stop, opacity }, tokens)}, location: ${swiftNumber(stop.at)})`).join(', ')}]`;

const DEGREES = 180 / Math.PI;

const gradientText = (gradient: Gradient, tokens: ViewTokens): string => {
  const stops = `stops: ${stopsText(gradient, tokens)}`;
  const [start = [0.5, 0.5], end = [1, 0.5]] =
    gradient.handles ?? (gradient.kind === 'linear' ? FROM_TOP : FROM_MIDDLE);
  switch (gradient.kind) {
    case 'linear':
      return `LinearGradient(${stops}, startPoint: ${point(start)}, endPoint: ${point(end)})`;
    case 'angular': {
      const angle = swiftNumber(Math.atan2(end[1] - start[1], end[0] - start[0]) * DEGREES);
      return `AngularGradient(${stops}, center: ${point(start)}, angle: .degrees(${angle}))`;
    }
    default: {
      const reach = swiftNumber(Math.hypot(end[0] - start[0], end[1] - start[1]));
      return `EllipticalGradient(${stops}, center: ${point(start)}, startRadiusFraction: 0, endRadiusFraction: ${reach})`;
    }
  }
};

/** Name of a picture in the asset catalog. */
export const imageName = (path: string): string => {
  const set = /([^/]+)\.imageset\/[^/]+$/.exec(path)?.[1];
  return set ?? (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
};

export const isColour = (paint: Paint): boolean => paint.kind === 'solid';

/** A colour or gradient that fills a shape or text; null for what is none. */
export const styleText = (paint: Paint, tokens: ViewTokens): string | null => {
  if (paint.kind === 'solid') return colourText(paint, tokens);
  if (paint.kind === 'image' || paint.kind === 'other' || paint.stops.length === 0) return null;
  return gradientText(paint, tokens);
};

/** A picture that fills what is around it. */
export const imageFill = (paint: Extract<Paint, { kind: 'image' }>): string => {
  const image = `Image(decorative: ${swiftString(imageName(paint.ref ?? ''))})`;
  const faded = paint.opacity === undefined ? '' : `.opacity(${swiftNumber(paint.opacity)})`;
  if (paint.scaleMode === 'TILE') return `${image}.resizable(resizingMode: .tile)${faded}`;
  const mode = paint.scaleMode === 'FIT' ? '.scaledToFit()' : paint.scaleMode === 'STRETCH' ? '' : '.scaledToFill()';
  return `${image}.resizable()${mode}${faded}`;
};
