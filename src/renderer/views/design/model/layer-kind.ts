/** What a layer is, for its icon. */
export type LayerKind =
  | 'frame'
  | 'group'
  | 'component'
  | 'component-set'
  | 'instance'
  | 'text'
  | 'image'
  | 'vector'
  | 'ellipse'
  | 'line'
  | 'rectangle'
  | 'slice'
  | 'other';

interface KindSource {
  readonly figmaType: string;
  readonly fills?: readonly { readonly kind: string }[];
}

const KINDS: Readonly<Record<string, LayerKind>> = {
  CANVAS: 'group',
  SECTION: 'group',
  FRAME: 'frame',
  SLOT: 'frame',
  GROUP: 'group',
  TRANSFORM_GROUP: 'group',
  COMPONENT: 'component',
  COMPONENT_SET: 'component-set',
  INSTANCE: 'instance',
  TEXT: 'text',
  TEXT_PATH: 'text',
  VECTOR: 'vector',
  BOOLEAN_OPERATION: 'vector',
  STAR: 'vector',
  REGULAR_POLYGON: 'vector',
  ELLIPSE: 'ellipse',
  LINE: 'line',
  RECTANGLE: 'rectangle',
  SLICE: 'slice',
};

export const layerKind = (node: KindSource): LayerKind => {
  const kind = Object.hasOwn(KINDS, node.figmaType) ? KINDS[node.figmaType] : undefined;
  if ((kind === 'rectangle' || kind === 'ellipse') && node.fills?.some((paint) => paint.kind === 'image'))
    return 'image';
  return kind ?? 'other';
};
