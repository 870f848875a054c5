import { alias, layerBuilder, type RawLayer, solid } from '#testing/design-builder';

type Layer = ReturnType<typeof layerBuilder>;
type Fields = Readonly<Record<string, unknown>>;

const box = (width: number, height: number, x = 0, y = 0): Fields => ({ absoluteBoundingBox: { x, y, width, height } });
const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 24, lineHeightUnit: 'PIXELS' };
const column = { layoutMode: 'VERTICAL', itemSpacing: 8 };

const text = (layer: Layer, characters: string, more: Fields = {}): RawLayer =>
  layer('TEXT', { characters, style, fills: [solid(0, 0, 1)], ...box(80, 24), ...more });

/** Words of the languages, names of files and folders, letters of every kind, and what ends a string or a comment. */
const NAMES = [
  ...['class', 'fun', 'struct', 'self', 'default', 'object', 'Text', 'View', 'constructor', '__proto__', 'R', 'it'],
  ...['con', 'nul.txt', '../../etc/passwd', 'a/b\\c', '.', '..', ' ', '', '1st', '-', '_', '.gitignore'],
  ...['Größe', '标题', 'ボタン', '버튼', 'שלום', 'مرحبا', 'नमस्ते', 'ไทย', '😀', '👩‍👩‍👧', 'ﬁ', 'İ', 'ß', 'Straße'],
  ...['*/', '-->', '</script>', '"""', "'''", '$' + '{x}', '\\(x)', '{{ x }}', '{Binding X}', '#if', '@media', '//'],
  ...['\0', '\ud800', '\u202e', '\u2028', '\ufeff', 'x'.repeat(400)],
];

/** Names that are one where a file system does not tell cases apart, or writes letters in another form. */
const COLLIDING = ['Card', 'card', 'CARD', 'Ca rd', 'Ä', 'ä', 'A\u0308', 'fi', 'Name=A, B=C', 'Name=a, b=c'];

const named = (layer: Layer): RawLayer[] =>
  [...NAMES, ...COLLIDING].map((name, at) =>
    layer('FRAME', { name, ...column, ...box(100, 50) }, [text(layer, `named ${at}`, { name })]),
  );

/** Each component stands twice, so that it becomes one of the code, with a text that differs. */
const components = (layer: Layer): RawLayer[] =>
  [...NAMES, ...COLLIDING].flatMap((name, at) =>
    ['one', 'two'].map((word) =>
      layer('INSTANCE', { name, componentId: `9:${at}`, fills: [solid(0.5, 0, 0)], ...column, ...box(100, 50) }, [
        text(layer, `${word} ${at}`, { name, componentPropertyReferences: { characters: `${name}#1:1` } }),
      ]),
    ),
  );

const WORDS = [
  ...[
    'مرحبا بالعالم 123 (x)',
    'שלום "עולם"',
    'one \u202edrow\u202c end',
    '你好，世界',
    '안녕하세요',
    'नमस्ते दुनिया',
    'สวัสดี',
  ],
  ...[
    '👩‍👩‍👧 family',
    '\ud800 alone',
    'nul\0l',
    'a\u0001\u001bb',
    'tab\there',
    'one\r\ntwo\u2028three\nfour',
    '  spaced  out  ',
  ],
  ...[
    '</p><script>x</script>',
    '*/ } {',
    '$x $' + '{y} \\(z) %@',
    '"""',
    'it\'s `q` "q"',
    '{{ x }} {x}',
    '{Binding X}',
    '&amp; &lt;',
    '#',
    '@a',
    '\\',
    '{}',
  ],
];

const texts = (layer: Layer): RawLayer[] =>
  WORDS.map((word) => text(layer, word, { name: 'Label' })).concat([
    text(layer, 'no font', { style: { fontSize: 12 } }),
    text(layer, 'no style', { style: undefined }),
    text(layer, 'odd font', { style: { ...style, fontFamily: 'O\'Neil; } * "x" \\ \n', fontPostScriptName: null } }),
    text(layer, 'huge font', { style: { ...style, fontSize: 1e300, lineHeightPx: -5, letterSpacing: Number.NaN } }),
    text(layer, 'odd 👩‍👩‍👧 runs', {
      characterStyleOverrides: [0, 0, 0, 0, 0, 7, 3, 3, 3, 3, 3, 99, ...Array<number>(40).fill(3)],
      styleOverrideTable: { 3: { fontWeight: 700, fills: [solid(1, 0, 0)] }, 7: null },
      lineTypes: ['ODD', 'ORDERED', 'UNORDERED'],
      lineIndentations: [-1, 99],
    }),
    text(layer, 'odd link', { style: { ...style, hyperlink: { type: 'URL', url: 'javascript:alert(1)' } } }),
    text(layer, 'odd case', {
      style: { ...style, textCase: 'SIDEWAYS', textDecoration: 'WAVY', textTruncation: 'ENDING' },
    }),
  ]);

const BOXES: readonly unknown[] = [
  null,
  {},
  { x: 0, y: 0, width: 0, height: 0 },
  { x: 0, y: 0, width: -20, height: -5 },
  { x: 1e300, y: -1e300, width: 1e300, height: 1e-300 },
  { x: Number.POSITIVE_INFINITY, y: Number.NaN, width: Number.NaN, height: Number.POSITIVE_INFINITY },
  { x: '1', y: null, width: '20', height: [] },
];

const boxes = (layer: Layer): RawLayer[] =>
  BOXES.flatMap((absoluteBoundingBox, at) => [
    layer('FRAME', { ...column, absoluteBoundingBox }, [text(layer, `in box ${at}`)]),
    layer('FRAME', { absoluteBoundingBox, clipsContent: true, fills: [solid(0, 1, 0)] }, []),
    text(layer, `of box ${at}`, { absoluteBoundingBox }),
    layer('RECTANGLE', {
      absoluteBoundingBox,
      constraints: { horizontal: 'SCALE', vertical: 'ODD' },
      fills: [solid(0, 1, 0)],
    }),
  ]);

const TURNS: readonly Fields[] = [
  { rotation: Math.PI / 3 },
  { rotation: Number.NaN },
  {
    relativeTransform: [
      [-1, 0, 5],
      [0, 1, 5],
    ],
  },
  {
    relativeTransform: [
      [1, 0.5, 0],
      [0, 1, 0],
    ],
  },
  {
    relativeTransform: [
      [0, 0, 0],
      [0, 0, 0],
    ],
  },
  {
    relativeTransform: [
      [1e200, 0, 0],
      [0, -1e200, 0],
    ],
  },
  { relativeTransform: [[1, 0], []] },
  { relativeTransform: 'turned' },
];

const turned = (layer: Layer): RawLayer[] =>
  TURNS.flatMap((turn, at) => [
    layer('FRAME', { ...column, ...turn, size: { x: 40, y: 20 }, fills: [solid(0, 1, 0)], ...box(40, 20) }, [
      text(layer, `turned ${at}`),
    ]),
    text(layer, `letters turned ${at}`, { ...turn, size: { x: 40, y: 20 } }),
  ]);

const LAYOUTS: readonly Fields[] = [
  { layoutMode: 'SPIRAL' },
  { layoutMode: 'GRID', gridColumnCount: -1, gridRowCount: 1e9, gridColumnsSizing: 'x} y{' },
  { layoutMode: 'HORIZONTAL', primaryAxisAlignItems: 'ODD', counterAxisAlignItems: 'ODD', layoutWrap: 'ODD' },
  { layoutMode: 'HORIZONTAL', layoutWrap: 'WRAP', itemSpacing: -50, counterAxisSpacing: Number.NaN },
  { layoutMode: 'VERTICAL', itemSpacing: 1e300, paddingTop: -9, paddingLeft: '8' },
  { layoutMode: 'VERTICAL', layoutSizingHorizontal: 'ODD', layoutSizingVertical: 'FILL', minWidth: -1, maxHeight: 0 },
  { layoutMode: 'VERTICAL', itemReverseZIndex: true, overflowDirection: 'SIDEWAYS', scrollBehavior: 'ODD' },
];

const laidOut = (layer: Layer): RawLayer[] =>
  LAYOUTS.map((layout, at) =>
    layer('FRAME', { ...layout, ...box(200, 100) }, [
      text(layer, `laid out ${at}`, { layoutGrow: 7, layoutAlign: 'ODD', layoutPositioning: 'ODD' }),
      layer('FRAME', { ...column, ...box(0, 0), layoutPositioning: 'ABSOLUTE' }, []),
    ]),
  );

const stop = (position: unknown) => ({ color: { r: 1, g: 0, b: 0, a: 1 }, position });

const LOOKS: readonly Fields[] = [
  { fills: [{ type: 'GRADIENT_LINEAR', gradientStops: [] }] },
  { fills: [{ type: 'GRADIENT_RADIAL', gradientStops: [stop(0)], gradientHandlePositions: [{ x: 0, y: 0 }] }] },
  {
    fills: [
      { type: 'GRADIENT_ANGULAR', gradientStops: [stop(Number.NaN), stop(9)], gradientHandlePositions: [{}, null] },
    ],
  },
  { fills: [{ type: 'GRADIENT_DIAMOND', gradientStops: [stop(0), stop(1)], blendMode: 'ODD' }] },
  {
    fills: [
      { type: 'IMAGE', imageRef: '../x', scaleMode: 'ODD', imageTransform: [[0, 0, 0]] },
      { type: 'VIDEO' },
      { type: 'ODD' },
    ],
  },
  { fills: [{ type: 'SOLID', color: { r: 7, g: -1, b: Number.NaN, a: 3 } }, { type: 'SOLID' }, null] },
  { strokes: [solid(0, 0, 0)], strokeWeight: -3, strokeDashes: [0, -1], strokeAlign: 'ODD' },
  { strokes: [solid(0, 0, 0)], individualStrokeWeights: { top: Number.NaN, left: 1e300 }, cornerRadius: -5 },
  { rectangleCornerRadii: [1, Number.NaN], cornerSmoothing: 9, blendMode: 'ODD', opacity: 1e9 },
  { effects: [{ type: 'DROP_SHADOW', radius: -1 }, { type: 'ODD' }, { type: 'LAYER_BLUR', radius: 1e300 }, null] },
];

const looks = (layer: Layer): RawLayer[] =>
  LOOKS.map((look, at) => layer('FRAME', { ...column, ...look, ...box(100, 50) }, [text(layer, `looks ${at}`)]));

const TYPES = ['ODD', 'WIDGET', 'SLOT', 'TABLE', 'STICKY', 'CONNECTOR', 'SLICE', 'constructor'];

const types = (layer: Layer): RawLayer[] =>
  TYPES.map((type) => layer(type, { ...box(50, 50), fills: [solid(0, 1, 0)] }, [text(layer, `in ${type}`)]));

/** Variables of the collection are: one without a value in its second mode, two that point at each other, one that nobody has. */
const bound = (layer: Layer): RawLayer[] =>
  [1, 2, 3, 99].map((n) =>
    layer(
      'FRAME',
      {
        ...column,
        fills: [solid(0, 1, 0, { boundVariables: { color: alias(`VariableID:1:${n}`) } })],
        explicitVariableModes: { 'c:1': 'm:2', 'c:9': 'm:9' },
        boundVariables: { itemSpacing: alias(`VariableID:1:${n}`) },
        ...box(100, 50),
      },
      [text(layer, `bound ${n}`)],
    ),
  );

export const BAD_VARIABLES = {
  'no mode': { type: 'COLOR', values: [{ r: 1, g: 0, b: 0, a: 1 }, undefined] },
  loop: { type: 'COLOR', values: [alias('VariableID:1:3'), alias('VariableID:1:3')] },
  'loop back': { type: 'COLOR', values: [alias('VariableID:1:2'), alias('VariableID:1:2')] },
  '*/ "class" 标题': { type: 'STRING', values: ['"\\ \n */', '$' + '{x}'] },
  huge: { type: 'FLOAT', values: [1e300, Number.NaN] },
} as const;

const DEEP = 1_000;

const deep = (layer: Layer): RawLayer[] => {
  let inner = text(layer, 'deepest');
  for (let depth = 0; depth < DEEP; depth += 1) inner = layer('FRAME', { ...column, ...box(10, 10) }, [inner]);
  return [inner];
};

const SCREENS: Readonly<Record<string, (layer: Layer) => RawLayer[]>> = {
  named,
  components,
  texts,
  boxes,
  turned,
  'laid out': laidOut,
  looks,
  types,
  bound,
  deep,
};

/** One screen for each kind of what no design should have, and a few whose own names are so. */
export const badScreens = (): RawLayer[] => {
  const layer = layerBuilder();
  const screen = (name: string, children: readonly RawLayer[], more: Fields = column): RawLayer =>
    layer('FRAME', { name, ...more, ...box(400, 800) }, children);
  return [
    ...Object.entries(SCREENS).map(([name, make]) => screen(name, make(layer))),
    ...[...COLLIDING, '', 'class', '标题', '../x', 'con', '\0'].map((name, at) =>
      screen(name, [text(layer, `screen ${at}`)]),
    ),
    screen('empty', []),
    screen('loose', boxes(layer), {}),
  ];
};
