import { type Fields, records, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import type { Outline } from './outline.ts';

/** Longest path of one layer; Figma's own stay far below. */
const LONGEST = 4_000_000;

/** Commands and numbers only: nothing that could leave an attribute. */
export const isPathData = (text: string): boolean =>
  text.length <= LONGEST && /^[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*$/.test(text);

const overridesOf = (node: FigmaNode, path: Fields): readonly Fields[] | undefined => {
  const id = path['overrideID'];
  const table = node['fillOverrideTable'];
  if (typeof id !== 'number' || id === 0 || typeof table !== 'object' || table === null) return undefined;
  const found: unknown = (table as Fields)[String(id)];
  return typeof found === 'object' && found !== null && Array.isArray((found as Fields)['fills'])
    ? records(found as Fields, 'fills')
    : undefined;
};

/** The outlines that a response with `geometry=paths` carries; undefined where the field is not there at all. */
export const givenOutlines = (
  node: FigmaNode,
  field: 'fillGeometry' | 'strokeGeometry',
): readonly Outline[] | undefined => {
  if (!Array.isArray(node[field])) return undefined;
  return records(node, field).flatMap((path): Outline[] => {
    const d = str(path, 'path') ?? '';
    if (d === '' || !isPathData(d)) return [];
    const fills = field === 'fillGeometry' ? overridesOf(node, path) : undefined;
    const rule = path['windingRule'] === 'EVENODD' ? 'evenodd' : 'nonzero';
    return [{ d, rule, ...(fills === undefined ? {} : { fills }) }];
  });
};
