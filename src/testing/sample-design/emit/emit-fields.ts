import type { Paint, Rectangle, TypeStyle } from '@figma/rest-api-spec';
import { type Laid, num } from '../screens/layout.ts';
import type { FrameSpec, Metric, Size, TextSpec } from '../screens/spec.ts';
import { transformPath } from '../shapes/path-bounds.ts';
import { ellipse, roundedRect } from '../shapes/paths.ts';
import { colourOf, type Mode } from '../tokens/tokens.ts';
import { aliasOf, darkMode } from '../tokens/variables.ts';
import type { Site } from './emit-context.ts';
import { SHADOWS, styleOfText, textStyleId } from './emit-paint.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const rectangle = (box: Box): Rectangle => ({ x: box.x, y: box.y, width: box.w, height: box.h });

/** How far paint reaches beyond the box. */
const renderBox = (laid: Laid, box: Box): Rectangle => {
  const effects = laid.spec.kind === 'frame' && laid.spec.shadow ? SHADOWS[laid.spec.shadow] : [];
  const reach = (side: (effect: (typeof SHADOWS)['card'][number]) => number): number =>
    Math.max(0, ...effects.map((effect) => effect.radius + side(effect)));
  const [left, top] = [reach(() => 0), reach((effect) => -effect.offset.y)];
  return {
    x: box.x - left,
    y: box.y - top,
    width: box.w + 2 * left,
    height: box.h + top + reach((effect) => effect.offset.y),
  };
};

const sizing = (size: Size, leaf: boolean): 'FIXED' | 'HUG' | 'FILL' =>
  size === 'fill' ? 'FILL' : size === 'hug' && !leaf ? 'HUG' : 'FIXED';

const inLayout = (laid: Laid, parent: FrameSpec) => {
  const { spec } = laid;
  const main = parent.dir === 'H' ? spec.w : spec.h;
  const cross = parent.dir === 'H' ? spec.h : spec.w;
  const leaf = spec.kind !== 'frame' && spec.kind !== 'text';
  return {
    layoutAlign: cross === 'fill' ? ('STRETCH' as const) : ('INHERIT' as const),
    layoutGrow: main === 'fill' ? (1 as const) : (0 as const),
    layoutSizingHorizontal: sizing(spec.w, leaf),
    layoutSizingVertical: sizing(spec.h, leaf),
    ...(spec.abs && { layoutPositioning: 'ABSOLUTE' as const }),
  };
};

const ownSizing = (laid: Laid) =>
  laid.spec.kind === 'frame' && laid.spec.dir !== 'NONE'
    ? { layoutSizingHorizontal: sizing(laid.spec.w, false), layoutSizingVertical: sizing(laid.spec.h, false) }
    : {};

/** Fields that every layer has. `site` is the parent's. */
export const layerFields = (laid: Laid, box: Box, site: Site) => {
  const { spec } = laid;
  const auto = site.parent && site.parent.dir !== 'NONE';
  return {
    name: spec.name,
    scrollBehavior: 'SCROLLS' as const,
    ...(spec.hidden && { visible: false }),
    ...(spec.opacity !== undefined && { opacity: spec.opacity }),
    blendMode: 'PASS_THROUGH' as const,
    absoluteBoundingBox: rectangle(box),
    absoluteRenderBounds: spec.hidden ? null : renderBox(laid, box),
    constraints: { vertical: 'TOP' as const, horizontal: spec.abs?.horizontal ?? ('LEFT' as const) },
    relativeTransform: [
      [1, 0, box.x - site.x],
      [0, 1, box.y - site.y],
    ],
    size: { x: box.w, y: box.h },
    ...(auto && site.parent ? inLayout(laid, site.parent) : ownSizing(laid)),
    strokes: [] as Paint[],
    strokeWeight: 1,
    strokeAlign: 'INSIDE' as const,
    effects: spec.kind === 'frame' && spec.shadow ? [...SHADOWS[spec.shadow]] : [],
    interactions: [],
  };
};

const alias = (value: Metric | undefined) => (typeof value === 'string' ? aliasOf(value) : undefined);

const present = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

const radiusVariables = (radius: Metric | undefined) => {
  const bound = alias(radius);
  return bound
    ? {
        rectangleCornerRadii: {
          RECTANGLE_TOP_LEFT_CORNER_RADIUS: bound,
          RECTANGLE_TOP_RIGHT_CORNER_RADIUS: bound,
          RECTANGLE_BOTTOM_LEFT_CORNER_RADIUS: bound,
          RECTANGLE_BOTTOM_RIGHT_CORNER_RADIUS: bound,
        },
      }
    : {};
};

const corners = (radius: Metric | undefined) =>
  radius === undefined ? {} : { cornerRadius: num(radius), cornerSmoothing: 0 };

const frameVariables = (spec: FrameSpec) => {
  const [top, right, bottom, left] = spec.pad ?? [];
  const bound = {
    ...present({
      itemSpacing: spec.main === 'SPACE_BETWEEN' ? undefined : alias(spec.gap),
      counterAxisSpacing: alias(spec.wrap),
      paddingTop: alias(top),
      paddingRight: alias(right),
      paddingBottom: alias(bottom),
      paddingLeft: alias(left),
    }),
    ...radiusVariables(spec.radius),
  };
  return {
    ...(Object.keys(bound).length > 0 && { boundVariables: bound }),
    ...(spec.dark && { explicitVariableModes: darkMode() }),
  };
};

const padding = (spec: FrameSpec) => {
  const [top, right, bottom, left] = (spec.pad ?? [0, 0, 0, 0]).map(num);
  return {
    ...(left && { paddingLeft: left }),
    ...(right && { paddingRight: right }),
    ...(top && { paddingTop: top }),
    ...(bottom && { paddingBottom: bottom }),
  };
};

const autoLayout = (spec: FrameSpec) => {
  if (spec.dir === 'NONE') return {};
  const main = spec.dir === 'H' ? spec.w : spec.h;
  const cross = spec.dir === 'H' ? spec.h : spec.w;
  return {
    layoutMode: spec.dir === 'H' ? ('HORIZONTAL' as const) : ('VERTICAL' as const),
    primaryAxisSizingMode: main === 'hug' ? ('AUTO' as const) : ('FIXED' as const),
    counterAxisSizingMode: cross === 'hug' ? ('AUTO' as const) : ('FIXED' as const),
    ...(spec.main && { primaryAxisAlignItems: spec.main }),
    ...(spec.cross && { counterAxisAlignItems: spec.cross }),
    ...padding(spec),
    ...(spec.gap !== undefined && { itemSpacing: num(spec.gap) }),
    layoutWrap: spec.wrap === undefined ? ('NO_WRAP' as const) : ('WRAP' as const),
    ...(spec.wrap !== undefined && { counterAxisSpacing: num(spec.wrap) }),
  };
};

const SET_STROKE = { r: 0.5921568870544434, g: 0.27843138575553894, b: 1, a: 1 };

const frameStrokes = (spec: FrameSpec, mode: Mode) => {
  if (spec.set)
    return {
      strokes: [{ blendMode: 'NORMAL' as const, type: 'SOLID' as const, color: SET_STROKE }],
      strokeDashes: [10, 5],
    };
  if (!spec.stroke) return {};
  const color = colourOf(spec.stroke, mode);
  return {
    strokes: [
      { blendMode: 'NORMAL' as const, type: 'SOLID' as const, color, boundVariables: { color: aliasOf(spec.stroke) } },
    ],
  };
};

export const frameFields = (spec: FrameSpec, mode: Mode, fills: Paint[]) => ({
  clipsContent: spec.clips ?? false,
  fills,
  ...frameStrokes(spec, mode),
  ...corners(spec.radius),
  ...autoLayout(spec),
  ...frameVariables(spec),
});

const outlineOf = (laid: Laid, box: Box): string => {
  const { spec } = laid;
  if (spec.kind === 'vector') return transformPath(spec.path, 1, [laid.x - box.x, laid.y - box.y]);
  if (spec.kind === 'ellipse') return ellipse(box.w / 2, box.h / 2, box.w / 2, box.h / 2);
  const radius = spec.kind === 'rect' ? num(spec.radius) : 0;
  return roundedRect(0, 0, [box.w, box.h], Math.min(radius, box.w / 2, box.h / 2));
};

/** `origin` is the box in the parent's coordinates. */
export const shapeFields = (laid: Laid, origin: Box, fills: Paint[]) => {
  const radius = laid.spec.kind === 'rect' ? laid.spec.radius : undefined;
  const bound = radiusVariables(radius);
  return {
    fills,
    fillGeometry: [{ path: outlineOf(laid, origin), windingRule: 'NONZERO' as const }],
    strokeGeometry: [],
    ...corners(radius),
    ...(Object.keys(bound).length > 0 && { boundVariables: bound }),
  };
};

export const textFields = (spec: TextSpec, fills: Paint[]) => ({
  fills,
  characters: spec.text,
  style: styleOfText(spec) satisfies TypeStyle,
  characterStyleOverrides: [],
  styleOverrideTable: {},
  lineTypes: ['NONE' as const],
  lineIndentations: [0],
  layoutVersion: 4,
  styles: { text: textStyleId(spec.style) },
  fillGeometry: [],
  strokeGeometry: [],
});
