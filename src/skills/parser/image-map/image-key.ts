import { createHash } from 'node:crypto';
import { box } from '../figma/fields.ts';
import type { PlannedPicture } from '../semantic-ast/plan-pictures.ts';
import { idName } from './file-name.ts';

/** Up to this size a drawing is called an icon. */
const ICON_SIZE = 96;
const MAX_KEY = 80;
const HASHED = 16;

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '');

const pascal = (parts: readonly string[]): string =>
  parts.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`).join('');

const SHAPE_PREFIX: ReadonlyMap<string, string> = new Map([
  ['VECTOR', 'vector'],
  ['STAR', 'star'],
  ['LINE', 'line'],
  ['ELLIPSE', 'ellipse'],
  ['REGULAR_POLYGON', 'polygon'],
  ['RECTANGLE', 'rectangle'],
]);

/** `union`, `subtract`, … for a boolean operation, the shape for a shape, `group` for a drawing made of several. */
const svgPrefix = ({ figmaType, node }: PlannedPicture): string => {
  const operation = node['booleanOperation'];
  if (figmaType === 'BOOLEAN_OPERATION')
    return typeof operation === 'string' ? pascal(words(operation)).toLowerCase() : 'union';
  return SHAPE_PREFIX.get(figmaType) ?? 'group';
};

const typeName = (picture: PlannedPicture): string => {
  if (picture.category === 'image') return pascal(words(picture.figmaType)) || 'Image';
  const { width = 0, height = 0 } = box(picture.node) ?? {};
  return Math.max(width, height) <= ICON_SIZE ? 'Icon' : 'Drawing';
};

const hashOf = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/**
 * `<categoryPrefix><TypeName><NameSuffix>`: what kind of drawing, what kind of thing, and the words of the layer's name that
 * neither of them says already. `Union` → `unionIcon`, an image fill on `Rectangle 184` → `areaRectangle184`. ASCII only.
 */
export const imageKey = (picture: PlannedPicture): string => {
  const prefix = picture.category === 'image' ? 'area' : svgPrefix(picture);
  const type = typeName(picture);
  const said = new Set([prefix, type.toLowerCase()]);
  const suffix = pascal(words(picture.name).filter((word) => !said.has(word.toLowerCase())));
  const key = `${prefix}${type}${suffix}`;
  return key.length <= MAX_KEY ? key : `${key.slice(0, MAX_KEY - 9)}H${hashOf(key, 8)}`;
};

/** What is put behind a key that another picture has too, the plainest first: nothing, the node id, a hash of it. */
export const KEY_ENDS: readonly ((id: string) => string)[] = [
  () => '',
  (id) => `N${idName(id, 'x')}`,
  (id) => `H${hashOf(id, HASHED)}`,
];
