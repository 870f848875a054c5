import { type Fields, flag, num, record, records } from '../figma/fields.ts';
import type { FigmaNode } from '../figma/raw-node.ts';

/** Layer types of Figma's own specification; others come from newer or undocumented parts of the product. */
export const KNOWN_TYPES: ReadonlySet<string> = new Set([
  'BOOLEAN_OPERATION',
  'COMPONENT',
  'COMPONENT_SET',
  'CONNECTOR',
  'ELLIPSE',
  'EMBED',
  'FRAME',
  'GROUP',
  'INSTANCE',
  'LINE',
  'LINK_UNFURL',
  'RECTANGLE',
  'REGULAR_POLYGON',
  'SECTION',
  'SHAPE_WITH_TEXT',
  'SLICE',
  'STAR',
  'STICKY',
  'TABLE',
  'TABLE_CELL',
  'TEXT',
  'TEXT_PATH',
  'TRANSFORM_GROUP',
  'VECTOR',
  'WASHI_TAPE',
  'WIDGET',
]);

export const isContainer = (node: FigmaNode): boolean => (node.children?.length ?? 0) > 0;

export const isHidden = (fields: Fields): boolean => flag(fields, 'visible') === false;

/** Paints that are drawn. Frames of old files have `background` instead of `fills`. */
export const shownFills = (node: FigmaNode): readonly Fields[] =>
  records(node, node['fills'] === undefined ? 'background' : 'fills').filter((paint) => !isHidden(paint));

export const shownStrokes = (node: FigmaNode): readonly Fields[] =>
  records(node, 'strokes').filter((paint) => !isHidden(paint));

export const hasImageFill = (node: FigmaNode): boolean =>
  records(node, node['fills'] === undefined ? 'background' : 'fills').some(
    (paint) => paint['type'] === 'IMAGE' && !isHidden(paint),
  );

interface Arc {
  readonly start: number;
  readonly end: number;
  readonly inner: number;
}

/** The arc of an ellipse in radians, when it is not the whole of it. */
export const arcOf = (node: FigmaNode): Arc | undefined => {
  const data = node.type === 'ELLIPSE' ? record(node, 'arcData') : undefined;
  if (data === undefined) return undefined;
  const start = num(data, 'startingAngle') ?? 0;
  const end = num(data, 'endingAngle') ?? 2 * Math.PI;
  const inner = num(data, 'innerRadius') ?? 0;
  const whole = Math.abs(Math.abs(end - start) - 2 * Math.PI) < 1e-3;
  return whole && inner === 0 ? undefined : { start, end, inner };
};
