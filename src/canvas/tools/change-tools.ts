import type { CanvasParams } from '#contract/canvas/canvas-tools';
import { CanvasError, named } from './canvas-error.ts';
import { readHex, solidPaint } from './colours.ts';
import { loadFontsOf } from './fonts.ts';
import { findNode, findParent, ofType, placeNode, withProperty } from './nodes.ts';
import type { ToolsOf } from './tool.ts';

type Painted = SceneNode & MinimalFillsMixin;

const painted = (node: SceneNode): Painted => withProperty(node, 'fills', 'fill') as Painted;

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const PADDINGS = { top: 'paddingTop', right: 'paddingRight', bottom: 'paddingBottom', left: 'paddingLeft' } as const;

const setArrangement = (node: FrameNode, params: CanvasParams<'set_auto_layout'>): void => {
  const { mode, gap, padding, align, crossAlign, wrap } = params;
  if (mode !== undefined) node.layoutMode = mode;
  if (node.layoutMode === 'NONE' && [gap, padding, align, crossAlign, wrap].some((value) => value !== undefined))
    throw new CanvasError(`${named(node)} has no auto layout: give its mode as well.`);
  if (gap !== undefined) node.itemSpacing = gap;
  for (const side of SIDES) {
    const value = typeof padding === 'number' ? padding : padding?.[side];
    if (value !== undefined) node[PADDINGS[side]] = value;
  }
  if (align !== undefined) node.primaryAxisAlignItems = align;
  if (crossAlign !== undefined) node.counterAxisAlignItems = crossAlign;
  if (wrap !== undefined) node.layoutWrap = wrap ? 'WRAP' : 'NO_WRAP';
};

/** Frames are told how they lay out; every layer in one is told how it finds its own size. */
const setAutoLayout = (node: SceneNode, params: CanvasParams<'set_auto_layout'>): void => {
  const { nodeId: _id, horizontal, vertical, ...arrangement } = params;
  const before = { width: node.width, height: node.height };
  if (Object.values(arrangement).some((value) => value !== undefined))
    setArrangement(withProperty(node, 'layoutMode', 'auto layout') as FrameNode, params);
  const sized = node as FrameNode;
  if (horizontal !== undefined) sized.layoutSizingHorizontal = horizontal;
  if (vertical !== undefined) sized.layoutSizingVertical = vertical;
  // A frame that has just got auto layout has shrunk already: what shall be fixed is as large as it was before.
  const fixed = {
    width: horizontal === 'FIXED' ? before.width : sized.width,
    height: vertical === 'FIXED' ? before.height : sized.height,
  };
  if (fixed.width !== sized.width || fixed.height !== sized.height) sized.resize(fixed.width, fixed.height);
};

const effectOf = (effect: CanvasParams<'set_effects'>['effects'][number]): Effect => {
  if (!('color' in effect)) return { ...effect, visible: true } as Effect;
  const { type, color, x, y, radius, spread } = effect;
  const shape = { color: readHex(color), offset: { x, y }, radius, spread: spread ?? 0 };
  return { type, ...shape, visible: true, blendMode: 'NORMAL' };
};

const setRadius = (node: SceneNode, radius: CanvasParams<'set_corner_radius'>['radius']): void => {
  if (typeof radius === 'number') {
    const rounded = withProperty(node, 'cornerRadius', 'corners') as RectangleNode;
    rounded.cornerRadius = radius;
    return;
  }
  const cornered = withProperty(node, 'topLeftRadius', 'four corners') as RectangleNode;
  const [topLeft = 0, topRight = 0, bottomRight = 0, bottomLeft = 0] = radius;
  cornered.topLeftRadius = topLeft;
  cornered.topRightRadius = topRight;
  cornered.bottomRightRadius = bottomRight;
  cornered.bottomLeftRadius = bottomLeft;
};

const moveNode = async (
  figma: PluginAPI,
  { nodeId, dx = 0, dy = 0, parentId, index }: CanvasParams<'move'>,
): Promise<void> => {
  const node = await findNode(figma, nodeId);
  if (parentId !== undefined || index !== undefined) {
    const parent = parentId === undefined ? node.parent : await findParent(figma, parentId);
    if (parent === null || !('insertChild' in parent)) throw new CanvasError(`${named(node)} has no parent.`);
    const end = parent.children.length - (node.parent === parent ? 1 : 0);
    parent.insertChild(Math.min(index ?? end, end), node);
  }
  if (dx !== 0) node.x += dx;
  if (dy !== 0) node.y += dy;
};

/** An instance has the layers of its component: none of them can be taken out. */
const refuseInInstance = (node: SceneNode): void => {
  for (let above = node.parent; above !== null; above = above.parent)
    if (above.type === 'INSTANCE')
      throw new CanvasError(`${named(node)} is part of the instance ${named(above)}: hide it.`);
};

const deleteNodes = async (figma: PluginAPI, ids: readonly string[]): Promise<number> => {
  const known = (await Promise.all(ids.map((id) => figma.getNodeByIdAsync(id)))).filter((node) => node !== null);
  // All are looked at before the first is deleted.
  const nodes = await Promise.all(known.map(({ id }) => findNode(figma, id)));
  for (const node of nodes) refuseInInstance(node);
  let deleted = 0;
  for (const node of nodes) {
    // A layer in another one of the list has gone with it.
    if (node.removed) continue;
    node.remove();
    deleted += 1;
  }
  return deleted;
};

type Looks =
  | 'set_name'
  | 'set_fill_color'
  | 'set_image_fill'
  | 'set_stroke'
  | 'set_corner_radius'
  | 'set_effects'
  | 'set_opacity'
  | 'set_visible'
  | 'set_style';

/** Tools that change what a layer looks like. */
export const lookTools: ToolsOf<Looks> = {
  set_name: async (figma, { nodeId, name }) => {
    const node = await findNode(figma, nodeId);
    node.name = name;
    return { nodeId };
  },
  set_fill_color: async (figma, { nodeId, color }) => {
    painted(await findNode(figma, nodeId)).fills = [solidPaint(color)];
    return { nodeId };
  },
  set_image_fill: async (figma, { nodeId, base64, scaleMode = 'FILL' }) => {
    const node = painted(await findNode(figma, nodeId));
    const { hash } = figma.createImage(figma.base64Decode(base64));
    node.fills = [{ type: 'IMAGE', scaleMode, imageHash: hash }];
    return { nodeId, imageHash: hash };
  },
  set_stroke: async (figma, { nodeId, color, weight, align }) => {
    const node = withProperty(await findNode(figma, nodeId), 'strokes', 'edge') as RectangleNode;
    node.strokes = color === undefined ? [] : [solidPaint(color)];
    if (weight !== undefined) node.strokeWeight = weight;
    if (align !== undefined) node.strokeAlign = align;
    return { nodeId };
  },
  set_corner_radius: async (figma, { nodeId, radius }) => {
    setRadius(await findNode(figma, nodeId), radius);
    return { nodeId };
  },
  set_effects: async (figma, { nodeId, effects }) => {
    const node = withProperty(await findNode(figma, nodeId), 'effects', 'effects') as RectangleNode;
    node.effects = effects.map(effectOf);
    return { nodeId };
  },
  set_opacity: async (figma, { nodeId, opacity }) => {
    const node = withProperty(await findNode(figma, nodeId), 'opacity', 'opacity') as RectangleNode;
    node.opacity = opacity;
    return { nodeId };
  },
  set_visible: async (figma, { nodeId, visible }) => {
    const node = await findNode(figma, nodeId);
    node.visible = visible;
    return { nodeId };
  },
  set_style: async (figma, { nodeId, kind, styleId }) => {
    const method = STYLES[kind];
    const node = withProperty(await findNode(figma, nodeId), method, `${kind} style`);
    if (styleId !== '' && (await figma.getStyleByIdAsync(styleId)) === null)
      throw new CanvasError(`No style has the id ${styleId}.`);
    if (kind === 'text') await loadFontsOf(figma, ofType(node, 'TEXT'));
    await (node as unknown as Record<typeof method, (id: string) => Promise<void>>)[method](styleId);
    return { nodeId };
  },
};

const STYLES = {
  fill: 'setFillStyleIdAsync',
  stroke: 'setStrokeStyleIdAsync',
  text: 'setTextStyleIdAsync',
  effect: 'setEffectStyleIdAsync',
} as const;

type Places =
  | 'set_auto_layout'
  | 'set_position'
  | 'move'
  | 'resize'
  | 'clone'
  | 'delete'
  | 'delete_nodes'
  | 'set_current_page'
  | 'group'
  | 'ungroup'
  | 'set_selection';

/** Tools that change where layers are. */
export const placeTools: ToolsOf<Places> = {
  set_auto_layout: async (figma, params) => {
    setAutoLayout(await findNode(figma, params.nodeId), params);
    return { nodeId: params.nodeId };
  },
  set_position: async (figma, { nodeId, x, y }) => {
    const node = await findNode(figma, nodeId);
    node.x = x;
    node.y = y;
    return { nodeId };
  },
  move: async (figma, params) => {
    await moveNode(figma, params);
    return { nodeId: params.nodeId };
  },
  resize: async (figma, { nodeId, width, height }) => {
    const node = withProperty(await findNode(figma, nodeId), 'resize', 'size of its own') as FrameNode;
    node.resize(width, height);
    return { nodeId };
  },
  clone: async (figma, { nodeId, ...placed }) => {
    const node = await findNode(figma, nodeId);
    const parentId = placed.parentId ?? node.parent?.id;
    // Looked for before there is a copy: one that has no place is none.
    await findParent(figma, parentId);
    const copy = node.clone();
    await placeNode(figma, copy, { ...placed, parentId });
    return { nodeId: copy.id };
  },
  delete: async (figma, { nodeId }) => {
    const node = await figma.getNodeByIdAsync(nodeId);
    if (node === null) return { nodeId, deleted: false };
    (await findNode(figma, nodeId)).remove();
    return { nodeId, deleted: true };
  },
  delete_nodes: async (figma, { nodeIds }) => ({ deleted: await deleteNodes(figma, nodeIds) }),
  set_current_page: async (figma, { pageId }) => {
    const page = await figma.getNodeByIdAsync(pageId);
    if (page?.type !== 'PAGE') throw new CanvasError(`No page has the id ${pageId}.`);
    await figma.setCurrentPageAsync(page);
    return { pageId };
  },
  group: async (figma, { nodeIds, name }) => {
    const nodes = await Promise.all(nodeIds.map((id) => findNode(figma, id)));
    const parent = nodes[0]?.parent;
    if (parent == null || !('appendChild' in parent)) throw new CanvasError('The first of these layers has no parent.');
    const group = figma.group(nodes, parent);
    if (name !== undefined) group.name = name;
    return { nodeId: group.id };
  },
  ungroup: async (figma, { nodeId }) => {
    const node = await findNode(figma, nodeId);
    if (!('children' in node)) throw new CanvasError(`${named(node)} holds no layers.`);
    return { nodeIds: figma.ungroup(node).map(({ id }) => id) };
  },
  set_selection: async (figma, { nodeIds }) => {
    const nodes = await Promise.all(nodeIds.map((id) => findNode(figma, id)));
    figma.currentPage.selection = nodes;
    figma.viewport.scrollAndZoomIntoView(nodes);
    return { selected: nodes.length };
  },
};
