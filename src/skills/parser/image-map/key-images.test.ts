import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { isSnapshotPath } from '#workspace/snapshot/manifest';
import type { PlannedPicture } from '../semantic-ast/plan-pictures.ts';
import { idName } from './file-name.ts';
import { imageKey } from './image-key.ts';
import { keyImages, type PictureGroup } from './key-images.ts';

interface Layer {
  readonly id: string;
  readonly name: string;
  readonly figmaType?: string;
  readonly size?: number;
  readonly booleanOperation?: string;
}

const picture = ({ id, name, figmaType = 'RECTANGLE', size = 24, booleanOperation }: Layer): PlannedPicture => ({
  id,
  name,
  type: 'img',
  figmaType,
  category: figmaType === 'RECTANGLE' ? 'image' : 'svg',
  node: {
    id,
    name,
    type: figmaType,
    absoluteBoundingBox: { x: 0, y: 0, width: size, height: size },
    ...(booleanOperation === undefined ? {} : { booleanOperation }),
  },
  screen: '1:1',
});

const keyed = (one: PlannedPicture) => ({ id: one.id, base: imageKey(one) });

const keysOf = (
  layers: readonly Layer[],
  clusters: readonly PictureGroup[] = [],
): Record<string, string | undefined> => {
  const named = keyImages(layers.map(picture).map(keyed), clusters, new Map());
  return Object.fromEntries(layers.map(({ id }) => [id, named.keyOf(id)]));
};

describe('keyImages', () => {
  it('says what it is, of what type, and how the layer is called', () => {
    const keys = keysOf([
      { id: '1:1', name: 'Union', figmaType: 'BOOLEAN_OPERATION', booleanOperation: 'UNION' },
      { id: '1:2', name: 'Rectangle 184' },
      { id: '1:3', name: 'arrow/leftUp', figmaType: 'VECTOR' },
      { id: '1:4', name: 'Hero', figmaType: 'GROUP', size: 400 },
      { id: '1:5', name: 'Ünïted', figmaType: 'ELLIPSE' },
    ]);
    expect(keys).toEqual({
      '1:1': 'unionIcon',
      '1:2': 'areaRectangle184',
      '1:3': 'vectorIconArrowLeftUp',
      '1:4': 'groupDrawingHero',
      '1:5': 'ellipseIconUnited',
    });
  });

  it('[DD08] gives 300 layers named Rectangle 300 keys, the same again and in any order', () => {
    const layers = Array.from({ length: 300 }, (_, i) => ({ id: `1:${i}`, name: 'Rectangle' }));
    const keys = keysOf(layers);
    expect(new Set(Object.values(keys)).size).toBe(300);
    expect(keysOf(layers.toReversed())).toEqual(keys);
    // One more layer does not rename the others.
    expect(keysOf([...layers, { id: '9:9', name: 'Rectangle' }])).toMatchObject(keys);
  });

  it('gives one key to the layers of a cluster, and keeps the picture that the cluster keeps', () => {
    const layers = [
      { id: '1:10', name: 'b', figmaType: 'VECTOR' },
      { id: '1:2', name: 'a', figmaType: 'VECTOR' },
      { id: '1:3', name: 'c', figmaType: 'VECTOR' },
    ];
    const clusters = [{ ids: ['1:10', '1:2'], kept: '1:10' }];
    const named = keyImages(layers.map(picture).map(keyed), clusters, new Map([['1:3', 'cut-off']]));
    expect(named.images).toEqual([
      { key: 'vectorIconA', ids: ['1:2', '1:10'], kept: '1:10', reason: null },
      { key: 'vectorIconC', ids: ['1:3'], kept: null, reason: 'cut-off' },
    ]);
  });

  it('does not let a layer take the key of another one by its name', () => {
    const layers = [
      { id: '1:2', name: 'Rectangle' },
      { id: '1:3', name: 'Rectangle' },
      { id: '1:4', name: 'Rectangle N1x2' },
      { id: '1:5', name: 'rectanglen1x2' },
    ];
    expect(new Set(Object.values(keysOf(layers)).map((key) => key?.toLowerCase())).size).toBe(4);
  });

  it('makes identifiers of whatever layers are called, none twice, whatever the order', () => {
    const id = fc.oneof(
      fc.stringMatching(/^I?\d{1,3}:\d{1,3}(;\d{1,2}:\d{1,2}){0,30}$/),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    const name = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Icon', 'icon', 'ICON', '星', '../x', '__proto__'),
    );
    const layer = fc.record({
      id,
      name,
      figmaType: fc.constantFrom('RECTANGLE', 'VECTOR', 'GROUP', 'constructor', 'toString'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(layer, { selector: (one) => one.id, maxLength: 30 }), (layers) => {
        const keys = keysOf(layers);
        const all = Object.values(keys);
        expect(new Set(all.map((key) => key?.toLowerCase())).size).toBe(layers.length);
        for (const key of all) expect(key).toMatch(/^[a-z][A-Za-z\d]{0,140}$/);
        expect(keysOf(layers.toReversed())).toEqual(keys);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('idName', () => {
  it('keeps plain ids readable', () => {
    expect([idName('12:3'), idName('I1:2;3:4'), idName('1:2', 'x')]).toEqual(['12-3', 'I1-2-3-4', '1x2']);
  });

  it('never gives two ids one name, and never one that a file system refuses', () => {
    const id = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('1:2', '1-2', '1;2', 'a:1', 'A:1', '../..', '.', '', 'CON', 'I1:2'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 20 }), (ids) => {
        const names = ids.map((one) => idName(one));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
        for (const name of names) expect(isSnapshotPath(`screenshots/screen-${name}.png`)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
