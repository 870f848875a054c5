import type { CanvasParams } from '#contract/canvas/canvas-tools';
import { solidPaint } from './colours.ts';
import { wantedComponent } from './component-tools.ts';
import { setFont } from './fonts.ts';
import { findNode, type Placed, placeNode } from './nodes.ts';
import type { ToolsOf } from './tool.ts';
import { collectionNamed, variableValue } from './variable-tools.ts';

type Boxed = Placed & {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly fill?: string | undefined;
};
type Shape = FrameNode | RectangleNode | EllipseNode | ComponentNode;

/** A layer that could not be finished is no layer. */
const finished = async <Node extends SceneNode>(node: Node, work: () => Promise<void>): Promise<{ nodeId: string }> => {
  try {
    await work();
    return { nodeId: node.id };
  } catch (error) {
    node.remove();
    throw error;
  }
};

const make = (figma: PluginAPI, node: Shape, { width, height, fill, ...placed }: Boxed): Promise<{ nodeId: string }> =>
  finished(node, async () => {
    await placeNode(figma, node, placed);
    if (width !== undefined || height !== undefined) node.resize(width ?? node.width, height ?? node.height);
    if (fill !== undefined) node.fills = [solidPaint(fill)];
  });

/** Makes a text. Its font is loaded before anything is written. */
export const makeText = async (figma: PluginAPI, params: CanvasParams<'create_text'>): Promise<{ nodeId: string }> => {
  const { text, color, width, parentId, name, x, y, ...font } = params;
  const node = figma.createText();
  return finished(node, async () => {
    await setFont(figma, node, font);
    node.textAutoResize = width === undefined ? 'WIDTH_AND_HEIGHT' : 'HEIGHT';
    node.characters = text;
    if (color !== undefined) node.fills = [solidPaint(color)];
    await placeNode(figma, node, { parentId, name, x, y });
    if (width !== undefined) node.resize(width, node.height);
  });
};

/** Tools that make something new. */
export const createTools: ToolsOf<
  | 'create_frame'
  | 'create_rectangle'
  | 'create_ellipse'
  | 'create_line'
  | 'create_text'
  | 'create_component'
  | 'create_instance'
  | 'create_page'
  | 'create_variable'
> = {
  create_frame: (figma, params) => make(figma, figma.createFrame(), params),
  create_rectangle: (figma, params) => make(figma, figma.createRectangle(), params),
  create_ellipse: (figma, params) => make(figma, figma.createEllipse(), params),
  create_line: (figma, { length, color, weight, ...placed }) => {
    const line = figma.createLine();
    return finished(line, async () => {
      await placeNode(figma, line, placed);
      if (length !== undefined) line.resize(length, 0);
      if (color !== undefined) line.strokes = [solidPaint(color)];
      if (weight !== undefined) line.strokeWeight = weight;
    });
  },
  create_text: makeText,
  create_component: async (figma, { nodeId, ...params }) => {
    if (nodeId === undefined) return make(figma, figma.createComponent(), params);
    const component = figma.createComponentFromNode(await findNode(figma, nodeId));
    if (params.name !== undefined) component.name = params.name;
    return { nodeId: component.id };
  },
  create_instance: async (figma, params) => {
    const { componentId: _id, componentKey: _key, ...placed } = params;
    const instance = (await wantedComponent(figma, params)).createInstance();
    return finished(instance, () => placeNode(figma, instance, placed));
  },
  create_page: async (figma, { name }) => {
    const page = figma.createPage();
    page.name = name;
    return { pageId: page.id };
  },
  create_variable: async (figma, params) => {
    const value = variableValue(params.type, params.value);
    const collection = await collectionNamed(figma, params.collection);
    const variable = figma.variables.createVariable(params.name, collection, params.type);
    for (const { modeId } of collection.modes) variable.setValueForMode(modeId, value);
    return { variableId: variable.id, collectionId: collection.id };
  },
};
