import type { Bound, SemanticNode } from '#contract/design/semantic-ast';
import type { Arrangement, Length, Place, Size, Sizing } from './layout-node.ts';
import type { StackWords } from './stack-words.ts';

const bound = (value: number, token: string | undefined): Length => (token === undefined ? value : { value, token });

/** A length below nothing is none. */
const natural = (value: number): number => (Number.isFinite(value) ? Math.max(0, value) : 0);

interface Side {
  readonly word: string | undefined;
  readonly length: number;
  readonly token: string | undefined;
}

const sidesOf = (node: SemanticNode): { readonly width: Side; readonly height: Side } => {
  const { size, box } = node;
  return {
    width: { word: size?.width, length: natural(box.width), token: size?.widthToken },
    height: { word: size?.height, length: natural(box.height), token: size?.heightToken },
  };
};

/** An empty layer cannot take the size of its content: it keeps the one that it has. */
const canHug = (node: SemanticNode, arrangement: Arrangement, flowing: number): boolean =>
  node.text !== undefined || (flowing > 0 && (arrangement.kind === 'stack' || arrangement.kind === 'grid'));

const limit = (value: Bound<number> | undefined): Length | undefined =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? undefined : value;

const limitsOf = ({ size }: SemanticNode): Partial<Size> => {
  const found = {
    minWidth: limit(size?.minWidth),
    maxWidth: limit(size?.maxWidth),
    minHeight: limit(size?.minHeight),
    maxHeight: limit(size?.maxHeight),
    ratio: size?.aspectRatio,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

/** What a layer is asked about when its size is resolved. */
export interface Sized {
  readonly node: SemanticNode;
  readonly arrangement: Arrangement;
  readonly place: Place;
  /** Children that the arrangement lays out. */
  readonly flowing: number;
  /** It lies on the screen from edge to edge. */
  readonly spans: boolean;
}

/** Resolves how wide and how high a layer is. The root fills the width that it is given: a screen has no width of its own. */
export const sizeOf = ({ node, arrangement, place, flowing, spans }: Sized, words: StackWords): Size => {
  const hugs = canHug(node, arrangement, flowing) && node.screenshot === undefined;
  const share = node.item?.grow ?? 1;
  const resolve = ({ word, length, token }: Side): Sizing => {
    const kind = words.sizing(word) ?? 'fixed';
    if (kind === 'fill' && place.kind !== 'pinned') return { kind: 'fill', share };
    if (kind === 'hug' && hugs) return { kind: 'hug' };
    return { kind: 'fixed', length: bound(length, token) };
  };
  const { width, height } = sidesOf(node);
  return {
    width: place.kind === 'root' || (spans && place.kind !== 'pinned') ? { kind: 'fill', share: 1 } : resolve(width),
    height: resolve(height),
    ...limitsOf(node),
  };
};
