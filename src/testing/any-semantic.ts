import type { SemanticNode } from '#contract/design/semantic-ast';
import { fc } from '#testing/properties';

const word = fc.constantFrom(
  ...[
    'Button',
    'Card',
    'Header',
    'Nav list',
    'Icon',
    'Link',
    'Frame 12',
    '',
    'class',
    'Größe',
    '标题',
    '1st',
    'État=Actif',
  ],
  ...['*/}', '<b>"x"</b>', "it's `$" + '{1}`', '-->', '\u0000\u2028', '\ud800', 'constructor', '__proto__'],
  ...['fun', 'שלום', '😀', 'back\\slash "q" $x', 'line\nbreak'],
);
const number = fc.oneof(fc.integer({ min: -20, max: 500 }), fc.constantFrom(0.33, 1e9, -0));
const token = fc.constantFrom('Theme/space/md', 'Theme/brand', 'VariableID:9:9', 'a/"}*/');
const bound = fc.oneof(number, fc.record({ value: number, token }));
const four = fc.tuple(bound, bound, bound, bound);
const colour = fc.constantFrom('rgb(1, 2, 3)', 'rgba(0, 0, 0, 0.5)', '#abc');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const stops = fc.array(fc.record({ at: fc.constantFrom(0, 0.5, 1), color: colour, token: maybe(token) }), {
  maxLength: 3,
});
const point = fc.tuple(number, number);
const paint = fc.oneof(
  fc.record({ kind: fc.constant('solid'), color: colour, token: maybe(token), opacity: maybe(fc.constant(0.4)) }),
  fc.record({
    kind: fc.constantFrom('linear', 'radial', 'angular', 'diamond'),
    stops,
    handles: maybe(fc.array(point, { maxLength: 3 })),
    blendMode: maybe(fc.constantFrom('MULTIPLY', 'ODD')),
  }),
  fc.record({
    kind: fc.constant('image'),
    ref: fc.constantFrom(null, 'photo'),
    scaleMode: fc.constantFrom('FILL', 'FIT', 'TILE', 'STRETCH', 'ODD'),
    transform: maybe(
      fc.constant([
        [0.5, 0, 0.1],
        [0, 0.5, 0.2],
      ]),
    ),
  }),
  fc.record({ kind: fc.constant('other'), figmaType: word }),
);

const textStyle = {
  family: fc.constantFrom('Inter', 'Roboto Mono', "O'Neil; } *", '思源黑体'),
  weight: fc.constantFrom(400, 700),
  size: bound,
  lineHeight: maybe(fc.oneof(bound, fc.constantFrom('140%', 'auto', 'odd'))),
  letterSpacing: maybe(bound),
  paragraphSpacing: maybe(bound),
  case: maybe(fc.constantFrom('UPPER', 'ODD')),
  decoration: maybe(fc.constantFrom('UNDERLINE', 'NONE')),
  link: maybe(fc.constantFrom('https://a.b/?c="d"', 'javascript:alert(1)', 'node:1:1', '')),
  fills: maybe(fc.array(paint, { maxLength: 2 })),
};
const characters = fc.constantFrom(
  'Hello world',
  'a\nb\nc',
  ' {x} & <y> ',
  'مرحبا',
  '\u2028\u0000',
  '',
  '你好  世界',
  '\\$x "😀" \'',
);
const text = fc.record({
  characters,
  style: fc.record(textStyle),
  runs: maybe(
    fc.array(
      fc.record({
        start: fc.nat(3),
        end: fc.integer({ min: 2, max: 40 }),
        style: fc.record(textStyle, { requiredKeys: [] }),
      }),
      { maxLength: 2 },
    ),
  ),
  align: maybe(fc.constantFrom('CENTER', 'ODD')),
  verticalAlign: maybe(fc.constantFrom('CENTER', 'BOTTOM')),
  truncation: maybe(fc.record({ maxLines: fc.constantFrom(null, 1, 3) })),
  lists: maybe(
    fc.array(fc.record({ line: fc.nat(2), kind: fc.constantFrom('ordered', 'unordered', 'none'), indent: fc.nat(2) }), {
      maxLength: 2,
    }),
  ),
});

const property = fc.oneof(
  fc.record({ type: fc.constant('VARIANT'), value: word }),
  fc.record({ type: fc.constant('TEXT'), value: word }),
  fc.record({ type: fc.constant('BOOLEAN'), value: fc.boolean() }),
);
const instance = fc.record({
  componentId: fc.constantFrom('5:1', '5:2'),
  componentName: fc.oneof(fc.constant(null), word),
  componentSet: maybe(word),
  properties: maybe(fc.dictionary(fc.constantFrom('State', 'Size', 'Label', 'default'), property, { maxKeys: 3 })),
});

const common = {
  name: word,
  visible: maybe(fc.constant(false)),
  box: fc.record({ x: number, y: number, width: number, height: number }),
  size: maybe(
    fc.record({
      width: maybe(fc.constantFrom('stretch', 'fit-content', 'odd')),
      height: maybe(fc.constantFrom('stretch', 'fit-content')),
      minWidth: maybe(bound),
      maxHeight: maybe(bound),
      widthToken: maybe(token),
    }),
  ),
  item: maybe(
    fc.record({
      absolute: maybe(fc.constant(true)),
      constraints: maybe(
        fc.record({
          horizontal: fc.constantFrom('LEFT_RIGHT', 'CENTER', 'SCALE', 'RIGHT', 'ODD'),
          vertical: fc.constantFrom('TOP', 'BOTTOM', 'TOP_BOTTOM'),
        }),
      ),
    }),
  ),
  fills: maybe(fc.array(paint, { maxLength: 3 })),
  strokes: maybe(
    fc.record({
      paints: fc.array(paint, { maxLength: 2 }),
      weight: bound,
      weights: maybe(four),
      align: fc.constantFrom('inside', 'center', 'outside'),
      dashes: maybe(fc.constant([2, 2])),
    }),
  ),
  corners: maybe(fc.record({ radius: maybe(bound), radii: maybe(four) })),
  effects: maybe(
    fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constantFrom('drop-shadow', 'inner-shadow'),
          x: bound,
          y: bound,
          blur: bound,
          spread: maybe(bound),
          color: colour,
        }),
        fc.record({ kind: fc.constantFrom('layer-blur', 'background-blur'), blur: bound }),
        fc.record({ kind: fc.constant('other'), figmaType: word }),
      ),
      { maxLength: 3 },
    ),
  ),
  opacity: maybe(bound),
  blendMode: maybe(fc.constantFrom('SCREEN', 'ODD')),
  rotation: maybe(number),
  clips: maybe(fc.constant(true)),
  mask: maybe(fc.constantFrom('alpha', 'vector')),
  scroll: maybe(fc.constantFrom('vertical', 'odd')),
  propertyRefs: maybe(fc.constantFrom({ visible: 'Has icon#1:2' }, { characters: 'Label' })),
  interactions: maybe(
    fc.constant([{ trigger: 'ON_CLICK', actions: [{ type: 'NODE', navigation: 'NAVIGATE', destinationId: '1:1' }] }]),
  ),
};

const layout = fc.record({
  direction: fc.constantFrom('row', 'column', 'grid', 'none', 'SPIRAL'),
  mainAxisAlign: maybe(fc.constantFrom('center', 'space-between', 'ODD')),
  crossAxisAlign: maybe(fc.constantFrom('center', 'stretch', 'baseline')),
  wrap: maybe(fc.constant(true)),
  gap: maybe(bound),
  crossGap: maybe(bound),
  padding: maybe(four),
  reverseZ: maybe(fc.constant(true)),
  strokesTakeSpace: maybe(fc.constant(true)),
  grid: maybe(
    fc.record({ columns: fc.nat(3), rows: fc.nat(3), columnSizes: maybe(fc.constantFrom('1fr 2fr', 'x} y{')) }),
  ),
});

const leaf = fc.oneof(
  fc.record({ ...common, figmaType: fc.constant('TEXT'), text }),
  fc.record({ ...common, figmaType: fc.constantFrom('RECTANGLE', 'ELLIPSE', 'ODD') }),
  fc.record({
    ...common,
    figmaType: fc.constant('VECTOR'),
    screenshot: fc.constantFrom('iconA', 'iconB', 'not there'),
  }),
);

type Drawn = Omit<SemanticNode, 'id' | 'children'> & { readonly children?: readonly Drawn[] };

const { branch } = fc.letrec<{ branch: unknown; inner: unknown }>((tie) => ({
  branch: fc.record({
    ...common,
    figmaType: fc.constantFrom('FRAME', 'GROUP', 'INSTANCE', 'COMPONENT', 'SLOT'),
    layout: maybe(layout),
    instance: maybe(instance),
    children: fc.array(tie('inner'), { maxLength: 4, depthIdentifier: 'semantic' }),
  }),
  inner: fc.oneof({ maxDepth: 4, depthIdentifier: 'semantic' }, leaf, tie('branch')),
}));

const lean = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, lean(inner)]])),
  );
};

/** A tree as `semantic-ast.json` may hold one: every field, and words that nobody knows; ids count up. */
export const anySemanticTree: fc.Arbitrary<SemanticNode> = branch.map((root) => {
  let last = 0;
  const numbered = (node: Drawn): SemanticNode => {
    last += 1;
    const { children, ...own } = node;
    const id = `1:${last}`;
    return { ...own, id, type: 'div', ...(children === undefined ? {} : { children: children.map(numbered) }) };
  };
  return { ...numbered(lean(root) as Drawn), visible: undefined } as unknown as SemanticNode;
});
