import { describe, expect, it } from 'vitest';
import { cssColour, readColour } from '#contract/design/colour-literal';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { fastest } from '#testing/fastest';
import { fc } from '#testing/properties';
import { distances, formatPixels } from './distances.ts';
import { applyTo, invert, type Matrix } from './geometry.ts';
import { hitKey, hitName, hitRows } from './hit-rows.ts';
import { hitTest } from './hit-test.ts';
import { imageGroups, imageOrder } from './image-groups.ts';
import { indexLayers, listedChildren, pathOf } from './layer-index.ts';
import { shortSides, stackWords, tokensOf } from './stack-words.ts';
import { tokenTables } from './token-table.ts';

const node = (
  id: string,
  box: readonly [number, number, number, number],
  rest: Partial<SemanticNode> = {},
): SemanticNode => ({
  id,
  name: id,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: box[0], y: box[1], width: box[2], height: box[3] },
  ...rest,
});

const screen = (id: string, name = id): SemanticScreen => ({
  id,
  name,
  page: 'Page',
  width: 100,
  height: 200,
  nodes: 1,
  picture: null,
});

describe('layer index', () => {
  const root = node('root', [0, 0, 200, 200], {
    clips: true,
    children: [
      node('a', [10, 20, 100, 50], { children: [node('b', [5, 5, 20, 10])] }),
      node('c', [150, 150, 100, 100], { visible: false, children: [node('d', [0, 0, 10, 10])] }),
    ],
  });

  it('adds up boxes to the pixels of the screen, parents before children', () => {
    const { layers, byId } = indexLayers(root);
    expect(layers.map(({ node: { id } }) => id)).toEqual(['root', 'a', 'b', 'c', 'd']);
    expect(byId.get('b')?.bounds).toEqual({ x: 15, y: 25, width: 20, height: 10 });
    expect(pathOf({ layers, byId }, 'b').map(({ node: { id } }) => id)).toEqual(['root', 'a', 'b']);
  });

  it('knows what is hidden with its parent', () => {
    expect(indexLayers(root).byId.get('d')?.isHidden).toBe(true);
  });

  it('turns a box around its centre', () => {
    const turned = indexLayers(
      node('r', [0, 0, 100, 100], { children: [node('t', [10, 40, 40, 20], { rotation: 90 })] }),
    );
    const { x, y, width, height } = turned.byId.get('t')?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
    expect([x, y, width, height].map((value) => Math.round(value))).toEqual([20, 30, 20, 40]);
  });

  it('walks 20,000 levels without a stack of calls', () => {
    let deep = node('0', [0, 0, 1, 1]);
    for (let level = 1; level < 20_000; level += 1) deep = node(`${level}`, [0, 0, 1, 1], { children: [deep] });
    expect(indexLayers(deep).layers).toHaveLength(20_000);
  });

  it('lists laid out children in their order and others from the front', () => {
    const children = [node('x', [0, 0, 1, 1]), node('y', [0, 0, 1, 1])];
    expect(listedChildren(node('p', [0, 0, 1, 1], { children })).map(({ id }) => id)).toEqual(['y', 'x']);
    const layout = { direction: 'column' };
    expect(listedChildren(node('p', [0, 0, 1, 1], { children, layout })).map(({ id }) => id)).toEqual(['x', 'y']);
  });
});

describe('hit test', () => {
  const root = node('root', [0, 0, 200, 200], {
    clips: true,
    children: [
      node('below', [0, 0, 100, 100], { children: [node('inner', [10, 10, 20, 20])] }),
      node('above', [50, 50, 100, 100]),
      node('gone', [0, 0, 200, 200], { visible: false }),
      node('outside', [180, 180, 100, 100]),
      node('turned', [20, 150, 60, 10], { rotation: 90 }),
    ],
  });
  const index = indexLayers(root);
  const at = (x: number, y: number) => hitTest(index, { x, y })?.node.id ?? null;

  it('finds the topmost visible layer', () => {
    expect(at(15, 15)).toBe('inner');
    expect(at(70, 70)).toBe('above');
    expect(at(5, 5)).toBe('below');
    expect(at(190, 10)).toBe('root');
  });

  it('respects clipping and turning', () => {
    expect(at(199, 199)).toBe('outside');
    expect(at(210, 210)).toBeNull();
    // 60 × 10 turned by 90 degrees stands upright around 50, 155.
    expect(at(50, 130)).toBe('turned');
    expect(at(25, 155)).toBe('root');
  });

  it('finds one of 10,000 layers in a frame of time', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => node(`${i}`, [i % 100, Math.floor(i / 100), 1, 1]));
    const large = indexLayers(node('root', [0, 0, 100, 100], { children: many }));
    expect(fastest(() => hitTest(large, { x: 0.5, y: 0.5 }))).toBeLessThan(8);
  });
});

describe('distances', () => {
  it('measures all four sides when one lies in the other', () => {
    const found = distances({ x: 16, y: 56, width: 311, height: 200 }, { x: 0, y: 0, width: 343, height: 300 });
    expect(found.map(({ axis, value }) => [axis, value])).toEqual([
      ['x', 16],
      ['x', 16],
      ['y', 56],
      ['y', 44],
    ]);
  });

  it('measures the gaps between boxes that lie apart', () => {
    const found = distances({ x: 0, y: 0, width: 10, height: 10 }, { x: 30, y: 2, width: 10, height: 4 });
    expect(found.find(({ axis }) => axis === 'x')).toMatchObject({ x1: 10, x2: 30, y1: 4, value: 20 });
  });

  it('is the same from either side, and nothing for the same box', () => {
    const rect = fc.record({
      x: fc.integer({ min: -50, max: 50 }),
      y: fc.integer({ min: -50, max: 50 }),
      width: fc.integer({ min: 1, max: 80 }),
      height: fc.integer({ min: 1, max: 80 }),
    });
    const values = (list: ReturnType<typeof distances>) => list.map(({ axis, value }) => `${axis}${value}`).sort();
    fc.assert(
      fc.property(rect, rect, (a, b) => {
        expect(values(distances(a, b))).toEqual(values(distances(b, a)));
        expect(distances(a, a)).toEqual([]);
      }),
    );
  });

  it('prints at most one decimal', () => {
    expect([16, 12.25, 0.04].map(formatPixels)).toEqual(['16', '12.3', '0']);
  });
});

describe('matrices', () => {
  it('a matrix and its inverse bring a point back', () => {
    // doubles are spread over exponents: nearly all of them would make a matrix that cannot be inverted
    const part = fc.integer({ min: -3_000, max: 3_000 }).map((value) => value / 1_000);
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part, part), fc.tuple(part, part), (m, [x, y]) => {
        fc.pre(Math.abs(m[0] * m[3] - m[1] * m[2]) > 0.1);
        const back = applyTo(invert(m as Matrix) as Matrix, applyTo(m as Matrix, { x, y }));
        expect(back.x).toBeCloseTo(x, 5);
        expect(back.y).toBeCloseTo(y, 5);
      }),
    );
  });
});

describe('colour literals', () => {
  it('reads those of every stack', () => {
    const orange = 'rgb(255 128 0 / 1)';
    const read = (literal: string, framework = 'react') => {
      const colour = readColour(literal, framework);
      return colour && cssColour(colour);
    };
    expect(read('rgb(255, 128, 0)')).toBe(orange);
    expect(read('rgba(255, 128, 0, 0.5)')).toBe('rgb(255 128 0 / 0.5)');
    expect(read('#ff8000')).toBe(orange);
    expect(read('#ff800080')).toBe('rgb(255 128 0 / 0.502)');
    expect(read('#FFFF8000', 'avalonia')).toBe(orange);
    expect(read('Color(0xffff8000)', 'flutter')).toBe(orange);
    expect(read('Color(0xFFFF8000)', 'compose')).toBe(orange);
    expect(read('Color(red: 1, green: 0.502, blue: 0)', 'swiftui')).toBe(orange);
    expect(read('Color(red: 1, green: 0.502, blue: 0, opacity: 0.25)', 'swiftui')).toBe('rgb(255 128 0 / 0.25)');
  });

  it('[SH04] takes nothing but numbers out of a literal', () => {
    for (const literal of [
      'url(https://x.test/a.png)',
      'red;background:url(//x)',
      'var(--x)',
      '#12',
      '#zzzzzz',
      'rgb(1,2,3);x',
    ])
      expect(readColour(literal, 'react')).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const colour = readColour(text, 'unknown');
        expect(colour === null || /^rgb\(\d+ \d+ \d+ \/ [\d.]+\)$/.test(cssColour(colour))).toBe(true);
      }),
    );
  });
});

describe('tokens, styles, pictures and lint', () => {
  it('makes a column per mode', () => {
    const [theme] = tokenTables([
      { name: 'a', type: 'COLOR', mode: 'Light', value: '#fff', id: '1', collection: 'Theme' },
      { name: 'a', type: 'COLOR', mode: 'Dark', value: null, id: '1', collection: 'Theme', unresolved: 'cycle' },
      { name: 'b', type: 'FLOAT', mode: 'Dark', value: 8, id: '2', collection: 'Theme' },
    ]);
    expect(theme?.modes).toEqual(['Light', 'Dark']);
    expect(theme?.rows.map(({ cells }) => cells.map((cell) => cell && (cell.unresolved ?? cell.value)))).toEqual([
      ['#fff', 'cycle'],
      [null, 8],
    ]);
  });

  it('groups layers by picture', () => {
    const root = node('1', [0, 0, 1, 1], {
      children: [
        node('a', [0, 0, 1, 1], { screenshot: 'starIcon' }),
        node('b', [0, 0, 1, 1], { screenshot: 'starIcon' }),
      ],
    });
    const map = {
      logo: { snapshot: null, md5: null, reason: 'no-file' },
      starIcon: { snapshot: 'screenshots/star.png', md5: 'x' },
    };
    const groups = imageGroups(imageOrder(map), [screen('1')], new Map([['1', indexLayers(root)]]));
    expect(groups.map(({ key, uses, reason }) => [key, uses.length, reason])).toEqual([
      ['starIcon', 2, null],
      ['logo', 0, 'no-file'],
    ]);
  });

  it('lists what was found by kind and screen', () => {
    const layer = (id: string, on: string) => ({
      kind: 'layer' as const,
      screen: on,
      id,
      name: id,
      figmaType: 'FRAME',
    });
    const hits = [
      { kind: 'screen' as const, screen: '1', name: 'Home', page: 'P' },
      { kind: 'token' as const, id: 'v', name: 'red', collection: 'T' },
      layer('a', '1'),
      layer('b', '2'),
      { ...layer('c', '1'), kind: 'text' as const, text: 'Hello' },
    ];
    const rows = hitRows(hits, [screen('1', 'Home')]);
    expect(rows.map((row) => [hitKey(row), hitName(row)])).toEqual([
      ['heading screen', null],
      ['screen 1', 'Home'],
      ['heading token', null],
      ['token v', 'red'],
      ['heading of 1', null],
      ['a', 'a'],
      ['c', 'Hello'],
      ['heading of 2', null],
      ['b', 'b'],
    ]);
  });

  it('gives the words of the stack and short sides', () => {
    const words = stackWords(node('x', [0, 0, 1, 1], { layout: { direction: 'column' }, size: { width: 'stretch' } }));
    expect(words).toEqual([
      { field: 'type', word: 'div' },
      { field: 'direction', word: 'column' },
      { field: 'width', word: 'stretch' },
    ]);
    expect([shortSides([8, 8, 8, 8]), shortSides([8, 20, 8, 20]), shortSides([1, 2, 3, 4])]).toEqual([
      '8',
      '8 20',
      '1 2 3 4',
    ]);
    expect(tokensOf([8, { value: 1, token: 'a' }, { value: 2, token: 'a' }, undefined])).toEqual(['a']);
  });
});
