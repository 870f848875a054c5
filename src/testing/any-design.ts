import { fc } from '#testing/properties';

type Fields = Record<string, unknown>;

/** Texts that look like what a scanner of bytes looks for. */
const TRAPS = [
  ...['', 'Home', '"children":[', '"children":[{"id":"9:9"}]', ']}],', '{[', '\\', '\\"', '\\\\"]}', 'VARIABLE_ALIAS'],
  ...['"type":"VARIABLE_ALIAS"', 'explicitVariableModes', '\u2028', '\uD800', '\u202E', '🦄', '\u0000', 'children'],
];
const text = fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'binary', maxLength: 10 }));
const number = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.constantFrom(0.5, -0.4, 1e-7, 1e300));

const box = fc.oneof(
  fc.record({ x: number, y: number, width: number, height: number }),
  fc.constantFrom<unknown>(
    null,
    {},
    { width: 1 },
    { width: '1', height: 2 },
    { width: 3, height: 4, in: [{ a: '}' }] },
  ),
);
const alias = fc.constantFrom(1, 2, 3).map((n) => ({ type: 'VARIABLE_ALIAS', id: `VariableID:1:${n}` }));
const paint = fc.oneof(
  fc.record({
    type: fc.constant('SOLID'),
    color: fc.constantFrom({ r: 1, g: 0, b: 0, a: 1 }, { r: 0, g: 0.5, b: 1, a: 1 }),
  }),
  alias.map((color) => ({ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 }, boundVariables: { color } })),
  fc.constantFrom('bg', 'photo').map((imageRef) => ({ type: 'IMAGE', imageRef, scaleMode: 'FILL' })),
);
const modes = fc.constantFrom({ 'c:1': 'm:1' }, { 'c:1': 'm:2' });
/** Lists of children where there are no layers, and none where there could be. */
const plugin = fc.constantFrom<unknown>(
  { children: [{ children: [{}] }] },
  [{ children: [{ id: '8:8', children: [] }] }],
  { a: { 'x"children': [{}], '"children': [{}], childrenx: [{}], children: [[{}]] } },
);

const layerFields = {
  name: text,
  visible: fc.boolean(),
  absoluteBoundingBox: box,
  fills: fc.array(paint, { maxLength: 2 }),
  explicitVariableModes: modes,
  pluginData: plugin,
  childrenA: fc.constant([{}]),
  characters: text,
};
const optional = { requiredKeys: ['name'] as 'name'[] };

const TYPES = ['FRAME', 'FRAME', 'GROUP', 'INSTANCE', 'COMPONENT', 'COMPONENT_SET', 'SECTION', 'WIDGET'];
const LEAVES = ['TEXT', 'RECTANGLE', 'VECTOR', 'ELLIPSE', 'LINE'];

const leaf = fc.record({ ...layerFields, type: fc.constantFrom(...LEAVES) }, { requiredKeys: ['name', 'type'] });
const { layer } = fc.letrec<{ layer: Fields; around: Fields }>((tie) => ({
  around: fc.record(
    {
      ...layerFields,
      type: fc.constantFrom(...TYPES),
      children: fc.array(tie('layer'), { maxLength: 3, depthIdentifier: 'layers' }),
    },
    { requiredKeys: ['name', 'type'] },
  ) as fc.Arbitrary<Fields>,
  layer: fc.oneof({ maxDepth: 3, depthIdentifier: 'layers' }, leaf as fc.Arbitrary<Fields>, tie('around')),
}));

const page = fc.record(
  {
    name: text,
    type: fc.constant('CANVAS'),
    visible: fc.boolean(),
    explicitVariableModes: modes,
    prototypeDevice: fc.constant({ type: 'NONE', children: [{}] }),
    children: fc.array(layer, { maxLength: 6 }),
  },
  { requiredKeys: ['type', 'children', ...optional.requiredKeys] },
) as fc.Arbitrary<Fields>;

/** Gives every page and layer an id of its own. */
const numbered = (pages: readonly Fields[]): Fields[] => {
  let last = 0;
  const below = (node: Fields): Fields => {
    last += 1;
    const id = `1:${last}`;
    const { children } = node;
    return { id, ...node, ...(Array.isArray(children) ? { children: children.map(below) } : {}) };
  };
  return pages.map((one, at) => ({ ...below(one), id: `0:${at + 1}` }));
};

/** The body of a file response in which everything is as Figma has it, but for what its texts say. */
export const anyFileBody: fc.Arbitrary<Fields> = fc
  .record({ name: text, pages: fc.array(page, { maxLength: 4 }), more: plugin })
  .map(({ name, pages, more }) => ({
    name,
    version: '7',
    children: more,
    document: { id: '0:0', name: 'Document', type: 'DOCUMENT', children: numbered(pages) },
    components: {},
    schemaVersion: 0,
  }));

/** What is put where something else should be. */
const ODD: readonly unknown[] = [
  null,
  5,
  'x',
  false,
  [],
  {},
  [[{}]],
  [null, {}],
  '0:0',
  '0:1',
  '1:2',
  'CANVAS',
  'TEXT',
];

const objectsIn = (value: unknown): Fields[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Fields];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
};

/** One in which some members are something else, or missing. */
export const oddFileBody: fc.Arbitrary<Fields> = fc
  .tuple(
    anyFileBody,
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -1, max: ODD.length - 1 })), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([body, changes]) => {
    const copy = structuredClone(body);
    for (const [where, which, what] of changes) {
      const objects = objectsIn(copy);
      const target = objects[where % objects.length] as Fields;
      const keys = ['id', 'type', 'name', 'children', 'visible', 'document', 'nodes', ...Object.keys(target)];
      const key = keys[which % keys.length] as string;
      if (what < 0) delete target[key];
      else target[key] = structuredClone(ODD[what]);
    }
    return copy;
  });

/** How a body is written: a source of numbers below one, and whether keys may come twice or escaped. */
export interface Writing {
  next(): number;
  readonly isOdd?: boolean;
}

const SPACES = ['', '', '', ' ', '\n\t', '\r\n', ' '.repeat(40)];

/** JSON in any order of keys, with any spaces between, and with letters escaped that need not be. */
export const writtenJson = (value: unknown, writing: Writing): string => {
  const { next, isOdd = false } = writing;
  const space = (): string => SPACES[Math.floor(next() * SPACES.length)] ?? '';
  const string = (of: string): string => {
    const plain = JSON.stringify(of);
    if (next() < 0.9) return plain;
    return `"${[...of]
      .flatMap((char) => char.split(''))
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')}"`;
  };
  const key = (of: string): string => (isOdd && next() < 0.02 ? string(of) : JSON.stringify(of));
  const write = (one: unknown): string => {
    if (typeof one === 'string') return string(one);
    if (typeof one !== 'object' || one === null) return JSON.stringify(one);
    if (Array.isArray(one)) return `[${space()}${one.map(write).join(`${space()},${space()}`)}${space()}]`;
    const members = Object.entries(one)
      .map(([name, item]) => [next(), name, item] as const)
      .sort(([a], [b]) => a - b)
      .flatMap(([, name, item]) => {
        const member = `${key(name)}${space()}:${space()}${write(item)}`;
        const isTwice = isOdd && name !== 'children' && next() < 0.01;
        return isTwice ? [`${JSON.stringify(name)}:{"a":[1]}`, member] : [member];
      });
    return `{${space()}${members.join(`${space()},${space()}`)}${space()}}`;
  };
  return `${space()}${write(value)}${space()}`;
};

/** Numbers below one that depend on the seed alone. */
export const numbersOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
