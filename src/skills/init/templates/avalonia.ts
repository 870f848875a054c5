import type { FrameworkAdapter, LayoutMaps, NodeTypeContext, RGBA } from './adapter-types.ts';

/** A PathIcon is drawn from a StreamGeometry, an Image from a bitmap. */
const SVG = 'PathIcon';
const IMAGE = 'Image';

/** A channel as two capital hexadecimal digits; what lies outside of 0 to 1 is brought in. */
const hex = (channel: number): string =>
  Math.round(Math.min(1, Math.max(0, channel)) * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();

/** `#FFFF8000`: alpha, red, green, blue. */
const transformColor = ({ r, g, b, a }: RGBA): string => `#${hex(a)}${hex(r)}${hex(g)}${hex(b)}`;

/** On a vertical axis Left is Top and Right is Bottom. The sizes are those of a GridLength; SpaceBetween takes star columns. */
const layoutMaps: LayoutMaps = {
  direction: { NONE: 'Canvas', HORIZONTAL: 'Horizontal', VERTICAL: 'Vertical', GRID: 'Grid' },
  mainAxisAlign: { MIN: 'Left', CENTER: 'Center', MAX: 'Right', SPACE_BETWEEN: 'SpaceBetween' },
  crossAxisAlign: { MIN: 'Left', CENTER: 'Center', MAX: 'Right', BASELINE: 'Baseline', STRETCH: 'Stretch' },
  mainAxisSize: { FIXED: 'Pixel', HUG: 'Auto', FILL: 'Star' },
};

/** Words that do not depend on how a layer is laid out. A SLICE draws nothing and so has none. */
const WORDS: Readonly<Record<string, string>> = {
  TEXT: 'TextBlock',
  RECTANGLE: 'Border',
  SHAPE_WITH_TEXT: 'Border',
  STICKY: 'Border',
  TABLE: 'Grid',
  TABLE_CELL: 'Border',
  VECTOR: SVG,
  BOOLEAN_OPERATION: SVG,
  ELLIPSE: SVG,
  LINE: SVG,
  REGULAR_POLYGON: SVG,
  STAR: SVG,
  TEXT_PATH: SVG,
  CONNECTOR: SVG,
  WASHI_TAPE: SVG,
  IMAGE,
  EMBED: IMAGE,
  LINK_UNFURL: IMAGE,
  MEDIA: IMAGE,
  WIDGET: IMAGE,
};

/** Laid out layers: their word says how. */
const FRAMES = new Set(['FRAME', 'GROUP', 'COMPONENT', 'INSTANCE', 'SLOT', 'TRANSFORM_GROUP']);

/** Things gathered side by side; never one picture, even when all of them are icons. */
const GATHERED = new Set(['SECTION', 'COMPONENT_SET', 'CANVAS', 'DOCUMENT']);

/** The panel that lays its children out the same way; a StackPanel says its Orientation too. */
const frameWord = (ctx: NodeTypeContext): string => {
  switch (ctx.layoutMode) {
    case 'HORIZONTAL':
      return ctx.wraps ? 'WrapPanel' : 'HorizontalStackPanel';
    case 'VERTICAL':
      return 'VerticalStackPanel';
    case 'GRID':
      return 'Grid';
    case 'NONE':
      return 'Canvas';
  }
};

const mapNodeType = (figmaType: string, ctx: NodeTypeContext): string | undefined => {
  if (ctx.hasImageFill && !ctx.hasChildren && figmaType !== 'TEXT') return IMAGE;
  if (Object.hasOwn(WORDS, figmaType)) return WORDS[figmaType];
  // What is unknown and holds layers is laid out like a frame; what is unknown and holds none is left out.
  if (!ctx.hasChildren && !FRAMES.has(figmaType) && !GATHERED.has(figmaType)) return undefined;
  return ctx.onlyVectors && !GATHERED.has(figmaType) ? SVG : frameWord(ctx);
};

export const adapter: FrameworkAdapter = {
  transformColor,
  layoutMaps,
  mapNodeType,
  svgPictureType: SVG,
  staticImageType: IMAGE,
  // The finished semantic AST lies at `astPath` and may be read here; a failure stops the import.
  postAstTokenGenerated: async (_astPath: string): Promise<void> => {},
};
