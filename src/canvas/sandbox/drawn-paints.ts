import type { DrawnLayer, DrawnText } from '#contract/canvas/sandbox';
import { readFontStyle } from '../document/text/font-names.ts';

const channel = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 255);

const css = ({ r, g, b, a = 1 }: { r: number; g: number; b: number; a?: number }, opacity: number): string => {
  const alpha = a * opacity;
  const rgb = `${channel(r)} ${channel(g)} ${channel(b)}`;
  return alpha >= 1 ? `rgb(${rgb})` : `rgb(${rgb} / ${Math.round(alpha * 1000) / 1000})`;
};

/** The colour of a paint: a gradient is drawn in that of its middle. */
const colourOf = (paint: Paint): string | null => {
  if (paint.visible === false) return null;
  const opacity = paint.opacity ?? 1;
  if (paint.type === 'SOLID') return css(paint.color, opacity);
  if (!('gradientStops' in paint)) return null;
  const stop = paint.gradientStops[Math.floor((paint.gradientStops.length - 1) / 2)];
  return stop === undefined ? null : css(stop.color, opacity);
};

const paintsIn = (node: SceneNode, key: 'fills' | 'strokes'): readonly Paint[] => {
  const paints: unknown = key in node ? node[key as keyof SceneNode] : [];
  return Array.isArray(paints) ? (paints as readonly Paint[]) : [];
};

const topmost = (paints: readonly Paint[]): string | null => {
  const colours = paints.map(colourOf).filter((colour) => colour !== null);
  return colours.at(-1) ?? null;
};

const strokeOf = (node: SceneNode): Pick<DrawnLayer, 'stroke'> => {
  const color = topmost(paintsIn(node, 'strokes'));
  const weight = 'strokeWeight' in node && typeof node.strokeWeight === 'number' ? node.strokeWeight : 1;
  return color === null || weight === 0 ? {} : { stroke: { color, weight } };
};

const radiiOf = (node: SceneNode): Pick<DrawnLayer, 'radii'> => {
  if (!('topLeftRadius' in node)) return {};
  const { topLeftRadius, topRightRadius, bottomRightRadius, bottomLeftRadius } = node;
  const radii = [topLeftRadius, topRightRadius, bottomRightRadius, bottomLeftRadius] as const;
  return radii.every((radius) => radius === 0) ? {} : { radii };
};

const ALIGN = { LEFT: 'left', CENTER: 'center', RIGHT: 'right', JUSTIFIED: 'justify' } as const;

/** Figma says `mixed` where a text is set in several ways: then the plain way is drawn. */
const textOf = (node: TextNode): DrawnText => {
  const name = typeof node.fontName === 'symbol' ? { family: 'Inter', style: 'Regular' } : node.fontName;
  const size = typeof node.fontSize === 'number' ? node.fontSize : 12;
  const line = typeof node.lineHeight === 'symbol' ? { unit: 'AUTO' as const } : node.lineHeight;
  return {
    characters: node.characters.slice(0, 2_000),
    family: name.family,
    weight: readFontStyle(name.style).weight,
    size,
    lineHeight: line.unit === 'PIXELS' ? line.value : line.unit === 'PERCENT' ? (line.value * size) / 100 : null,
    align: ALIGN[node.textAlignHorizontal],
    wraps: node.textAutoResize !== 'WIDTH_AND_HEIGHT',
  };
};

/** How a layer looks, as far as a sketch of it shows that. */
export const lookOf = (node: SceneNode): Pick<DrawnLayer, 'fill'> & Partial<DrawnLayer> => {
  const fills = paintsIn(node, 'fills');
  const hasPicture = fills.some(({ type, visible }) => (type === 'IMAGE' || type === 'VIDEO') && visible !== false);
  const opacity = 'opacity' in node ? node.opacity : 1;
  return {
    fill: topmost(fills),
    ...(hasPicture ? { hasPicture } : {}),
    ...strokeOf(node),
    ...radiiOf(node),
    ...(opacity < 1 ? { opacity } : {}),
    ...('clipsContent' in node && node.clipsContent ? { clips: true as const } : {}),
    ...(node.type === 'TEXT' ? { text: textOf(node) } : {}),
  };
};
