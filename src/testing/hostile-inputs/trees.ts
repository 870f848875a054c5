import { fileBody, layerBuilder } from '../design-builder.ts';
import { bodyOf, frame, type HostileInput, textOf } from './hostile-input.ts';

const nested = (depth: number): string =>
  `{"document":{"id":"0:0","type":"DOCUMENT","children":[{"id":"0:1","type":"CANVAS","name":"p","children":[${'{"id":"1:1","type":"FRAME","children":['.repeat(depth)}${']}'.repeat(depth)}]}]}}`;

export const trees = (): readonly HostileInput[] => {
  const layer = layerBuilder();
  const same = Array.from({ length: 10_000 }, () => ({ ...layer('RECTANGLE'), id: '7:7' }));
  const document = (children: unknown): string => textOf({ document: { id: '0:0', type: 'DOCUMENT', children } });
  return [
    { name: '1,500 levels', content: nested(1_500), expected: ['imported'] },
    { name: '2,500 levels', content: nested(2_500), expected: ['design-too-deep'] },
    { name: '60,000 levels', content: nested(60_000), expected: ['design-too-deep'] },
    { name: '10,000 layers of one id', content: textOf(bodyOf({}, same)), expected: ['imported'] },
    {
      name: 'pages that are none',
      content: document([null, 7, 'x', [], { type: 'FRAME', id: '1:1' }]),
      expected: ['imported'],
    },
    {
      name: 'a page in a page',
      content: document([
        { id: '0:1', type: 'CANVAS', children: [{ id: '0:2', type: 'CANVAS', children: [frame()] }] },
      ]),
      expected: ['imported'],
    },
    {
      name: 'a document in a document',
      content: document([{ id: '0:1', type: 'DOCUMENT', children: [frame()] }]),
      expected: ['imported'],
    },
    {
      name: 'children as an object',
      content: textOf(bodyOf({ children: { 0: frame(), length: 1 } }, [])).replace('"children":[],', ''),
      expected: ['imported'],
    },
    { name: 'children as a word', content: document('frames'), expected: ['design-empty'] },
    {
      name: 'nodes that are null',
      content: '{"nodes":{"1:1":null,"__proto__":{"document":{"id":"1:1","type":"FRAME"}}}}',
      expected: ['imported', 'design-empty'],
    },
    {
      name: 'nothing that has a size',
      content: textOf(bodyOf({ absoluteBoundingBox: null, absoluteRenderBounds: null, size: null })),
      expected: ['imported'],
    },
  ];
};

export const components = (): readonly HostileInput[] => {
  const layer = layerBuilder();
  const set = {
    ...layer('COMPONENT_SET', {}, [{ ...layer('COMPONENT', { name: 'A=1, A=2, =, B' }), id: '9:1' }]),
    id: '9:0',
  };
  const itself = {
    ...layer('INSTANCE', { componentId: '8:1', overrides: [{ id: '8:1', overriddenFields: 7 }] }, []),
    id: '8:1',
  };
  const ring = { '9:1': { key: '', name: 'x', componentSetId: '9:0' }, '8:1': { componentSetId: '8:1' } };
  const sets = { '9:0': { name: null, componentSetId: '9:0' }, '8:1': 7 };
  const circle = {
    ...fileBody([[set, itself, layer('INSTANCE', { componentId: '__proto__' }, [])]]),
    components: ring,
    componentSets: sets,
  };
  const empty = {
    ...fileBody([[layer('COMPONENT_SET', {}, []), frame()]]),
    components: [],
    componentSets: null,
    styles: 'x',
  };
  return [
    { name: 'components in a circle', content: textOf(circle), expected: ['imported'] },
    { name: 'a set without variants', content: textOf(empty), expected: ['imported'] },
  ];
};
