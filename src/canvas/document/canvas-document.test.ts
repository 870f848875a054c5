import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { type CanvasDocument, type CanvasStart, openCanvasDocument } from './canvas-document.ts';

const open = (start?: CanvasStart): CanvasDocument => openCanvasDocument(plainSurroundings, start);
const INTER = { family: 'Inter', style: 'Semi Bold' };

const button = async ({ figma }: CanvasDocument) => {
  const frame = figma.createFrame();
  frame.name = 'Button';
  frame.layoutMode = 'HORIZONTAL';
  frame.paddingLeft = frame.paddingRight = 16;
  frame.paddingTop = frame.paddingBottom = 8;
  frame.primaryAxisAlignItems = 'CENTER';
  frame.counterAxisAlignItems = 'CENTER';
  frame.fills = [{ type: 'SOLID', color: { r: 0, g: 0.4, b: 1 } }];
  const text = figma.createText();
  await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
  await figma.loadFontAsync(INTER);
  text.fontName = INTER;
  text.fontSize = 20;
  text.characters = 'Submit';
  frame.appendChild(text);
  return { frame, text };
};

const box = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => [x, y, width, height];

describe('a document in memory', () => {
  it('lays out a button as Figma does: it hugs its text, and fills when it is told', async () => {
    const document = open();
    const { frame, text } = await button(document);
    expect(box(text)).toEqual([16, 8, 60, 24]);
    expect(box(frame)).toEqual([0, 0, 92, 40]);
    text.characters = 'Submit now';
    expect(frame.width).toBe(132);
    const list = document.figma.createFrame();
    list.layoutMode = 'VERTICAL';
    list.itemSpacing = 10;
    list.resize(300, 200);
    expect([list.layoutSizingHorizontal, list.layoutSizingVertical]).toEqual(['FIXED', 'FIXED']);
    list.appendChild(frame);
    frame.layoutSizingHorizontal = 'FILL';
    frame.layoutSizingVertical = 'FILL';
    expect(box(frame)).toEqual([0, 0, 300, 200]);
    expect(box(text)).toEqual([100, 88, 100, 24]);
    const second = frame.clone();
    expect([box(frame), box(second)]).toEqual([
      [0, 0, 300, 95],
      [0, 105, 300, 95],
    ]);
    frame.minHeight = 150;
    expect(frame.height).toBe(150);
  });

  it('wraps, spreads, and leaves out what is hidden or placed by hand', () => {
    const { figma } = open();
    const row = figma.createFrame();
    row.layoutMode = 'HORIZONTAL';
    row.resize(250, 100);
    row.primaryAxisAlignItems = 'SPACE_BETWEEN';
    const [a, b, c] = [1, 2, 3].map(() => figma.createRectangle()) as [RectangleNode, RectangleNode, RectangleNode];
    for (const one of [a, b, c]) row.appendChild(one);
    c.layoutPositioning = 'ABSOLUTE';
    c.x = 7;
    expect([a.x, b.x, c.x]).toEqual([0, 150, 7]);
    c.layoutPositioning = 'AUTO';
    b.visible = false;
    expect([a.x, c.x]).toEqual([0, 150]);
    b.visible = true;
    row.primaryAxisAlignItems = 'MIN';
    row.layoutWrap = 'WRAP';
    row.counterAxisSpacing = 5;
    row.layoutSizingVertical = 'HUG';
    expect([a, b, c].map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [100, 0],
      [0, 105],
    ]);
    expect(row.height).toBe(205);
  });

  it('takes every step back and makes it again, the same to the byte', async () => {
    const document = open();
    const states = [JSON.stringify(document.toRest())];
    const step = (): void => {
      document.commit();
      states.push(JSON.stringify(document.toRest()));
    };
    const { frame, text } = await button(document);
    step();
    text.characters = 'Another one';
    step();
    const group = document.figma.group([frame], document.figma.currentPage);
    group.x = 50;
    step();
    group.remove();
    step();
    expect(document.steps()).toEqual({ undo: 4, redo: 0 });
    for (let at = states.length - 2; at >= 0; at -= 1) {
      expect(document.undo()).toBe(true);
      expect(JSON.stringify(document.toRest())).toBe(states[at]);
    }
    expect(document.undo()).toBe(false);
    for (const state of states.slice(1)) {
      expect(document.redo()).toBe(true);
      expect(JSON.stringify(document.toRest())).toBe(state);
    }
    expect(frame.removed).toBe(true);
    document.undo();
    expect(frame.removed).toBe(false);
    expect(frame.x).toBe(50);
    document.figma.createRectangle();
    expect(document.redo()).toBe(false);
  });

  it('refuses what Figma refuses, in words that name the property', () => {
    const { figma } = open();
    const frame = figma.createFrame() as FrameNode & Record<string, unknown>;
    const text = figma.createText();
    expect(() => {
      text.characters = 'x';
    }).toThrow('unloaded font "Inter Regular"');
    expect(() => {
      frame.fills = [{ type: 'SOLID', color: { r: 255, g: 0, b: 0 } }];
    }).toThrow('in set_fills: Property "fills" failed validation');
    expect(() => {
      frame['colour'] = 'red';
    }).toThrow('not extensible');
    expect(() => {
      (frame.fills as Paint[]).push({ type: 'SOLID', color: { r: 0, g: 0, b: 0 } });
    }).toThrow();
    expect(() => {
      frame.layoutSizingHorizontal = 'FILL';
    }).toThrow('auto layout');
    expect(() => frame.appendChild(frame)).toThrow('inside itself');
    expect(() => frame.resize(-1, 5)).toThrow('"width" failed');
    frame.remove();
    expect(() => frame.name).toThrow(`The node with id "${frame.id}" does not exist`);
    expect(figma.mixed).toBe(figma.mixed);
  });

  it('makes components, variants and instances whose properties do what they say', async () => {
    const document = open();
    const { figma } = document;
    const { frame, text } = await button(document);
    const small = figma.createComponentFromNode(frame);
    small.name = 'Size=Small';
    const large = small.clone();
    large.name = 'Size=Large';
    (large.children[0] as TextNode).fontSize = 40;
    const label = small.children[0] as TextNode;
    const set = figma.combineAsVariants([small, large], figma.currentPage);
    const key = set.addComponentProperty('Label', 'TEXT', 'Submit');
    for (const one of [label, large.children[0] as TextNode]) one.componentPropertyReferences = { characters: key };
    const instance = small.createInstance();
    expect(instance.width).toBe(92);
    expect(instance.children[0]?.id).toBe(`I${instance.id};${text.id}`);
    instance.setProperties({ [key]: 'Go' });
    expect((instance.children[0] as TextNode).characters).toBe('Go');
    instance.setProperties({ Size: 'Large' });
    expect((await instance.getMainComponentAsync())?.id).toBe(large.id);
    expect((instance.children[0] as TextNode).characters).toBe('Go');
    expect(instance.componentProperties).toMatchObject({ Size: { value: 'Large' }, [key]: { value: 'Go' } });
    expect(() => instance.setProperties({ Nothing: 'x' })).toThrow(
      "Could not find a component property with name: 'Nothing'",
    );
    expect(() => (instance.children[0] as TextNode).remove()).toThrow('not allowed');
    expect(instance.detachInstance().type).toBe('FRAME');
  });

  it('binds variables and styles', async () => {
    const document = open();
    const { figma } = document;
    const collection = figma.variables.createVariableCollection('Theme');
    const dark = collection.addMode('Dark');
    const brand = figma.variables.createVariable('brand/fill', collection, 'COLOR');
    brand.setValueForMode(dark, { r: 1, g: 0, b: 0 });
    expect(() => brand.setValueForMode(dark, 5)).toThrow('setValueForMode');
    const rectangle = figma.createRectangle();
    const paint = figma.variables.setBoundVariableForPaint(
      { type: 'SOLID', color: { r: 0, g: 0, b: 0 } },
      'color',
      brand,
    );
    rectangle.fills = [paint];
    rectangle.setBoundVariable('width', figma.variables.createVariable('w', collection, 'FLOAT'));
    expect((rectangle.fills as SolidPaint[])[0]?.boundVariables?.color?.id).toBe(brand.id);
    expect(document.variables()).toMatchObject({
      meta: { variables: { [brand.id]: { valuesByMode: { [dark]: { r: 1 } } } } },
    });
    const style = figma.createPaintStyle();
    style.name = 'Ink';
    style.paints = [{ type: 'SOLID', color: { r: 0, g: 0, b: 1 } }];
    await rectangle.setFillStyleIdAsync(style.id);
    expect((rectangle.fills as SolidPaint[])[0]?.color.b).toBe(1);
    expect((await figma.getLocalPaintStylesAsync()).map(({ name }) => name)).toEqual(['Ink']);
  });

  it('exports, and keeps constraints when a frame grows', async () => {
    const { figma } = open();
    const frame = figma.createFrame();
    const inside = figma.createRectangle();
    frame.appendChild(inside);
    inside.resize(20, 20);
    inside.constraints = { horizontal: 'STRETCH', vertical: 'MAX' };
    frame.resize(200, 300);
    expect(box(inside)).toEqual([0, 200, 120, 20]);
    expect(await frame.exportAsync({ format: 'SVG_STRING' })).toBe(`<é ${frame.id}>`);
    const rest = (await frame.exportAsync({ format: 'JSON_REST_V1' })) as { document: Record<string, unknown> };
    expect(rest.document).toMatchObject({
      id: frame.id,
      type: 'FRAME',
      absoluteBoundingBox: { width: 200, height: 300 },
    });
    expect(figma.base64Encode(Uint8Array.of(1, 2, 3, 255))).toBe('AQID/w==');
    expect([...figma.base64Decode('AQID/w==')]).toEqual([1, 2, 3, 255]);
  });
});

const corpus = corpusDir();
const files =
  corpus === null
    ? []
    : readdirSync(join(corpus, 'real')).filter(
        (name) => /\.(file|node|nodes)\.json(\.gz)?$/.test(name) && !name.startsWith('megacity'),
      );

describe.skipIf(corpus === null)(`real designs${corpus === null ? ` (${NO_CORPUS})` : ''}`, () => {
  it.each(files)('%s says what it said, also when all of it was read by a script', (name) => {
    const bytes = readFileSync(join(corpus ?? '', 'real', name));
    const body = JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as Record<string, unknown>;
    const document = open({ body });
    const before = JSON.stringify(document.toRest());
    const nodes = document.figma.root.findAll();
    for (const node of nodes)
      for (const key of Object.keys(node)) if (key !== 'parent' && key !== 'children') void (node as never)[key];
    const { document: told } = document.toRest() as { document: { children: unknown[] } };
    expect(JSON.stringify(document.toRest())).toBe(before);
    const given = (body['document'] as { type?: string; children?: unknown[] } | undefined) ?? null;
    if (given?.type === 'DOCUMENT') expect(told.children).toEqual(given.children);
  });
});
