import type { TextContent } from '#contract/design/semantic-ast';
import { type LayoutNode, plain } from '../../layout/layout-node.ts';
import type { Declaration } from './declarations.ts';

const lineHeight = ({ style }: TextContent): number => {
  const given = style.lineHeight;
  const value = typeof given === 'object' ? given.value : given;
  return typeof value === 'number' ? value : (style.lineHeightPx ?? plain(style.size) * 1.2);
};

/** How many lines a text has room for. */
export const lineCount = ({ node }: LayoutNode, text: TextContent): number =>
  Math.max(1, Math.floor((node.box.height + 1) / Math.max(1, lineHeight(text))));

/** A text that is as wide as it needs; or one of a single line in a box of its own, which another font may not break. */
export const keepsLine = (layout: LayoutNode, text: TextContent): boolean =>
  layout.size.width.kind === 'hug' ||
  (layout.place.kind === 'pinned' && layout.size.width.kind === 'fixed' && lineCount(layout, text) === 1);

/** Sides within this of each other are the same to a reader. */
const SLACK = 0.5;
/** Boxes of text are rounded, its lines are, too. */
const LINE_SLACK = 1;

/** Without a width of its own a text keeps to the middle of what is around it whatever its font. */
const isCentred = ({ node, place, size }: LayoutNode): boolean =>
  size.width.kind === 'hug' &&
  place.kind === 'pinned' &&
  place.horizontal.side === 'center' &&
  Math.abs(place.horizontal.from + node.box.width / 2) < SLACK;

/** What the design scales with what is around it says how wide it is there. */
const isOwnWidth = ({ place, size }: LayoutNode): boolean =>
  size.width.kind === 'hug' && (place.kind !== 'pinned' || place.horizontal.side !== 'scale');

/** A text of one line in a box that is no higher: nothing is above or below it. */
export const isLineHigh = ({ node }: LayoutNode, text: TextContent): boolean =>
  !text.characters.includes('\n') && Math.abs(node.box.height - lineHeight(text)) <= LINE_SLACK;

const isOwnHeight = (layout: LayoutNode, text: TextContent): boolean => {
  const { place, size } = layout;
  if (place.kind !== 'pinned') return false;
  if (size.height.kind === 'hug') return place.vertical.side === 'scale';
  if (size.height.kind !== 'fixed' || typeof size.height.length !== 'number') return false;
  return place.vertical.side !== 'end' && place.vertical.side !== 'both' && isLineHigh(layout, text);
};

const SOLID = new Set(['solid', undefined]);

/** The place of a text of one line, without sizes that it has by itself. */
export const ownSized = (layout: LayoutNode, style: readonly Declaration[]): Declaration[] => {
  const { node, content } = layout;
  const { text } = node;
  if (content !== 'text' || text === undefined || text.truncation !== undefined) return [...style];
  // A gradient is as large as the box.
  const isPlain = SOLID.has(node.fills?.at(-1)?.kind) && (node.rotation ?? 0) === 0 && node.transform === undefined;
  if (!isPlain || !keepsLine(layout, text)) return [...style];
  const own = new Set<string>();
  if (isOwnWidth(layout)) own.add('width');
  if (isOwnHeight(layout, text)) own.add('height');
  if (!isCentred(layout)) return style.filter(([property]) => !own.has(property));
  return style.flatMap((one): Declaration[] => {
    const [property] = one;
    if (property === 'left') return [['left', '50%']];
    if (property === 'width') return [['translate', '-50%']];
    return own.has(property) ? [] : [one];
  });
};
