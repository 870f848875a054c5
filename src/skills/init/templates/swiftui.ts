import type { FrameworkAdapter, LayoutMaps, NodeTypeContext, RGBA } from './adapter-types.ts';

/** Both are an Image in code; a VectorImage keeps its vectors in the asset catalog. */
const SVG = 'VectorImage';
const IMAGE = 'Image';

/** A channel with three decimals; what lies outside of 0 to 1 is brought in. */
const decimal = (channel: number): number => Math.round(Math.min(1, Math.max(0, channel)) * 1000) / 1000;

/** `Color(red: 1, green: 0.502, blue: 0)`, with `opacity: 0.5` where something shows through. */
const transformColor = ({ r, g, b, a }: RGBA): string => {
  const channels = `red: ${decimal(r)}, green: ${decimal(g)}, blue: ${decimal(b)}`;
  return decimal(a) === 1 ? `Color(${channels})` : `Color(${channels}, opacity: ${decimal(a)})`;
};

/** On a vertical axis leading is top and trailing is bottom. `fill` is a frame with maxWidth or maxHeight .infinity. */
const layoutMaps: LayoutMaps = {
  direction: { NONE: 'ZStack', HORIZONTAL: 'HStack', VERTICAL: 'VStack', GRID: 'Grid' },
  mainAxisAlign: { MIN: 'leading', CENTER: 'center', MAX: 'trailing', SPACE_BETWEEN: 'Spacer' },
  crossAxisAlign: { MIN: 'leading', CENTER: 'center', MAX: 'trailing', BASELINE: 'firstTextBaseline', STRETCH: 'fill' },
  mainAxisSize: { FIXED: 'fixed', HUG: 'fixedSize', FILL: 'fill' },
};

/** Words that do not depend on how a layer is laid out. A SLICE draws nothing and so has none. */
const WORDS: Readonly<Record<string, string>> = {
  TEXT: 'Text',
  RECTANGLE: 'Rectangle',
  SHAPE_WITH_TEXT: 'Rectangle',
  STICKY: 'Rectangle',
  TABLE: 'Grid',
  TABLE_CELL: 'GridRow',
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

/** The container that lays its children out the same way; FlowLayout is a Layout of your own that wraps. */
const frameWord = (ctx: NodeTypeContext): string => {
  switch (ctx.layoutMode) {
    case 'HORIZONTAL':
      return ctx.wraps ? 'FlowLayout' : 'HStack';
    case 'VERTICAL':
      return 'VStack';
    case 'GRID':
      return 'Grid';
    case 'NONE':
      return 'ZStack';
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
