import type { CanvasParams } from '#contract/canvas/canvas-tools';
import { toHex } from './colours.ts';
import { findNode } from './nodes.ts';
import type { ToolsOf } from './tool.ts';

const MOST_TEXTS = 1_000;
const MOST_CHILDREN = 500;

type Told = Record<string, unknown>;

const paintsOf = (paints: unknown): unknown =>
  Array.isArray(paints)
    ? (paints as readonly Paint[])
        .filter(({ visible }) => visible !== false)
        .map((paint) => (paint.type === 'SOLID' ? toHex(paint.color, paint.opacity) : paint.type))
    : 'mixed';

const READ = [
  'opacity',
  'visible',
  'rotation',
  'cornerRadius',
  'layoutMode',
  'itemSpacing',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'primaryAxisAlignItems',
  'counterAxisAlignItems',
  'layoutSizingHorizontal',
  'layoutSizingVertical',
  'characters',
  'fontName',
  'fontSize',
  'textAlignHorizontal',
  'strokeWeight',
  'componentProperties',
  'boundVariables',
] as const;

/** What stands for "as Figma starts it": it is not told. */
const isPlain = (key: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === 0 ||
  value === 'NONE' ||
  (key === 'visible' && value === true) ||
  (key === 'opacity' && value === 1) ||
  (typeof value === 'object' && Object.keys(value as object).length === 0);

/** A layer in plain words; layers in it down to a depth, below that their number. */
export const tellNode = (node: SceneNode, depth: number): Told => {
  const told: Told = {
    id: node.id,
    name: node.name,
    type: node.type,
    x: node.x,
    y: node.y,
    width: node.width,
    height: node.height,
  };
  const fields = node as unknown as Told;
  for (const key of READ) {
    const value = key in node ? fields[key] : undefined;
    if (typeof value === 'symbol') told[key] = 'mixed';
    else if (!isPlain(key, value)) told[key] = value;
  }
  if ('fills' in node) told['fills'] = paintsOf(node.fills);
  if ('strokes' in node && node.strokes.length > 0) told['strokes'] = paintsOf(node.strokes);
  if ('effects' in node && node.effects.length > 0) told['effects'] = node.effects;
  if (!('children' in node)) return told;
  if (depth <= 0) return { ...told, childCount: node.children.length };
  const children = node.children.slice(0, MOST_CHILDREN).map((child) => tellNode(child, depth - 1));
  return { ...told, children, ...(node.children.length > MOST_CHILDREN ? { childCount: node.children.length } : {}) };
};

const brief = ({ id, name, type }: BaseNode): Told => ({ id, name, type });

const textsIn = (figma: PluginAPI, root: SceneNode | PageNode, limit: number): Told => {
  const found =
    root.type === 'TEXT' ? [root] : 'findAllWithCriteria' in root ? root.findAllWithCriteria({ types: ['TEXT'] }) : [];
  const texts = found.slice(0, limit).map((text) => ({
    id: text.id,
    name: text.name,
    characters: text.characters,
    fontSize: text.fontSize === figma.mixed ? 'mixed' : text.fontSize,
    visible: text.visible,
  }));
  return { texts, total: found.length };
};

const MOST_FOUND = 1_000;

const findNodes = async (
  figma: PluginAPI,
  { nodeId, types, name, limit = MOST_FOUND }: CanvasParams<'find_nodes'>,
): Promise<Told> => {
  const root = nodeId === undefined ? figma.currentPage : await findNode(figma, nodeId);
  const wanted = name?.toLowerCase();
  const isWanted = (node: SceneNode): boolean =>
    (types === undefined || (types as readonly string[]).includes(node.type)) &&
    (wanted === undefined || node.name.toLowerCase().includes(wanted));
  const found = 'findAll' in root ? root.findAll(isWanted) : [];
  const layers = found.slice(0, limit).map((node) => ({ ...brief(node), parentId: node.parent?.id }));
  return { layers, total: found.length };
};

const severalNodes = async (figma: PluginAPI, { nodeIds, depth = 1 }: CanvasParams<'get_nodes'>): Promise<Told> => {
  const found = await Promise.all(nodeIds.map((id) => figma.getNodeByIdAsync(id)));
  const nodes = found.filter(
    (node): node is SceneNode => node !== null && node.type !== 'PAGE' && node.type !== 'DOCUMENT',
  );
  const known = new Set(nodes.map(({ id }) => id));
  return { nodes: nodes.map((node) => tellNode(node, depth)), missing: nodeIds.filter((id) => !known.has(id)) };
};

const variablesOf = async (figma: PluginAPI): Promise<Told> => {
  const [collections, variables] = await Promise.all([
    figma.variables.getLocalVariableCollectionsAsync(),
    figma.variables.getLocalVariablesAsync(),
  ]);
  return {
    collections: collections.map(({ id, name, modes, defaultModeId }) => ({ id, name, modes, defaultModeId })),
    variables: variables.map(({ id, name, resolvedType, variableCollectionId, valuesByMode }) => ({
      id,
      name,
      type: resolvedType,
      collectionId: variableCollectionId,
      valuesByMode,
    })),
  };
};

const stylesOf = async (figma: PluginAPI): Promise<Told> => {
  const [paints, texts, effects] = await Promise.all([
    figma.getLocalPaintStylesAsync(),
    figma.getLocalTextStylesAsync(),
    figma.getLocalEffectStylesAsync(),
  ]);
  return {
    paints: paints.map((style) => ({ id: style.id, name: style.name, fills: paintsOf(style.paints) })),
    texts: texts.map(({ id, name, fontName, fontSize }) => ({ id, name, fontName, fontSize })),
    effects: effects.map((style) => ({ id: style.id, name: style.name, effects: style.effects })),
  };
};

/** Tools that only look. */
export const readTools: ToolsOf<
  | 'get_document_info'
  | 'get_selection'
  | 'get_node'
  | 'get_nodes'
  | 'find_nodes'
  | 'get_styles'
  | 'get_components'
  | 'get_variables'
  | 'get_reactions'
  | 'scan_text'
  | 'export_node'
> = {
  get_document_info: async (figma) => ({
    name: figma.root.name,
    pages: figma.root.children.map(brief),
    currentPage: { ...brief(figma.currentPage), layers: figma.currentPage.children.slice(0, MOST_CHILDREN).map(brief) },
  }),
  get_selection: async (figma) => ({ selection: figma.currentPage.selection.map((node) => tellNode(node, 0)) }),
  get_node: async (figma, { nodeId, depth = 2 }) => ({ node: tellNode(await findNode(figma, nodeId), depth) }),
  get_nodes: (figma, params) => severalNodes(figma, params),
  find_nodes: (figma, params) => findNodes(figma, params),
  get_styles: (figma) => stylesOf(figma),
  get_components: async (figma) => {
    await figma.loadAllPagesAsync();
    const found = figma.root.findAllWithCriteria({ types: ['COMPONENT', 'COMPONENT_SET'] });
    const own = found.filter(({ type, parent }) => type === 'COMPONENT_SET' || parent?.type !== 'COMPONENT_SET');
    return {
      components: own.map((node) => ({
        ...brief(node),
        key: node.key,
        description: node.description,
        properties: node.componentPropertyDefinitions,
      })),
    };
  },
  get_variables: (figma) => variablesOf(figma),
  get_reactions: async (figma, { nodeId }) => {
    const node = await findNode(figma, nodeId);
    return { reactions: 'reactions' in node ? node.reactions : [] };
  },
  scan_text: async (figma, { nodeId, limit = MOST_TEXTS }) =>
    textsIn(figma, nodeId === undefined ? figma.currentPage : await findNode(figma, nodeId), limit),
  export_node: async (figma, { nodeId, format = 'PNG', scale = 1 }) => {
    const node = await findNode(figma, nodeId);
    const isScaled = format === 'PNG' || format === 'JPG';
    const bytes = await node.exportAsync(
      isScaled ? { format, constraint: { type: 'SCALE', value: scale } } : { format },
    );
    return { nodeId, format, base64: figma.base64Encode(bytes), bytes: bytes.length };
  },
};
