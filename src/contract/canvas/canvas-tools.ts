import { z } from 'zod';
import { componentTools } from './component-tools.ts';
import { composites, creators } from './create-tools.ts';
import { colour, entry, font, name, nodeId, nodeIds, parentId, pixels, place, size, text } from './tool-entry.ts';
import { variableTools } from './variable-tools.ts';

const node = z.object({ nodeId });

const autoLayout = z.object({
  nodeId,
  mode: z.enum(['NONE', 'HORIZONTAL', 'VERTICAL']).optional(),
  gap: pixels.optional(),
  padding: z
    .union([pixels, z.object({ top: pixels, right: pixels, bottom: pixels, left: pixels }).partial()])
    .optional()
    .describe('one number for all sides, or each side'),
  align: z.enum(['MIN', 'CENTER', 'MAX', 'SPACE_BETWEEN']).optional().describe('along the direction'),
  crossAlign: z.enum(['MIN', 'CENTER', 'MAX', 'BASELINE']).optional(),
  wrap: z.boolean().optional(),
  horizontal: z.enum(['FIXED', 'HUG', 'FILL']).optional(),
  vertical: z.enum(['FIXED', 'HUG', 'FILL']).optional(),
});

const shadow = z.object({
  type: z.enum(['DROP_SHADOW', 'INNER_SHADOW']),
  color: colour,
  x: pixels,
  y: pixels,
  radius: z.number().min(0),
  spread: pixels.optional(),
});
const blur = z.object({ type: z.enum(['LAYER_BLUR', 'BACKGROUND_BLUR']), radius: z.number().min(0) });

const NODE_TYPES = [
  'FRAME',
  'GROUP',
  'SECTION',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'TEXT',
  'RECTANGLE',
  'ELLIPSE',
  'LINE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'BOOLEAN_OPERATION',
  'SLICE',
] as const;

const readers = {
  get_document_info: entry(
    'read',
    'Name of the file, its pages, and the top layers of the current page.',
    z.object({}),
  ),
  get_selection: entry('read', 'The layers that the user has selected.', z.object({})),
  get_node: entry(
    'read',
    'A layer with its properties and the layers in it.',
    z.object({ nodeId, depth: z.number().int().min(0).max(10).optional() }),
  ),
  get_nodes: entry(
    'read',
    'Several layers with their properties. An id that no layer has is told as missing.',
    z.object({ nodeIds, depth: z.number().int().min(0).max(10).optional() }),
  ),
  find_nodes: entry(
    'read',
    'Layers of some types, or whose name has a text in it; in a layer, or on the current page without one.',
    z.object({
      nodeId: nodeId.optional(),
      types: z.array(z.enum(NODE_TYPES)).min(1).max(50).optional(),
      name: name.optional(),
      limit: z.number().int().min(1).max(10_000).optional(),
    }),
  ),
  get_annotations: entry(
    'read',
    'Annotations for developers of a layer and all in it, or of the current page without one.',
    z.object({ nodeId: nodeId.optional() }),
  ),
  get_styles: entry('read', 'Paint, text and effect styles of the document.', z.object({})),
  get_components: entry('read', 'Components of the document with their properties.', z.object({})),
  get_variables: entry('read', 'Collections of variables with their modes and values.', z.object({})),
  get_reactions: entry('read', 'What a layer does in the prototype.', node),
  scan_text: entry(
    'read',
    'All texts in a layer, or of the current page without one.',
    z.object({ nodeId: nodeId.optional(), limit: z.number().int().min(1).max(10_000).optional() }),
  ),
  export_node: entry(
    'read',
    'A picture of a layer, as base64.',
    z.object({
      nodeId,
      format: z.enum(['PNG', 'JPG', 'SVG', 'PDF']).optional(),
      scale: z.number().min(0.01).max(4).optional(),
    }),
  ),
};

const setters = {
  set_name: entry('write', 'Renames a layer.', z.object({ nodeId, name })),
  set_fill_color: entry(
    'write',
    'Fills a layer, or the letters of a text, with one colour.',
    z.object({ nodeId, color: colour }),
  ),
  set_image_fill: entry(
    'write',
    'Fills a layer with a picture.',
    z.object({
      nodeId,
      base64: z.string().max(20_000_000),
      scaleMode: z.enum(['FILL', 'FIT', 'CROP', 'TILE']).optional(),
    }),
  ),
  set_stroke: entry(
    'write',
    'Draws the edge of a layer; without a colour it has none.',
    z.object({
      nodeId,
      color: colour.optional(),
      weight: z.number().min(0).max(10_000).optional(),
      align: z.enum(['INSIDE', 'CENTER', 'OUTSIDE']).optional(),
    }),
  ),
  set_corner_radius: entry(
    'write',
    'Rounds the corners of a layer.',
    z.object({
      nodeId,
      radius: z
        .union([z.number().min(0), z.array(z.number().min(0)).length(4)])
        .describe('one number, or top left, top right, bottom right, bottom left'),
    }),
  ),
  set_effects: entry(
    'write',
    'Shadows and blurs of a layer; an empty list takes them away.',
    z.object({ nodeId, effects: z.array(z.union([shadow, blur])).max(20) }),
  ),
  set_opacity: entry(
    'write',
    'How much of a layer is seen, 0 to 1.',
    z.object({ nodeId, opacity: z.number().min(0).max(1) }),
  ),
  set_visible: entry('write', 'Shows or hides a layer.', z.object({ nodeId, visible: z.boolean() })),
  set_auto_layout: entry('write', 'How a frame lays out what is in it, and how it finds its own size.', autoLayout),
  set_text: entry('write', 'What a text says.', z.object({ nodeId, text })),
  set_texts: entry(
    'write',
    'What several texts say, in one step.',
    z.object({ texts: z.array(z.object({ nodeId, text })).min(1).max(1_000) }),
  ),
  set_font: entry('write', 'How a text is set.', z.object({ nodeId, ...font })),
  set_position: entry('write', 'Where a layer is in its parent.', z.object({ nodeId, x: pixels, y: pixels })),
  move: entry(
    'write',
    'Moves a layer by some pixels, or into another parent.',
    z.object({
      nodeId,
      dx: pixels.optional(),
      dy: pixels.optional(),
      parentId,
      index: z.number().int().min(0).optional(),
    }),
  ),
  resize: entry('write', 'Gives a layer a size.', z.object({ nodeId, width: size, height: size })),
  clone: entry('write', 'Copies a layer. Answers the id of the copy.', z.object({ nodeId, ...place })),
  delete: entry('write', 'Deletes a layer; one that is not there is deleted already.', node),
  delete_nodes: entry('write', 'Deletes several layers, in one step.', z.object({ nodeIds })),
  group: entry('write', 'Groups layers. Answers the id of the group.', z.object({ nodeIds, name: name.optional() })),
  ungroup: entry('write', 'Takes a group apart. Answers the ids of what was in it.', node),
  set_selection: entry(
    'write',
    'Selects layers and scrolls to them.',
    z.object({ nodeIds: z.array(nodeId).max(1_000) }),
  ),
  set_instance_properties: entry(
    'write',
    'Sets properties of an instance by name, e.g. Size, Label.',
    z.object({ nodeId, properties: z.record(z.string().max(500), z.union([z.string().max(100_000), z.boolean()])) }),
  ),
  set_current_page: entry(
    'write',
    'Shows another page; calls without a layer work on it.',
    z.object({ pageId: z.string().min(1).max(1_000) }),
  ),
  set_style: entry(
    'write',
    'Gives a layer a style of the document; an empty id takes it away.',
    z.object({ nodeId, kind: z.enum(['fill', 'stroke', 'text', 'effect']), styleId: z.string().max(1_000) }),
  ),
  set_annotations: entry(
    'write',
    'Annotations for developers of layers, in markdown, in the place of those that were there; an empty list takes them away.',
    z.object({
      layers: z
        .array(z.object({ nodeId, labels: z.array(text.min(1)).max(100) }))
        .min(1)
        .max(1_000),
    }),
  ),
  bind_variable: entry(
    'write',
    'Binds a field of a layer to a variable; without one it is freed. `fill` and `stroke` are the first of their kind.',
    z.object({ nodeId, field: z.string().min(1).max(100), variableId: z.string().max(1_000).nullable() }),
  ),
};

/** What an agent can do to the open document: name → effect, what it is for, shape of its parameters. */
export const CANVAS_TOOLS = {
  ...readers,
  ...creators,
  ...setters,
  ...componentTools,
  ...variableTools,
  ...composites,
};

export type CanvasToolName = keyof typeof CANVAS_TOOLS;
export type CanvasParams<Name extends CanvasToolName> = z.infer<(typeof CANVAS_TOOLS)[Name]['params']>;

export const isCanvasTool = (value: string): value is CanvasToolName => Object.hasOwn(CANVAS_TOOLS, value);

/** One call, as it crosses the bridge. */
export interface CanvasCall {
  readonly command: string;
  readonly params: unknown;
}

/** How a call ended. An error names the layer and what to do. */
export type CanvasAnswer =
  | { readonly ok: true; readonly result: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: string };
