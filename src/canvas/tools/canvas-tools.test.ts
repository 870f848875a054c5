import { describe, expect, it } from 'vitest';
import { type CanvasDocument, openCanvasDocument } from '#canvas/document/canvas-document';
import { CANVAS_TOOLS, type CanvasAnswer } from '#contract/canvas/canvas-tools';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { runCanvasTool } from './run-canvas-tool.ts';

const open = (): CanvasDocument => openCanvasDocument(plainSurroundings);

const tried = new Set<string>();

const run = (document: CanvasDocument, command: string, params: object = {}): Promise<CanvasAnswer> => {
  tried.add(command);
  return runCanvasTool(document.figma, { command, params });
};

/** Its result; a call that was refused fails the test with its words. */
const done = async (
  document: CanvasDocument,
  command: string,
  params: object = {},
): Promise<Record<string, unknown>> => {
  const answer = await run(document, command, params);
  if (!answer.ok) throw new Error(answer.error);
  return answer.result;
};

const make = async (document: CanvasDocument, command: string, params: object = {}): Promise<string> =>
  String((await done(document, command, params))['nodeId']);

const refusal = async (document: CanvasDocument, command: string, params: object): Promise<string> => {
  const answer = await run(document, command, params);
  return answer.ok ? '' : answer.error;
};

const tell = async (document: CanvasDocument, nodeId: string): Promise<Record<string, unknown>> =>
  (await done(document, 'get_node', { nodeId, depth: 5 }))['node'] as Record<string, unknown>;

describe('canvas tools', () => {
  it('make layers where they were asked for', async () => {
    const document = open();
    const frame = await make(document, 'create_frame', {
      name: 'Page',
      x: 10,
      y: 20,
      width: 300,
      height: 200,
      fill: '#fff',
    });
    const rectangle = await make(document, 'create_rectangle', {
      parentId: frame,
      width: 40,
      height: 30,
      fill: '#ff000080',
    });
    await make(document, 'create_ellipse', { parentId: frame, x: 5 });
    await make(document, 'create_line', { parentId: frame, length: 50, color: '#000000', weight: 2 });
    const text = await make(document, 'create_text', {
      parentId: frame,
      text: 'Hello',
      fontSize: 20,
      fontStyle: 'Bold',
      color: '#00ff00',
    });
    expect(await tell(document, frame)).toMatchObject({
      name: 'Page',
      x: 10,
      width: 300,
      fills: ['#ffffff'],
      children: [
        { id: rectangle, fills: ['#ff000080'], width: 40 },
        { type: 'ELLIPSE', x: 5 },
        { type: 'LINE', width: 50, strokes: ['#000000'], strokeWeight: 2 },
        { id: text, characters: 'Hello', fontName: { style: 'Bold' }, fills: ['#00ff00'], width: 50, height: 24 },
      ],
    });
    expect(await done(document, 'create_page', { name: 'Second' })).toMatchObject({ pageId: expect.any(String) });
  });

  it('change looks, places and words', async () => {
    const document = open();
    const frame = await make(document, 'create_frame', {});
    const text = await make(document, 'create_text', { parentId: frame, text: 'One' });
    await done(document, 'set_name', { nodeId: frame, name: 'Card' });
    await done(document, 'set_fill_color', { nodeId: frame, color: '#123456' });
    await done(document, 'set_stroke', { nodeId: frame, color: '#654321', weight: 3, align: 'OUTSIDE' });
    await done(document, 'set_corner_radius', { nodeId: frame, radius: [1, 2, 3, 4] });
    await done(document, 'set_effects', {
      nodeId: frame,
      effects: [
        { type: 'DROP_SHADOW', color: '#00000040', x: 0, y: 2, radius: 4 },
        { type: 'LAYER_BLUR', radius: 1 },
      ],
    });
    await done(document, 'set_opacity', { nodeId: frame, opacity: 0.5 });
    await done(document, 'set_auto_layout', {
      nodeId: frame,
      mode: 'VERTICAL',
      gap: 4,
      padding: { top: 8, left: 2 },
      crossAlign: 'CENTER',
    });
    await done(document, 'set_text', { nodeId: text, text: 'Changed' });
    await done(document, 'set_texts', { texts: [{ nodeId: text, text: 'Twice' }] });
    await done(document, 'set_font', { nodeId: text, fontSize: 10, lineHeight: 14, align: 'RIGHT' });
    await done(document, 'set_position', { nodeId: frame, x: 7, y: 8 });
    await done(document, 'move', { nodeId: frame, dx: 1, dy: -1 });
    expect(await tell(document, frame)).toMatchObject({
      name: 'Card',
      x: 8,
      y: 7,
      fills: ['#123456'],
      strokes: ['#654321'],
      cornerRadius: 'mixed',
      opacity: 0.5,
      layoutMode: 'VERTICAL',
      paddingTop: 8,
      children: [{ characters: 'Twice', fontSize: 10 }],
    });
    await done(document, 'resize', { nodeId: frame, width: 90, height: 80 });
    await done(document, 'set_visible', { nodeId: frame, visible: false });
    expect(await tell(document, frame)).toMatchObject({
      width: 90,
      height: 80,
      visible: false,
      layoutSizingHorizontal: 'FIXED',
    });
    expect(await done(document, 'set_image_fill', { nodeId: frame, base64: 'AQID' })).toMatchObject({
      imageHash: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    await done(document, 'set_stroke', { nodeId: frame });
    expect(await tell(document, frame)).not.toHaveProperty('strokes');
  });

  it('copy, group, take apart, move into another parent and delete; what is gone is gone', async () => {
    const document = open();
    const frame = await make(document, 'create_frame', { x: 100, y: 100 });
    const one = await make(document, 'create_rectangle', { parentId: frame, x: 10, y: 10, width: 20, height: 20 });
    const copy = await make(document, 'clone', { nodeId: one, x: 50 });
    const group = await make(document, 'group', { nodeIds: [one, copy], name: 'Pair' });
    expect(await tell(document, group)).toMatchObject({ name: 'Pair', x: 10, y: 10, width: 60, height: 20 });
    expect(await done(document, 'ungroup', { nodeId: group })).toEqual({ nodeIds: [one, copy] });
    await done(document, 'move', { nodeId: copy, parentId: document.figma.currentPage.id, index: 0 });
    expect(document.figma.currentPage.children.map(({ id }) => id)).toEqual([copy, frame]);
    expect(await done(document, 'delete', { nodeId: one })).toEqual({ nodeId: one, deleted: true });
    expect(await done(document, 'delete', { nodeId: one })).toEqual({ nodeId: one, deleted: false });
    await done(document, 'set_selection', { nodeIds: [frame] });
    expect(await done(document, 'get_selection')).toMatchObject({ selection: [{ id: frame, childCount: 0 }] });
  });

  it('make components, instances and variables, and bind them', async () => {
    const document = open();
    const button = await make(document, 'create_button', { label: 'Go' });
    const component = await make(document, 'create_component', { nodeId: button, name: 'Button' });
    const node = (await document.figma.getNodeByIdAsync(component)) as ComponentNode;
    const key = node.addComponentProperty('Label', 'TEXT', 'Go');
    (node.children[0] as TextNode).componentPropertyReferences = { characters: key };
    const instance = await make(document, 'create_instance', { componentId: component, x: 200 });
    await done(document, 'set_instance_properties', { nodeId: instance, properties: { Label: 'Stop' } });
    expect(await tell(document, instance)).toMatchObject({ x: 200, children: [{ characters: 'Stop' }] });
    const { variableId } = await done(document, 'create_variable', {
      collection: 'Theme',
      name: 'brand',
      type: 'COLOR',
      value: '#0000ff',
    });
    await done(document, 'bind_variable', { nodeId: instance, field: 'fill', variableId });
    await done(document, 'bind_variable', { nodeId: instance, field: 'itemSpacing', variableId });
    expect(await tell(document, instance)).toMatchObject({ boundVariables: { itemSpacing: { id: variableId } } });
    await done(document, 'bind_variable', { nodeId: instance, field: 'itemSpacing', variableId: null });
    expect(await tell(document, instance)).not.toHaveProperty('boundVariables');
    expect(await done(document, 'get_variables')).toMatchObject({
      collections: [{ name: 'Theme' }],
      variables: [{ name: 'brand', type: 'COLOR' }],
    });
    expect(await done(document, 'get_components')).toMatchObject({
      components: [{ name: 'Button', properties: { [key]: { type: 'TEXT' } } }],
    });
  });

  it('look without a change', async () => {
    const document = open();
    const card = await make(document, 'create_card', { title: 'Title', body: 'Some text', action: 'Open' });
    const version = document.version();
    expect(await done(document, 'scan_text')).toMatchObject({
      total: 3,
      texts: [{ characters: 'Title' }, { characters: 'Some text' }, { characters: 'Open' }],
    });
    expect(await done(document, 'scan_text', { nodeId: card, limit: 1 })).toMatchObject({ total: 3, texts: [{}] });
    expect(await done(document, 'get_document_info')).toMatchObject({
      pages: [{ name: 'Page 1' }],
      currentPage: { layers: [{ id: card }] },
    });
    expect(await done(document, 'get_styles')).toEqual({ paints: [], texts: [], effects: [] });
    expect(await done(document, 'get_reactions', { nodeId: card })).toEqual({ reactions: [] });
    expect(await done(document, 'export_node', { nodeId: card, format: 'SVG' })).toMatchObject({
      format: 'SVG',
      bytes: expect.any(Number),
    });
    expect(document.version()).toBe(version);
  });

  it('whatever one call made is one step to take back, also when it was made of many', async () => {
    const document = open();
    const empty = JSON.stringify(document.toRest());
    const form = await make(document, 'create_login_form', { width: 400 });
    expect(await tell(document, form)).toMatchObject({ name: 'Login form', width: 400, layoutMode: 'VERTICAL' });
    const texts = (await done(document, 'scan_text'))['texts'] as { characters: string }[];
    expect(texts.map(({ characters }) => characters)).toEqual([
      'Log in',
      'Email',
      'Email',
      'Password',
      'Password',
      'Log in',
    ]);
    expect(document.steps()).toEqual({ undo: 1, redo: 0 });
    document.undo();
    expect(JSON.stringify(document.toRest())).toBe(empty);
  });

  it('a call that fails leaves nothing behind and says which layer it was', async () => {
    const document = open();
    const text = await make(document, 'create_text', { text: 'T', name: 'Label' });
    const before = JSON.stringify(document.toRest());
    expect(await refusal(document, 'create_frame', { parentId: text })).toContain(
      `"Label" (${text}) is a TEXT: nothing can be put into it`,
    );
    expect(await refusal(document, 'create_button', { label: 'x', parentId: '9:9' })).toContain(
      'No layer has the id 9:9',
    );
    expect(await refusal(document, 'set_auto_layout', { nodeId: text, mode: 'VERTICAL' })).toContain(
      'has no auto layout',
    );
    expect(await refusal(document, 'set_fill_color', { nodeId: text, color: 'red' })).toBe(
      'set_fill_color: color: a colour as #rrggbb or #rrggbbaa',
    );
    expect(
      await refusal(document, 'set_texts', {
        texts: [
          { nodeId: text, text: 'new' },
          { nodeId: '9:9', text: '' },
        ],
      }),
    ).toContain('9:9');
    expect(await refusal(document, 'create_instance', { componentId: text })).toContain('not a COMPONENT');
    expect(await refusal(document, 'set_instance_properties', { nodeId: text, properties: {} })).toContain(
      'not a INSTANCE',
    );
    expect(
      await refusal(document, 'bind_variable', { nodeId: text, field: 'fill', variableId: 'VariableID:0' }),
    ).toContain('No variable has the id');
    expect(
      await refusal(document, 'create_variable', { collection: 'a', name: 'b', type: 'FLOAT', value: 'x' }),
    ).toContain('needs a value of kind number');
    expect(await refusal(document, 'get_node', { nodeId: document.figma.currentPage.id })).toContain(
      'is a page, not a layer',
    );
    expect(await refusal(document, '__proto__', {})).toContain('There is no tool __proto__');
    expect(JSON.stringify(document.toRest())).toBe(before);
  });

  it('all of them were tried here', () => {
    expect(Object.keys(CANVAS_TOOLS).filter((name) => !tried.has(name))).toEqual([]);
  });
});
