import type { CanvasParams } from '#contract/canvas/canvas-tools';
import { CanvasError, named } from './canvas-error.ts';
import { loadFontsOf } from './fonts.ts';
import { findNode, ofType } from './nodes.ts';
import type { ToolsOf } from './tool.ts';

type Declaring = ComponentNode | ComponentSetNode;

const declaring = async (figma: PluginAPI, id: string): Promise<Declaring> => {
  const node = await findNode(figma, id);
  if (node.type !== 'COMPONENT' && node.type !== 'COMPONENT_SET')
    throw new CanvasError(`${named(node)} is a ${node.type}, not a component.`);
  return node;
};

/** The component that an instance is made of; of a set its default. */
const componentOf = async (figma: PluginAPI, id: string): Promise<ComponentNode> => {
  const node = await declaring(figma, id);
  if (node.type === 'COMPONENT') return node;
  if (node.defaultVariant === null) throw new CanvasError(`${named(node)} has no variant.`);
  return node.defaultVariant;
};

/** A component of a library, which comes into the document with it. */
const importedComponent = async (figma: PluginAPI, key: string): Promise<ComponentNode> => {
  try {
    return await figma.importComponentByKeyAsync(key);
  } catch {
    throw new CanvasError(`No library of this file has a component with the key ${key}.`);
  }
};

/** The component that an instance shall be made of. @throws CanvasError when it is named in no way, or in both */
export const wantedComponent = (
  figma: PluginAPI,
  { componentId, componentKey }: CanvasParams<'create_instance'>,
): Promise<ComponentNode> => {
  if (componentId !== undefined && componentKey === undefined) return componentOf(figma, componentId);
  if (componentKey !== undefined && componentId === undefined) return importedComponent(figma, componentKey);
  throw new CanvasError('Give componentId or componentKey.');
};

const instanceOf = async (figma: PluginAPI, id: string): Promise<InstanceNode> =>
  ofType(await findNode(figma, id), 'INSTANCE');

/** Figma's own name of a property, which carries a mark behind a `#`. */
const keyOf = (node: Declaring, name: string): string => {
  const known = Object.keys(node.componentPropertyDefinitions);
  const key = known.find((one) => one === name) ?? known.find((one) => one.split('#')[0] === name);
  if (key !== undefined) return key;
  const list = known.map((one) => one.split('#')[0]).join(', ') || 'none';
  throw new CanvasError(`${named(node)} has no property ${name}. It has: ${list}.`);
};

const DRIVES = { TEXT: 'characters', BOOLEAN: 'visible', INSTANCE_SWAP: 'mainComponent' } as const;

const addProperty = async (figma: PluginAPI, params: CanvasParams<'add_component_property'>): Promise<string> => {
  const { nodeId, name, type, defaultValue, layerId } = params;
  const node = await declaring(figma, nodeId);
  const layer = layerId === undefined ? null : await findNode(figma, layerId);
  if (layer !== null && type === 'VARIANT')
    throw new CanvasError(`A VARIANT drives no layer: leave ${named(layer)} out.`);
  const key = node.addComponentProperty(name, type, defaultValue);
  if (layer !== null && type !== 'VARIANT')
    layer.componentPropertyReferences = { ...layer.componentPropertyReferences, [DRIVES[type]]: key };
  return key;
};

const copyText = async (figma: PluginAPI, from: TextNode, to: TextNode): Promise<void> => {
  if (from.characters === to.characters) return;
  await loadFontsOf(figma, to);
  to.characters = from.characters;
};

type Pair = readonly [from: SceneNode, to: SceneNode];

/** Layers of two instances of one component, one beside the other. */
const pairsOf = (from: SceneNode, to: SceneNode): Pair[] => {
  const inside = 'children' in from && 'children' in to ? from.children : [];
  const others = 'children' in to ? to.children : [];
  return [
    [from, to],
    ...inside.flatMap((child, at) => {
      const other = others[at];
      return other === undefined || other.type !== child.type ? [] : pairsOf(child, other);
    }),
  ];
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const copyLook = async (figma: PluginAPI, [from, to]: Pair): Promise<void> => {
  if (from.visible !== to.visible) to.visible = from.visible;
  if ('fills' in from && 'fills' in to && from.fills !== figma.mixed && !same(from.fills, to.fills))
    to.fills = from.fills as readonly Paint[];
  if ('strokes' in from && 'strokes' in to && !same(from.strokes, to.strokes)) to.strokes = from.strokes;
  if (from.type === 'TEXT' && to.type === 'TEXT') await copyText(figma, from, to);
};

const copyOverrides = async (figma: PluginAPI, source: InstanceNode, target: InstanceNode): Promise<void> => {
  const [component, own] = await Promise.all([source.getMainComponentAsync(), target.getMainComponentAsync()]);
  if (component === null) throw new CanvasError(`${named(source)} has no component any more.`);
  if (own?.id !== component.id) target.swapComponent(component);
  const values = Object.entries(source.componentProperties).map(([key, { value }]) => [key, value] as const);
  target.setProperties(Object.fromEntries(values));
  for (const pair of pairsOf(source, target)) await copyLook(figma, pair);
};

const combine = async (figma: PluginAPI, { nodeIds, name }: CanvasParams<'combine_variants'>): Promise<string> => {
  const nodes = await Promise.all(nodeIds.map(async (id) => ofType(await findNode(figma, id), 'COMPONENT')));
  const parent = nodes[0]?.parent;
  if (parent == null || !('appendChild' in parent)) throw new CanvasError('The first component has no parent.');
  const set = figma.combineAsVariants(nodes, parent as BaseNode & ChildrenMixin);
  if (name !== undefined) set.name = name;
  return set.id;
};

/** Tools for components and their instances. */
export const componentTools: ToolsOf<
  | 'swap_component'
  | 'reset_instance'
  | 'detach_instance'
  | 'copy_overrides'
  | 'combine_variants'
  | 'set_description'
  | 'add_component_property'
  | 'edit_component_property'
  | 'delete_component_property'
> = {
  swap_component: async (figma, { nodeId, componentId }) => {
    (await instanceOf(figma, nodeId)).swapComponent(await componentOf(figma, componentId));
    return { nodeId };
  },
  reset_instance: async (figma, { nodeId }) => {
    (await instanceOf(figma, nodeId)).resetOverrides();
    return { nodeId };
  },
  detach_instance: async (figma, { nodeId }) => ({ nodeId: (await instanceOf(figma, nodeId)).detachInstance().id }),
  copy_overrides: async (figma, { nodeId, targetIds }) => {
    const source = await instanceOf(figma, nodeId);
    // All are found before the first is changed.
    const targets = await Promise.all(targetIds.map((id) => instanceOf(figma, id)));
    for (const target of targets) await copyOverrides(figma, source, target);
    return { changed: targets.length };
  },
  combine_variants: async (figma, params) => ({ nodeId: await combine(figma, params) }),
  set_description: async (figma, { nodeId, description }) => {
    (await declaring(figma, nodeId)).description = description;
    return { nodeId };
  },
  add_component_property: async (figma, params) => ({ property: await addProperty(figma, params) }),
  edit_component_property: async (figma, { nodeId, name, newName, defaultValue }) => {
    const node = await declaring(figma, nodeId);
    const change = {
      ...(newName === undefined ? {} : { name: newName }),
      ...(defaultValue === undefined ? {} : { defaultValue }),
    };
    return { property: node.editComponentProperty(keyOf(node, name), change) };
  },
  delete_component_property: async (figma, { nodeId, name }) => {
    const node = await declaring(figma, nodeId);
    node.deleteComponentProperty(keyOf(node, name));
    return { nodeId };
  },
};
