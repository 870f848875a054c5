import type { FrameworkAdapter, LayoutMaps, NodeTypeContext, RGBA } from './adapter-types.ts';

/** Plain words; change them to those of your toolkit. */
const SVG = 'vector';
const IMAGE = 'image';

/** A channel as two hexadecimal digits; what lies outside of 0 to 1 is brought in. */
const hex = (channel: number): string =>
  Math.round(Math.min(1, Math.max(0, channel)) * 255)
    .toString(16)
    .padStart(2, '0');

/** `#ff8000`, and `#ff800080` where something shows through. */
const transformColor = ({ r, g, b, a }: RGBA): string => {
  const alpha = hex(a);
  return `#${hex(r)}${hex(g)}${hex(b)}${alpha === 'ff' ? '' : alpha}`;
};

/** Plain words; change them to those of your toolkit. */
const layoutMaps: LayoutMaps = {
  direction: { NONE: 'none', HORIZONTAL: 'row', VERTICAL: 'column', GRID: 'grid' },
  mainAxisAlign: { MIN: 'start', CENTER: 'center', MAX: 'end', SPACE_BETWEEN: 'space-between' },
  crossAxisAlign: { MIN: 'start', CENTER: 'center', MAX: 'end', BASELINE: 'baseline', STRETCH: 'stretch' },
  mainAxisSize: { FIXED: 'fixed', HUG: 'hug', FILL: 'fill' },
};

/** Words that do not depend on how a layer is laid out. A SLICE draws nothing and so has none. */
const WORDS: Readonly<Record<string, string>> = {
  TEXT: 'text',
  RECTANGLE: 'box',
  SHAPE_WITH_TEXT: 'box',
  STICKY: 'box',
  TABLE: 'table',
  TABLE_CELL: 'cell',
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

/** In a `stack` the children lie at their own places, one above the other. */
const frameWord = (ctx: NodeTypeContext): string => {
  switch (ctx.layoutMode) {
    case 'HORIZONTAL':
      return ctx.wraps ? 'wrap' : 'row';
    case 'VERTICAL':
      return 'column';
    case 'GRID':
      return 'grid';
    case 'NONE':
      return 'stack';
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
