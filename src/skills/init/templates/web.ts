import type { FrameworkAdapter, LayoutMaps, NodeTypeContext, RGBA } from './adapter-types.ts';

/** Elements for pictures: inline or linked vectors, and bitmaps. */
const SVG = 'svg';
const IMAGE = 'img';

/** A channel as a whole number from 0 to 255; what lies outside is brought in. */
const byte = (channel: number): number => Math.round(Math.min(1, Math.max(0, channel)) * 255);

/** `rgb(255, 128, 0)`, and `rgba(255, 128, 0, 0.5)` where something shows through. */
const transformColor = ({ r, g, b, a }: RGBA): string => {
  const alpha = Math.round(Math.min(1, Math.max(0, a)) * 1000) / 1000;
  const channels = `${byte(r)}, ${byte(g)}, ${byte(b)}`;
  return alpha === 1 ? `rgb(${channels})` : `rgba(${channels}, ${alpha})`;
};

/** The words of CSS: flex-direction or grid, justify-content, align-items, and how an element gets its size. */
const layoutMaps: LayoutMaps = {
  direction: { NONE: 'none', HORIZONTAL: 'row', VERTICAL: 'column', GRID: 'grid' },
  mainAxisAlign: { MIN: 'flex-start', CENTER: 'center', MAX: 'flex-end', SPACE_BETWEEN: 'space-between' },
  crossAxisAlign: { MIN: 'flex-start', CENTER: 'center', MAX: 'flex-end', BASELINE: 'baseline', STRETCH: 'stretch' },
  mainAxisSize: { FIXED: 'fixed', HUG: 'fit-content', FILL: 'stretch' },
};

/** Words that do not depend on how a layer is laid out. A SLICE draws nothing and so has none. */
const WORDS: Readonly<Record<string, string>> = {
  TEXT: 'text',
  RECTANGLE: 'box',
  SHAPE_WITH_TEXT: 'box',
  STICKY: 'box',
  TABLE: 'table',
  TABLE_CELL: 'td',
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

/** Flex containers and grids; `layers` is a positioned element whose children lie at their own places. */
const frameWord = (ctx: NodeTypeContext): string => {
  switch (ctx.layoutMode) {
    case 'HORIZONTAL':
      return ctx.wraps ? 'flex-wrap' : 'flex-row';
    case 'VERTICAL':
      return 'flex-column';
    case 'GRID':
      return 'grid';
    case 'NONE':
      return 'layers';
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
