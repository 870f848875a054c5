import { readColour } from '#contract/design/colour-literal';
import type { Bound, Effect, Paint } from '#contract/design/semantic-ast';
import { plain } from '../../layout/layout-node.ts';
import { kebab } from '../names/words.ts';
import type { TokenNaming, ViewToken, ViewTokens } from '../views/token-names.ts';
import { shownPart } from '../views/unsaid.ts';
import { type Value, xaml } from './xaml-element.ts';
import { attributeText, xamlNumber } from './xaml-text.ts';

const LITERAL = /^#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/;
const CSS = /^rgba?\(/;

const hex = (channel: number): string =>
  Math.round(Math.min(255, Math.max(0, channel)))
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();

/** A literal of the adapter as it stands; what is written as in CSS, or is more translucent here, is written anew. */
export const colourLiteral = (literal: string, opacity = 1): string => {
  const isOwn = LITERAL.test(literal);
  if (isOwn && opacity === 1) return literal;
  const channels = isOwn || CSS.test(literal) ? readColour(literal, isOwn ? 'avalonia' : 'html') : null;
  if (channels === null) return /^[A-Za-z]+$/.test(literal) ? literal : 'Transparent';
  const { r, g, b, a } = channels;
  return `#${[a * opacity * 255, r, g, b].map(hex).join('')}`;
};

/** Key of a token in the resources: `ColorTextDefault`. */
export const resourceKey = ({ group, name }: Pick<ViewToken, 'group' | 'name'>): string => {
  const own = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  // `space16` in `Space` needs no second word.
  return own.startsWith(group) && /^\d/.test(own.slice(group.length)) ? own : group + own;
};

/** A number, by the key of its token where it has one. */
export const numberText = (length: Bound<number>, tokens: ViewTokens): string => {
  const named = typeof length === 'number' ? undefined : tokens.find(length.token);
  return named?.kind === 'number' ? `{DynamicResource ${resourceKey(named)}}` : xamlNumber(plain(length));
};

/** Types of resources that a number stands for where it is no number: all corners, all sides. */
export const LENGTH_TYPES = { Corner: 'CornerRadius', Thickness: 'Thickness' } as const;

const ENDS = ['', 'Brush', ...Object.keys(LENGTH_TYPES)];

/** Resources of all collections and kinds lie in one dictionary. */
export const AVALONIA_NAMING: Omit<TokenNaming, 'colours' | 'framework'> = {
  reserved: new Set(),
  flat: null,
  keysOf: (token) => ENDS.map((end) => resourceKey(token) + end),
};

/** A token where a resource of another type is asked for; null where it has no name. */
export const lengthKey = (
  length: Bound<number>,
  tokens: ViewTokens,
  type: keyof typeof LENGTH_TYPES,
): string | null => {
  const named = typeof length === 'number' ? undefined : tokens.find(length.token);
  return named?.kind === 'number' ? `{DynamicResource ${resourceKey(named)}${type}}` : null;
};

type Solid = Extract<Paint, { kind: 'solid' }>;
type Gradient = Extract<Paint, { kind: 'linear' | 'radial' | 'angular' | 'diamond' }>;

/** Key of the brush of a token: the project's own where it has one; null: it has the colour alone. */
const brushKey = (token: ViewToken): string | null =>
  token.theirs === null ? `${resourceKey(token)}Brush` : token.theirs.brush;

interface Coloured {
  readonly color: string;
  readonly token?: string | undefined;
}

/** A colour as stops and shadows take it: by the key of its token where it has one. */
const colourOf = ({ color, token }: Coloured, tokens: ViewTokens): string => {
  const named = token === undefined ? undefined : tokens.find(token);
  if (named?.kind !== 'color') return colourLiteral(color);
  const key = named.theirs === null ? resourceKey(named) : named.theirs.colour;
  return key === null ? colourLiteral(color) : `{DynamicResource ${key}}`;
};

const solidBrush = ({ color, token, opacity }: Solid, tokens: ViewTokens): Value => {
  const named = token === undefined ? undefined : tokens.find(token);
  const isWhole = opacity === undefined || opacity === 1;
  const key = named?.kind === 'color' ? brushKey(named) : null;
  if (key !== null && isWhole) return `{DynamicResource ${key}}`;
  const text = colourOf({ color, token }, tokens);
  if (isWhole && !text.startsWith('{')) return text;
  return xaml('SolidColorBrush', [['Color', text], ...(isWhole ? [] : [['Opacity', xamlNumber(opacity)] as const])]);
};

const point = ([x, y]: readonly [number, number]): string => `${xamlNumber(x * 100)}%,${xamlNumber(y * 100)}%`;

const stopsOf = ({ stops }: Gradient, tokens: ViewTokens) =>
  stops.map(({ at, color, token }) =>
    xaml('GradientStop', [
      ['Offset', xamlNumber(at)],
      ['Color', colourOf({ color, token }, tokens)],
    ]),
  );

const TOP = [
  [0.5, 0],
  [0.5, 1],
] as const;
const MIDDLE = [
  [0.5, 0.5],
  [1, 0.5],
  [0.5, 1],
] as const;

const DEGREES = 180 / Math.PI;
const QUARTER = 90;

const gradientBrush = (gradient: Gradient, tokens: ViewTokens): Value => {
  const children = stopsOf(gradient, tokens);
  const usual = gradient.kind === 'linear' ? TOP : MIDDLE;
  const [start = [0.5, 0.5], end = [1, 0.5], side = end] = gradient.handles ?? usual;
  const faded: [string, string][] = gradient.opacity === undefined ? [] : [['Opacity', xamlNumber(gradient.opacity)]];
  if (gradient.kind === 'linear')
    return xaml('LinearGradientBrush', [['StartPoint', point(start)], ['EndPoint', point(end)], ...faded], {
      children,
    });
  if (gradient.kind === 'angular') {
    const angle = xamlNumber(Math.atan2(end[1] - start[1], end[0] - start[0]) * DEGREES + QUARTER);
    return xaml('ConicGradientBrush', [['Center', point(start)], ['Angle', angle], ...faded], { children });
  }
  const reach = ([x, y]: readonly [number, number]): string =>
    `${xamlNumber(Math.hypot(x - start[0], y - start[1]) * 100)}%`;
  const radii: [string, string][] = [
    ['RadiusX', reach(end)],
    ['RadiusY', reach(side)],
  ];
  return xaml('RadialGradientBrush', [['Center', point(start)], ['GradientOrigin', point(start)], ...radii, ...faded], {
    children,
  });
};

const STRETCHES: Readonly<Record<string, string>> = { FIT: 'Uniform', STRETCH: 'Fill', FILL: 'UniformToFill' };
export const stretchOf = (mode: string): string => STRETCHES[mode] ?? 'UniformToFill';

export interface Painting {
  readonly tokens: ViewTokens;
  /** Of a file of the project among the resources. */
  address(path: string): string;
}

/** A paint as a brush; null for what is none. */
export const brush = (paint: Paint, { tokens, address }: Painting): Value | null => {
  if (paint.kind === 'solid') return solidBrush(paint, tokens);
  if (paint.kind === 'other') return null;
  if (paint.kind !== 'image') return paint.stops.length === 0 ? null : gradientBrush(paint, tokens);
  const tiled: [string, string][] =
    paint.scaleMode === 'TILE'
      ? [
          ['TileMode', 'Tile'],
          ['Stretch', 'None'],
        ]
      : [['Stretch', stretchOf(paint.scaleMode)]];
  const shown = shownPart(paint);
  // Of a crop the brush shows its part alone.
  if (shown !== null && shown !== 'other')
    tiled.push(['SourceRect', shown.part.map((share) => `${xamlNumber(share * 100)}%`).join(',')]);
  const faded: [string, string][] = paint.opacity === undefined ? [] : [['Opacity', xamlNumber(paint.opacity)]];
  return xaml('ImageBrush', [['Source', attributeText(address(paint.ref ?? ''))], ...tiled, ...faded]);
};

type Shadow = Extract<Effect, { kind: 'drop-shadow' | 'inner-shadow' }>;

const isShadow = (effect: Effect): effect is Shadow => effect.kind === 'drop-shadow' || effect.kind === 'inner-shadow';

/** Shadows of a box, the uppermost first. */
export const boxShadows = (effects: readonly Effect[]): string[] =>
  effects
    .filter(isShadow)
    .map(({ kind, x, y, blur, spread = 0, color }) => {
      const lengths = [x, y, blur, spread].map((length) => xamlNumber(plain(length))).join(' ');
      return `${kind === 'inner-shadow' ? 'inset ' : ''}${lengths} ${colourLiteral(color)}`;
    })
    .reverse();

/** Blur of a view, or the shadow of letters. */
export const viewEffect = (effects: readonly Effect[], isText: boolean): string | null => {
  const blur = effects.find((effect) => effect.kind === 'layer-blur');
  if (blur?.kind === 'layer-blur') return `blur(${xamlNumber(plain(blur.blur))})`;
  const shadow = isText ? effects.find((effect) => effect.kind === 'drop-shadow') : undefined;
  if (shadow?.kind !== 'drop-shadow') return null;
  const lengths = [shadow.x, shadow.y, shadow.blur].map((length) => xamlNumber(plain(length))).join(' ');
  return `drop-shadow(${lengths} ${colourLiteral(shadow.color)})`;
};

export const className = (words: readonly string[]): string => kebab(words, 'part');
