import { z } from 'zod';

/** What a canvas tool does to the document. */
export type CanvasEffect = 'read' | 'write';

export interface CanvasToolEntry<Params extends z.ZodType = z.ZodType> {
  readonly effect: CanvasEffect;
  /** For a model: what it does, and what it answers. */
  readonly description: string;
  readonly params: Params;
}

const entry = <Params extends z.ZodType>(
  effect: CanvasEffect,
  description: string,
  params: Params,
): CanvasToolEntry<Params> => ({ effect, description, params });

const nodeId = z.string().min(1).max(1_000).describe('id of a layer, e.g. 12:34');
const parentId = nodeId.optional().describe('layer to put it into; the current page without one');
const name = z.string().max(1_000);
const pixels = z.number().min(-1e6).max(1e6);
const size = z.number().min(0.01).max(1e6);
/** `#rgb`, `#rrggbb` or `#rrggbbaa`. */
const colour = z
  .string()
  .regex(/^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, 'a colour as #rrggbb or #rrggbbaa');
const text = z.string().max(100_000);
const place = { parentId, name: name.optional(), x: pixels.optional(), y: pixels.optional() };
const box = { ...place, width: size.optional(), height: size.optional() };
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

const font = {
  fontFamily: z.string().max(200).optional(),
  fontStyle: z.string().max(200).optional().describe('e.g. Semi Bold'),
  fontSize: z.number().min(1).max(2_000).optional(),
  lineHeight: z
    .union([z.literal('AUTO'), z.number().min(0).max(10_000)])
    .optional()
    .describe('in pixels, or AUTO'),
  align: z.enum(['LEFT', 'CENTER', 'RIGHT', 'JUSTIFIED']).optional(),
};

const shadow = z.object({
  type: z.enum(['DROP_SHADOW', 'INNER_SHADOW']),
  color: colour,
  x: pixels,
  y: pixels,
  radius: z.number().min(0),
  spread: pixels.optional(),
});
const blur = z.object({ type: z.enum(['LAYER_BLUR', 'BACKGROUND_BLUR']), radius: z.number().min(0) });

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

const creators = {
  create_frame: entry('write', 'Makes a frame. Answers its id.', z.object({ ...box, fill: colour.optional() })),
  create_rectangle: entry('write', 'Makes a rectangle. Answers its id.', z.object({ ...box, fill: colour.optional() })),
  create_ellipse: entry('write', 'Makes an ellipse. Answers its id.', z.object({ ...box, fill: colour.optional() })),
  create_line: entry(
    'write',
    'Makes a line. Answers its id.',
    z.object({ ...place, length: size.optional(), color: colour.optional(), weight: z.number().min(0).optional() }),
  ),
  create_text: entry(
    'write',
    'Makes a text. Answers its id.',
    z.object({ ...place, text, color: colour.optional(), width: size.optional(), ...font }),
  ),
  create_component: entry(
    'write',
    'Makes a component of a layer, or an empty one. Answers its id.',
    z.object({ ...box, nodeId: nodeId.optional() }),
  ),
  create_instance: entry(
    'write',
    'Makes an instance of a component. Answers its id.',
    z.object({ componentId: nodeId, ...place }),
  ),
  create_page: entry('write', 'Makes a page. Answers its id.', z.object({ name })),
  create_variable: entry(
    'write',
    'Makes a variable, and its collection when there is none of that name. Answers its id.',
    z.object({
      collection: name.min(1),
      name: name.min(1),
      type: z.enum(['COLOR', 'FLOAT', 'STRING', 'BOOLEAN']),
      value: z.union([z.string(), z.number(), z.boolean()]).describe('a colour as #rrggbb'),
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
  group: entry(
    'write',
    'Groups layers. Answers the id of the group.',
    z.object({ nodeIds: z.array(nodeId).min(1).max(1_000), name: name.optional() }),
  ),
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
  bind_variable: entry(
    'write',
    'Binds a field of a layer to a variable; without one it is freed. `fill` and `stroke` are the first of their kind.',
    z.object({ nodeId, field: z.string().min(1).max(100), variableId: z.string().max(1_000).nullable() }),
  ),
};

const composites = {
  create_button: entry(
    'write',
    'Makes a button: a frame with auto layout and its label. Answers its id.',
    z.object({ ...place, label: text, color: colour.optional(), textColor: colour.optional() }),
  ),
  create_card: entry(
    'write',
    'Makes a card with a title, a text and, with a label, a button. Answers its id.',
    z.object({ ...place, title: text, body: text.optional(), action: text.optional(), width: size.optional() }),
  ),
  create_login_form: entry(
    'write',
    'Makes a form to log in: a title, two fields and a button. Answers its id.',
    z.object({ ...place, title: text.optional(), action: text.optional(), width: size.optional() }),
  ),
};

/** What an agent can do to the open document: name → effect, what it is for, shape of its parameters. */
export const CANVAS_TOOLS = { ...readers, ...creators, ...setters, ...composites };

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
