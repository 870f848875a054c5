import { alias, layerBuilder, solid } from '../design-builder.ts';
import { bodyOf, design, type Fields, type HostileInput, textOf } from './hostile-input.ts';

export const fields = (): readonly HostileInput[] => {
  const zero = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  const fills = [
    { type: 'GRADIENT_LINEAR', gradientStops: [], gradientHandlePositions: [] },
    {
      type: 'GRADIENT_RADIAL',
      gradientStops: [{ position: -5, color: {} }, null, { position: 1e308 }],
      gradientHandlePositions: [{ x: 0 }],
    },
    { type: 'IMAGE', imageRef: '../../../etc/passwd', scaleMode: 'NO SUCH', imageTransform: zero },
    { type: 'IMAGE', imageRef: '__proto__', scaleMode: 'FILL' },
    { type: 'IMAGE', imageRef: { a: 1 } },
    { type: 'PATTERN', sourceNodeId: '1:1' },
    { type: 'NO SUCH', color: 'red' },
    'red',
    null,
  ];
  return [
    design('transforms that fold everything up', {
      relativeTransform: zero,
      absoluteTransform: [],
      size: { x: 0, y: -1 },
    }),
    design('fills of all wrong kinds', { fills, strokes: fills, background: fills }),
    design('10,000 fills', { fills: Array.from({ length: 10_000 }, () => solid(0, 0, 0)) }),
    design('fills as an object', { fills: { 0: solid(0, 0, 0) }, effects: 'none', strokes: 7 }),
    design('effects without bounds', {
      effects: [{ type: 'DROP_SHADOW', radius: -1, spread: 1e308, offset: null, color: [] }, { type: 'X' }, 0],
    }),
    design('aliases of all wrong kinds', {
      boundVariables: {
        fills: [alias('x'), null, 7, { type: 'VARIABLE_ALIAS' }],
        opacity: alias('__proto__'),
        size: { x: alias(7 as unknown as string) },
      },
    }),
    design('properties named like prototypes', {
      componentProperties: { ['__proto__']: { type: 'TEXT' }, constructor: { type: 'BOOLEAN', value: 'x' } },
      componentPropertyDefinitions: { toString: null },
    }),
    design('a layout of words', {
      layoutMode: 'DIAGONAL',
      itemSpacing: 'wide',
      primaryAxisAlignItems: 7,
      gridRowCount: -3,
      gridColumnsSizing: 'repeat(1e9,1fr)',
    }),
    design('interactions of all wrong kinds', {
      interactions: [null, 7, { trigger: null, actions: [{ type: 'NODE', destinationId: {} }] }],
      transitionNodeID: '1:1',
    }),
    design('points of 1 MB', { fillGeometry: [{ path: `M0 0${'L1e400 NaN'.repeat(100_000)}`, windingRule: 'X' }] }),
  ];
};

export const texts = (): readonly HostileInput[] => {
  const layer = layerBuilder();
  const text = (name: string, more: Fields): HostileInput => ({
    name,
    content: textOf(bodyOf({}, [layer('TEXT', { characters: 'abc', style: { fontSize: 12 }, ...more })])),
    expected: ['imported'],
  });
  return [
    text('a text of 2 MB', { characters: 'long '.repeat(400_000) }),
    text('overrides beyond the text', {
      characterStyleOverrides: Array.from({ length: 50_000 }, (_, at) => at),
      styleOverrideTable: { 1: null, 2: 7, ['__proto__']: { fontSize: 1 } },
    }),
    text('lines that do not add up', { lineTypes: ['ORDERED', 7, null], lineIndentations: [-1, 1e308, 'x'] }),
    text('a style without sense', {
      style: {
        fontSize: -1,
        fontWeight: 'bold',
        lineHeightPx: null,
        letterSpacing: 1e308,
        fontFamily: {},
        hyperlink: { type: 'URL', url: 'javascript:alert(1)' },
      },
    }),
    text('characters that are no text', { characters: { toString: 1 } }),
    text('two halves, cut apart', {
      characters: '\u{1F600}',
      characterStyleOverrides: [1, 2],
      styleOverrideTable: { 1: { fontSize: 9 }, 2: { fontSize: 8 } },
    }),
  ];
};
