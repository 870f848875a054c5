import type { FrameworkAdapter, LayoutMaps, NodeTypeContext, RGBA } from './adapter-types.ts';

/** SvgPicture is the widget of the package flutter_svg. */
const SVG = 'SvgPicture';
const IMAGE = 'Image';

/** A channel as two hexadecimal digits; what lies outside of 0 to 1 is brought in. */
const hex = (channel: number): string =>
  Math.round(Math.min(1, Math.max(0, channel)) * 255)
    .toString(16)
    .padStart(2, '0');

/** `Color(0xffff8000)`: alpha, red, green, blue. */
const transformColor = ({ r, g, b, a }: RGBA): string => `Color(0x${hex(a)}${hex(r)}${hex(g)}${hex(b)})`;

/** MainAxisSize.max stands for what fills its parent; in a Row or Column that is a child in Expanded. */
const layoutMaps: LayoutMaps = {
  direction: { NONE: 'Stack', HORIZONTAL: 'Axis.horizontal', VERTICAL: 'Axis.vertical', GRID: 'GridView' },
  mainAxisAlign: {
    MIN: 'MainAxisAlignment.start',
    CENTER: 'MainAxisAlignment.center',
    MAX: 'MainAxisAlignment.end',
    SPACE_BETWEEN: 'MainAxisAlignment.spaceBetween',
  },
  crossAxisAlign: {
    MIN: 'CrossAxisAlignment.start',
    CENTER: 'CrossAxisAlignment.center',
    MAX: 'CrossAxisAlignment.end',
    BASELINE: 'CrossAxisAlignment.baseline',
    STRETCH: 'CrossAxisAlignment.stretch',
  },
  mainAxisSize: { FIXED: 'SizedBox', HUG: 'MainAxisSize.min', FILL: 'MainAxisSize.max' },
};

/** Words that do not depend on how a layer is laid out. A SLICE draws nothing and so has none. */
const WORDS: Readonly<Record<string, string>> = {
  TEXT: 'Text',
  RECTANGLE: 'Container',
  SHAPE_WITH_TEXT: 'Container',
  STICKY: 'Container',
  TABLE: 'Table',
  TABLE_CELL: 'TableCell',
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

/** The widget that lays its children out the same way. */
const frameWord = (ctx: NodeTypeContext): string => {
  switch (ctx.layoutMode) {
    case 'HORIZONTAL':
      return ctx.wraps ? 'Wrap' : 'Row';
    case 'VERTICAL':
      return 'Column';
    case 'GRID':
      return 'GridView';
    case 'NONE':
      return 'Stack';
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
