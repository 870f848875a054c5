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
    expect(await refusal(document, 'create_instance', { componentId: text })).toContain('not a component');
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

  it('find layers, several at once, and delete several', async () => {
    const document = open();
    const card = await make(document, 'create_card', { title: 'Title', action: 'Open' });
    const line = await make(document, 'create_line', { name: 'Title rule' });
    expect(await done(document, 'find_nodes', { types: ['TEXT'], nodeId: card, limit: 1 })).toMatchObject({
      layers: [{ name: 'Title', type: 'TEXT', parentId: card }],
      total: 2,
    });
    const { layers } = await done(document, 'find_nodes', { name: 'tITLE' });
    expect((layers as { type: string }[]).map(({ type }) => type)).toEqual(['TEXT', 'LINE']);
    expect(await done(document, 'get_nodes', { nodeIds: [card, '9:9', line], depth: 0 })).toMatchObject({
      nodes: [{ id: card, childCount: 2 }, { id: line }],
      missing: ['9:9'],
    });
    const [first] = ((await tell(document, card))['children'] ?? []) as { id: string }[];
    expect(await done(document, 'delete_nodes', { nodeIds: [card, first?.id, line, line, '9:9'] })).toEqual({
      deleted: 2,
    });
    expect(document.figma.currentPage.children).toEqual([]);
    const { pageId } = await done(document, 'create_page', { name: 'Second' });
    await done(document, 'set_current_page', { pageId });
    expect(await done(document, 'get_document_info')).toMatchObject({ currentPage: { id: pageId, layers: [] } });
  });

  it('give layers styles of the document and notes for developers', async () => {
    const document = open();
    const { figma } = document;
    const [paint, type] = [figma.createPaintStyle(), figma.createTextStyle()];
    paint.paints = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }];
    type.fontSize = 30;
    const frame = await make(document, 'create_frame', {});
    const text = await make(document, 'create_text', { parentId: frame, text: 'One' });
    await done(document, 'set_style', { nodeId: frame, kind: 'fill', styleId: paint.id });
    await done(document, 'set_style', { nodeId: text, kind: 'text', styleId: type.id });
    expect(await tell(document, frame)).toMatchObject({ fills: ['#ff0000'], children: [{ fontSize: 30 }] });
    const layers = [
      { nodeId: text, labels: ['Says **one**'] },
      { nodeId: frame, labels: ['Card', 'Two'] },
    ];
    await done(document, 'set_annotations', { layers });
    expect(await done(document, 'get_annotations')).toMatchObject({
      layers: [
        { id: frame, labels: ['Card', 'Two'] },
        { id: text, labels: ['Says **one**'] },
      ],
    });
    await done(document, 'set_annotations', { layers: [{ nodeId: frame, labels: [] }] });
    expect(await done(document, 'get_annotations', { nodeId: frame })).toMatchObject({ layers: [{ id: text }] });
  });

  it('make sets of components with properties, and change what is made of them', async () => {
    const document = open();
    const [small, large] = await Promise.all(
      ['Size=Small', 'Size=Large'].map((name) => make(document, 'create_component', { name })),
    );
    const set = await make(document, 'combine_variants', { nodeIds: [small, large], name: 'Badge' });
    await done(document, 'set_description', { nodeId: set, description: 'Says how many' });
    expect(await done(document, 'get_components')).toMatchObject({
      components: [{ id: set, name: 'Badge', description: 'Says how many', properties: { Size: { type: 'VARIANT' } } }],
    });
    const card = await make(document, 'create_component', { name: 'Card' });
    const label = await make(document, 'create_text', { parentId: card, text: 'Label' });
    const { property } = await done(document, 'add_component_property', {
      nodeId: card,
      name: 'Label',
      type: 'TEXT',
      defaultValue: 'Label',
      layerId: label,
    });
    const [one, two] = await Promise.all(
      [card, set].map((componentId) => make(document, 'create_instance', { componentId })),
    );
    await done(document, 'set_instance_properties', { nodeId: one, properties: { Label: 'Mine' } });
    await done(document, 'set_fill_color', { nodeId: one, color: '#00ff00' });
    await done(document, 'copy_overrides', { nodeId: one, targetIds: [two] });
    expect(await tell(document, two as string)).toMatchObject({
      fills: ['#00ff00'],
      componentProperties: { [String(property)]: { value: 'Mine' } },
      children: [{ characters: 'Mine' }],
    });
    const { components } = (await done(document, 'get_components')) as { components: { key: string }[] };
    const byKey = await make(document, 'create_instance', { componentKey: components[1]?.key });
    expect(await tell(document, byKey)).toMatchObject({ children: [{ characters: 'Label' }] });
    for (const [params, said] of [
      [{ componentKey: 'none' }, 'No library of this file'],
      [{}, 'Give componentId or componentKey'],
    ] as const)
      expect(await refusal(document, 'create_instance', params)).toContain(said);
    await done(document, 'reset_instance', { nodeId: two });
    await done(document, 'swap_component', { nodeId: one, componentId: large });
    expect(await tell(document, one as string)).toMatchObject({ children: [] });
    const frame = await make(document, 'detach_instance', { nodeId: two });
    expect(await tell(document, frame)).toMatchObject({ type: 'FRAME', children: [{ type: 'TEXT' }] });
    await done(document, 'edit_component_property', { nodeId: card, name: 'Label', defaultValue: 'Other' });
    expect(await done(document, 'get_components')).toMatchObject({
      components: [{}, { properties: { [String(property)]: { defaultValue: 'Other' } } }],
    });
    await done(document, 'delete_component_property', { nodeId: card, name: 'Label' });
    expect(await refusal(document, 'delete_component_property', { nodeId: card, name: 'Label' })).toContain(
      'It has: none',
    );
  });

  it('set up collections of variables with their modes, change them, and take them away', async () => {
    const document = open();
    const { variableIds } = await done(document, 'create_variables', {
      collection: 'Theme',
      modes: ['Light', 'Dark'],
      variables: [
        { name: 'ink', type: 'COLOR', values: { Light: '#000000', Dark: '#ffffff' } },
        { name: 'gap', type: 'FLOAT', value: 8 },
      ],
    });
    const [ink, gap] = variableIds as [string, string];
    const told = async () => {
      const { collections, variables } = (await done(document, 'get_variables')) as {
        collections: { name: string; modes: { modeId: string; name: string }[] }[];
        variables: { id: string; name: string; valuesByMode: Record<string, unknown> }[];
      };
      const modes = new Map(collections.flatMap((one) => one.modes.map(({ modeId, name }) => [modeId, name])));
      return variables.map(({ name, valuesByMode }) => [
        name,
        Object.fromEntries(Object.entries(valuesByMode).map(([mode, value]) => [modes.get(mode), value])),
      ]);
    };
    expect(await told()).toMatchObject([
      ['ink', { Light: { r: 0 }, Dark: { r: 1 } }],
      ['gap', { Light: 8, Dark: 8 }],
    ]);
    await done(document, 'add_mode', { collection: 'Theme', name: 'Dim' });
    await done(document, 'rename_mode', { collection: 'Theme', mode: 'Dim', name: 'Grey' });
    await done(document, 'set_variables', { variables: [{ variableId: gap, name: 'space', values: { Grey: 4 } }] });
    expect(await told()).toMatchObject([
      ['ink', { Grey: { r: 0 } }],
      ['space', { Light: 8, Grey: 4 }],
    ]);
    const before = await told();
    const steps = document.steps();
    for (const [command, params, said] of [
      [
        'create_variables',
        { collection: 'Theme', variables: [{ name: 'a', type: 'FLOAT', values: { Night: 1 } }] },
        'no mode Night',
      ],
      ['create_variables', { collection: 'New', variables: [{ name: 'a', type: 'FLOAT' }] }, 'has no value'],
      [
        'create_variables',
        { collection: 'New', variables: [{ name: 'a', type: 'COLOR', value: '#12' }] },
        'a colour as #rrggbb',
      ],
      [
        'set_variables',
        {
          variables: [
            { variableId: ink, name: 'x' },
            { variableId: gap, values: { Grey: 'wide' } },
          ],
        },
        'number',
      ],
      ['delete_variable', { variableId: 'VariableID:0' }, 'No variable has the id'],
      ['rename_mode', { collection: 'Theme', mode: 'Night', name: 'x' }, 'It has: Light, Dark, Grey'],
      ['delete_collection', { collection: 'None' }, 'There are: Theme'],
    ] as const)
      expect(await refusal(document, command, params)).toContain(said);
    expect([await told(), document.steps()]).toEqual([before, steps]);
    await done(document, 'delete_variable', { variableId: ink });
    await done(document, 'delete_collection', { collection: 'Theme' });
    expect(await done(document, 'get_variables')).toEqual({ collections: [], variables: [] });
  });

  it('refuse a list of which one does not fit, before anything is done', async () => {
    const document = open();
    const component = await make(document, 'create_component', { name: 'C' });
    const text = await make(document, 'create_text', { parentId: component, text: 'T' });
    const instance = await make(document, 'create_instance', { componentId: component });
    const [part] = ((await tell(document, instance))['children'] ?? []) as { id: string }[];
    const page = document.figma.currentPage.id;
    const before = JSON.stringify(document.toRest());
    for (const [command, params, said] of [
      ['delete_nodes', { nodeIds: [text, page] }, 'is a page, not a layer'],
      ['delete_nodes', { nodeIds: [text, part?.id] }, 'is part of the instance'],
      [
        'set_annotations',
        {
          layers: [
            { nodeId: text, labels: ['a'] },
            { nodeId: '9:9', labels: [] },
          ],
        },
        '9:9',
      ],
      [
        'set_annotations',
        {
          layers: [
            { nodeId: text, labels: ['a'] },
            { nodeId: text, labels: [] },
          ],
        },
        'named twice',
      ],
      ['copy_overrides', { nodeId: instance, targetIds: [text] }, 'not a INSTANCE'],
      ['combine_variants', { nodeIds: [component, text] }, 'not a COMPONENT'],
      ['add_component_property', { nodeId: text, name: 'A', type: 'TEXT', defaultValue: '' }, 'not a component'],
      ['set_style', { nodeId: text, kind: 'fill', styleId: 'S:0,' }, 'No style has the id'],
      ['set_current_page', { pageId: text }, 'No page has the id'],
      ['swap_component', { nodeId: instance, componentId: text }, 'not a component'],
    ] as const)
      expect([command, await refusal(document, command, params)]).toEqual([command, expect.stringContaining(said)]);
    expect(JSON.stringify(document.toRest())).toBe(before);
  });

  it('all of them were tried here', () => {
    expect(Object.keys(CANVAS_TOOLS).filter((name) => !tried.has(name))).toEqual([]);
  });
});
