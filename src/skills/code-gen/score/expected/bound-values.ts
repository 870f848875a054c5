import { isUnnamed } from '../../emit/tokens/unnamed.ts';
import type { SeenLayer } from './seen-layers.ts';

/** A value of a layer that is bound to a token. */
export interface BoundValue {
  readonly node: string;
  readonly name: string;
  /** `collection/name` */
  readonly token: string;
  /** What it stands for at this layer. */
  readonly value: string | number;
  readonly isColour: boolean;
  /** Index among the layers that are seen. */
  readonly layer: number;
}

const FIELDS = ['layout', 'item', 'size', 'fills', 'strokes', 'corners', 'effects', 'opacity', 'text'] as const;
/** Tokens that stand beside the value that they are bound to; null: that is a side of the layer's box. */
const NAMED = { familyToken: 'family', weightToken: 'weight', widthToken: null, heightToken: null } as const;

type Fields = Readonly<Record<string, unknown>>;
type Found = Pick<BoundValue, 'token' | 'value' | 'isColour'>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isValue = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

const ownBound = (part: Fields): readonly Found[] => {
  const found: Found[] = [];
  const { token, color } = part;
  const value = color ?? part['value'];
  if (typeof token === 'string' && isValue(value)) found.push({ token, value, isColour: color !== undefined });
  for (const [key, field] of Object.entries(NAMED)) {
    const named = part[key];
    const plain = field === null ? '' : part[field];
    if (typeof named === 'string') found.push({ token: named, value: isValue(plain) ? plain : '', isColour: false });
  }
  return found;
};

const collect = (part: unknown, found: Found[]): void => {
  if (Array.isArray(part)) for (const entry of part) collect(entry, found);
  if (!isFields(part)) return;
  found.push(...ownBound(part));
  for (const inner of Object.values(part)) if (typeof inner === 'object') collect(inner, found);
};

/** Values of layers that are bound to tokens: each token of a layer once. */
export const boundValues = (layers: readonly SeenLayer[]): readonly BoundValue[] =>
  layers.flatMap(({ node, isPicture, box }, layer) => {
    if (isPicture) return [];
    const found: Found[] = [];
    for (const field of FIELDS) collect(node[field], found);
    const { widthToken, heightToken } = node.size ?? {};
    const sides = new Map([
      [heightToken, box.height],
      [widthToken, box.width],
    ]);
    const once = new Map(found.map((one) => [one.token, one]));
    // Nobody can ask for a name that the design does not tell.
    const told = [...once.values()].filter(({ token }) => !isUnnamed(token));
    return told.map((one) => ({
      ...one,
      value: one.value === '' ? (sides.get(one.token) ?? '') : one.value,
      node: node.id,
      name: node.name,
      layer,
    }));
  });
