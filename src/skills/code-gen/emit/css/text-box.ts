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

/** A box that somebody drew has a whole width; one that was measured has that of its text. */
const isMeasured = ({ node, size }: LayoutNode): boolean =>
  size.width.kind === 'hug' ||
  (size.width.kind === 'fixed' &&
    typeof size.width.length === 'number' &&
    Math.abs(node.box.width - Math.round(node.box.width)) > 0.01);

const isCentred = (layout: LayoutNode, { align }: TextContent): boolean => {
  const { node, place, size } = layout;
  return (
    isMeasured(layout) &&
    place.kind === 'pinned' &&
    place.horizontal.side === 'center' &&
    (size.width.kind === 'hug' || align === 'CENTER') &&
    Math.abs(place.horizontal.from + node.box.width / 2) < SLACK
  );
};

const isOwnWidth = (layout: LayoutNode, { align = 'LEFT' }: TextContent): boolean => {
  const { place, size } = layout;
  if (size.width.kind === 'hug') return true;
  if (place.kind !== 'pinned' || align !== 'LEFT' || !isMeasured(layout)) return false;
  return place.horizontal.side === 'start' || place.horizontal.side === 'center';
};

const isOwnHeight = ({ node, place, size }: LayoutNode, text: TextContent): boolean =>
  place.kind === 'pinned' &&
  (place.vertical.side === 'start' || place.vertical.side === 'center') &&
  size.height.kind === 'fixed' &&
  typeof size.height.length === 'number' &&
  (text.verticalAlign ?? 'TOP') === 'TOP' &&
  Math.abs(node.box.height - lineHeight(text)) <= LINE_SLACK;

const SOLID = new Set(['solid', undefined]);

/** The place of a text of one line, without sizes that it has by itself. */
export const ownSized = (layout: LayoutNode, style: readonly Declaration[]): Declaration[] => {
  const { node, content } = layout;
  const { text } = node;
  if (content !== 'text' || text === undefined || text.truncation !== undefined) return [...style];
  // A gradient is as large as the box.
  const isPlain = SOLID.has(node.fills?.at(-1)?.kind) && (node.rotation ?? 0) === 0 && node.transform === undefined;
  if (!isPlain || !keepsLine(layout, text) || node.text?.characters.includes('\n') === true) return [...style];
  const own = new Set<string>();
  if (isOwnWidth(layout, text)) own.add('width');
  if (isOwnHeight(layout, text)) own.add('height');
  if (!isCentred(layout, text)) return style.filter(([property]) => !own.has(property));
  return style.flatMap((one): Declaration[] => {
    const [property] = one;
    if (property === 'left') return [['left', '50%']];
    if (property === 'width') return [['translate', '-50%']];
    return own.has(property) ? [] : [one];
  });
};
