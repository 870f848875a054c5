import { CanvasError, named } from './canvas-error.ts';

/** @throws CanvasError for an id that no layer has */
export const findNode = async (figma: PluginAPI, id: string): Promise<SceneNode> => {
  const node = await figma.getNodeByIdAsync(id);
  if (node === null) throw new CanvasError(`No layer has the id ${id}: it was deleted, or it is in another file.`);
  if (node.type === 'DOCUMENT' || node.type === 'PAGE')
    throw new CanvasError(`${named(node)} is a ${node.type === 'PAGE' ? 'page' : 'document'}, not a layer.`);
  return node;
};

type Parent = (BaseNode & ChildrenMixin) | PageNode;

/** The layer or page that something is put into. @throws CanvasError where nothing can be put */
export const findParent = async (figma: PluginAPI, id: string | undefined): Promise<Parent> => {
  if (id === undefined) return figma.currentPage;
  const node = await figma.getNodeByIdAsync(id);
  if (node === null) throw new CanvasError(`No layer has the id ${id}: choose another parent.`);
  if (node.type === 'PAGE') return node;
  if (!('appendChild' in node) || node.type === 'INSTANCE' || node.type === 'DOCUMENT')
    throw new CanvasError(`${named(node)} is a ${node.type}: nothing can be put into it.`);
  return node as Parent;
};

/** Asks for a property that not every layer has. @throws CanvasError for a layer without it */
export const withProperty = <Key extends string>(
  node: SceneNode,
  key: Key,
  what: string,
): SceneNode & Record<Key, unknown> => {
  if (!(key in node)) throw new CanvasError(`${named(node)} is a ${node.type}: it has no ${what}.`);
  return node as SceneNode & Record<Key, unknown>;
};

/** @throws CanvasError for a layer of another type */
export const ofType = <Type extends SceneNode['type']>(
  node: SceneNode,
  type: Type,
): Extract<SceneNode, { type: Type }> => {
  if (node.type !== type) throw new CanvasError(`${named(node)} is a ${node.type}, not a ${type}.`);
  return node as Extract<SceneNode, { type: Type }>;
};

export interface Placed {
  readonly parentId?: string | undefined;
  readonly name?: string | undefined;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

/** Puts a new layer where it was asked for: into its parent, at its place, under its name. */
export const placeNode = async (figma: PluginAPI, node: SceneNode, { parentId, name, x, y }: Placed): Promise<void> => {
  const parent = await findParent(figma, parentId);
  if (node.parent !== parent) parent.appendChild(node);
  if (name !== undefined && name !== '') node.name = name;
  if (x !== undefined) node.x = x;
  if (y !== undefined) node.y = y;
};
