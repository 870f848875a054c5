import type { DropShadowEffect, Paint, RGBA, TypeStyle } from '@figma/rest-api-spec';
import type { Fill, TextSpec } from '../screens/spec.ts';
import { TEXT_STYLES, type TextStyleName, WEIGHT_NAMES } from '../tokens/text-styles.ts';
import { colourOf, hexColour, type Mode } from '../tokens/tokens.ts';
import { aliasOf } from '../tokens/variables.ts';

export const imagePaint = (imageRef: string): Paint => ({
  blendMode: 'NORMAL',
  type: 'IMAGE',
  scaleMode: 'FILL',
  imageRef,
});

export const paintOf = (fill: Fill, mode: Mode, imageRef: string): Paint => {
  switch (fill.kind) {
    case 'image':
      return imagePaint(imageRef);
    case 'literal':
      return { ...opacityOf(fill), blendMode: 'NORMAL', type: 'SOLID', color: hexColour(fill.hex) };
    case 'token':
      return {
        ...opacityOf(fill),
        blendMode: 'NORMAL',
        type: 'SOLID',
        color: colourOf(fill.token, mode),
        boundVariables: { color: aliasOf(fill.token) },
      };
    case 'linear':
    case 'radial':
      return {
        blendMode: 'NORMAL',
        type: fill.kind === 'linear' ? 'GRADIENT_LINEAR' : 'GRADIENT_RADIAL',
        gradientHandlePositions: fill.handles.map(([x, y]) => ({ x, y })),
        gradientStops: fill.stops.map(([position, token, alpha]) => ({
          color: { ...colourOf(token, mode), a: alpha ?? 1 },
          position,
          ...(alpha === undefined ? { boundVariables: { color: aliasOf(token) } } : {}),
        })),
      };
  }
};

const opacityOf = (fill: { readonly opacity?: number }): { opacity?: number } =>
  fill.opacity === undefined ? {} : { opacity: fill.opacity };

const shadow = (y: number, radius: number, alpha: number): DropShadowEffect => ({
  type: 'DROP_SHADOW',
  visible: true,
  color: { ...hexColour('#16211B'), a: alpha } satisfies RGBA,
  blendMode: 'NORMAL',
  offset: { x: 0, y },
  radius,
  spread: 0,
  showShadowBehindNode: false,
});

export const SHADOWS = {
  card: [shadow(1, 2, 0.06), shadow(6, 16, 0.05)],
  float: [shadow(-4, 20, 0.06)],
} as const;

export const textStyleOf = (name: TextStyleName): TypeStyle => {
  const { size, line, weight, spacing } = TEXT_STYLES[name];
  const style = WEIGHT_NAMES[weight] ?? 'Regular';
  return {
    fontFamily: 'Inter',
    fontPostScriptName: `Inter-${style}`,
    fontStyle: style.replace('SemiBold', 'Semi Bold'),
    fontWeight: weight,
    fontSize: size,
    textAlignHorizontal: 'LEFT',
    textAlignVertical: 'TOP',
    letterSpacing: spacing,
    lineHeightPx: line,
    lineHeightPercentFontSize: Math.round((line / size) * 100_000) / 1000,
    lineHeightUnit: 'PIXELS',
  };
};

export const styleOfText = (spec: TextSpec): TypeStyle => ({
  ...textStyleOf(spec.style),
  textAlignHorizontal: spec.align ?? 'LEFT',
  textAutoResize: spec.w === 'hug' ? 'WIDTH_AND_HEIGHT' : 'HEIGHT',
});

const STYLE_ORDER = Object.keys(TEXT_STYLES);
export const textStyleId = (name: TextStyleName): string => `3:${STYLE_ORDER.indexOf(name) + 1}`;
