import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import { nodeSchema } from '#testing/ast-schema';
import { astOf, fetchedDesign, fileBody, variablesBody } from '#testing/design-builder';
import { fc } from '#testing/properties';
import { howMany } from '#testing/thorough';
import { lintAst } from '../lint/lint-ast.ts';

type Json = Readonly<Record<string, unknown>>;

const VARIABLES = variablesBody({
  red: { type: 'COLOR', values: [{ r: 1, g: 0, b: 0, a: 1 }] },
  eight: { type: 'FLOAT', values: [8, 9] },
});

const oneOf = (...values: readonly unknown[]) => fc.constantFrom(...values);
const garbage = fc.oneof(
  oneOf(null, undefined, '', 'x', true, [], {}, [[null]], Number.NaN, Number.POSITIVE_INFINITY, -1e308, 1e308, -0),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
);
const number = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -500, max: 500 }) }, garbage);
const word = (...words: readonly string[]) => fc.oneof({ weight: 6, arbitrary: oneOf(...words, 'NEW_WORD') }, garbage);
/** Mostly what Figma would send, now and then anything. */
const mostly = (sane: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary: sane }, garbage);

const point = mostly(fc.record({ x: number, y: number }));
const colour = mostly(fc.record({ r: number, g: number, b: number, a: number }, { requiredKeys: [] }));
const binding = mostly(
  fc.record({ type: oneOf('VARIABLE_ALIAS'), id: oneOf('VariableID:1:1', 'VariableID:1:2', 'VariableID:404:1') }),
);
const bindings = mostly(
  fc.record(
    {
      color: binding,
      opacity: binding,
      itemSpacing: binding,
      size: fc.record({ x: binding }),
      fills: fc.array(binding, { maxLength: 2 }),
      fontSize: fc.array(binding, { maxLength: 2 }),
      visible: binding,
    },
    { requiredKeys: [] },
  ),
);
const paint = mostly(
  fc.record(
    {
      type: word('SOLID', 'IMAGE', 'GRADIENT_LINEAR', 'GRADIENT_RADIAL', 'PATTERN'),
      color: colour,
      visible: oneOf(true, false, undefined),
      opacity: number,
      blendMode: word('NORMAL', 'MULTIPLY'),
      gradientStops: mostly(fc.array(fc.record({ position: number, color: colour }), { maxLength: 3 })),
      gradientHandlePositions: mostly(fc.array(point, { maxLength: 3 })),
      imageRef: oneOf('ref', null),
      imageTransform: mostly(
        fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
      ),
      filters: garbage,
      boundVariables: bindings,
    },
    { requiredKeys: ['type'] },
  ),
);
const paints = mostly(fc.array(paint, { maxLength: 3 }));
const effect = mostly(
  fc.record(
    {
      type: word('DROP_SHADOW', 'LAYER_BLUR', 'NOISE'),
      color: colour,
      offset: point,
      radius: number,
      spread: number,
      boundVariables: bindings,
    },
    { requiredKeys: [] },
  ),
);
const style = mostly(
  fc.record(
    {
      fontFamily: word('Inter'),
      fontWeight: number,
      fontSize: number,
      lineHeightPx: number,
      lineHeightUnit: word('PIXELS', 'INTRINSIC_%', 'FONT_SIZE_%'),
      lineHeightPercentFontSize: number,
      letterSpacing: number,
      textAutoResize: word('HEIGHT', 'WIDTH_AND_HEIGHT', 'TRUNCATE'),
      hyperlink: garbage,
      opentypeFlags: garbage,
      fills: paints,
      boundVariables: bindings,
    },
    { requiredKeys: [] },
  ),
);
const matrix = mostly(fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }));
const rectangle = mostly(fc.record({ x: number, y: number, width: number, height: number }));

const fields = fc.record(
  {
    type: word(
      'FRAME',
      'GROUP',
      'TEXT',
      'VECTOR',
      'RECTANGLE',
      'ELLIPSE',
      'INSTANCE',
      'COMPONENT',
      'SECTION',
      'SLOT',
      'BOOLEAN_OPERATION',
    ),
    name: mostly(fc.string({ unit: 'binary', maxLength: 4 })),
    visible: oneOf(true, undefined, false),
    absoluteBoundingBox: rectangle,
    absoluteRenderBounds: rectangle,
    relativeTransform: matrix,
    size: point,
    rotation: number,
    layoutMode: word('HORIZONTAL', 'VERTICAL', 'GRID', 'NONE'),
    layoutWrap: word('WRAP', 'NO_WRAP'),
    primaryAxisAlignItems: word('MIN', 'CENTER', 'SPACE_BETWEEN'),
    layoutSizingHorizontal: word('FIXED', 'HUG', 'FILL'),
    layoutPositioning: word('AUTO', 'ABSOLUTE'),
    itemSpacing: number,
    paddingTop: number,
    minWidth: number,
    targetAspectRatio: point,
    constraints: garbage,
    fills: paints,
    strokes: paints,
    strokeWeight: number,
    strokeDashes: garbage,
    individualStrokeWeights: garbage,
    rectangleCornerRadii: mostly(fc.array(number, { minLength: 4, maxLength: 4 })),
    effects: mostly(fc.array(effect, { maxLength: 2 })),
    opacity: number,
    isMask: oneOf(true, false),
    maskType: word('ALPHA'),
    arcData: garbage,
    characters: mostly(fc.string({ unit: 'binary', maxLength: 12 })),
    style,
    characterStyleOverrides: mostly(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 14 })),
    styleOverrideTable: mostly(
      fc.dictionary(oneOf('1', '2', '__proto__') as fc.Arbitrary<string>, style, { maxKeys: 2 }),
    ),
    lineTypes: garbage,
    lineIndentations: garbage,
    componentId: word('1:1'),
    componentProperties: mostly(fc.dictionary(fc.string({ maxLength: 3 }), garbage, { maxKeys: 2 })),
    overrides: garbage,
    interactions: garbage,
    exportSettings: garbage,
    styles: garbage,
    boundVariables: bindings,
    explicitVariableModes: oneOf(undefined, { 'c:1': 'm:2' }, null),
  },
  { requiredKeys: ['type'] },
);

const documents = fc.letrec<{ layer: Json }>((tie) => ({
  layer: fc
    .tuple(
      fields,
      fc.option(mostly(fc.array(fc.oneof({ weight: 9, arbitrary: tie('layer') }, garbage), { maxLength: 3 })), {
        nil: undefined,
        depthSize: 'small',
      }),
    )
    .map(([own, children]) => (children === undefined ? own : { ...own, children }))
    // A section that is descended into is no node, and has no text of its own.
    .map((layer) => (layer.type === 'SECTION' ? { ...layer, characters: undefined } : layer)),
})).layer;
const pages = fc.array(documents, { minLength: 1, maxLength: 3 });

const nodesOf = (screen: SemanticScreen): SemanticNode[] => {
  const found: SemanticNode[] = [];
  const stack = screen.root === undefined ? [] : [screen.root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    found.push(node);
    stack.push(...(node.children ?? []));
  }
  return found;
};

/** The design, or null where the document holds nothing that is visible. */
const designOf = (layers: readonly unknown[]) => {
  try {
    return fetchedDesign(fileBody([structuredClone(layers)]));
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
};

const shuffled = (value: unknown, turn: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, turn));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, turn)] as const);
  const at = entries.length === 0 ? 0 : turn % entries.length;
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
};

describe('whatever the document holds', () => {
  it('[PA12] [PA17] the build never throws, loses no layer and no text, and its output fits the contract and JSON', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (layers) => {
        const texts = (layer: unknown): string[] => {
          if (typeof layer !== 'object' || layer === null || Array.isArray(layer)) return [];
          const { characters, children } = layer as Json;
          const below = Array.isArray(children) ? children.flatMap(texts) : [];
          return typeof characters === 'string' ? [characters, ...below] : below;
        };
        const expected = layers.flatMap(texts).sort();
        const design = designOf(layers);
        if (design === null) return;
        const ast = await astOf(design, { variables: VARIABLES });
        const nodes = ast.screens.flatMap(nodesOf).filter((node) => node.figmaType !== 'CANVAS');
        expect(nodes.length + ast.counts.sections).toBe(design.counts.nodes);
        expect(nodes.flatMap((node) => node.text?.characters ?? []).sort()).toEqual(expected);
        for (const { children: _, ...node } of nodes) nodeSchema.parse(node);
        expect(isDeepStrictEqual(JSON.parse(JSON.stringify(ast.screens)), ast.screens)).toBe(true);
        expect(lintAst(ast.screens, []).every(({ nodes: named }) => named.length <= 50)).toBe(true);
      }),
      { numRuns: howMany(1_000, 200) },
    );
  }, 180_000);

  it('[PA14] the order of keys changes no byte', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.nat(99), async (layers, turn) => {
        const plain = JSON.parse(JSON.stringify(layers)) as unknown[];
        const other = shuffled(plain, turn) as unknown[];
        const [first, second] = [designOf(plain), designOf(other)];
        if (first === null || second === null) return;
        const one = await astOf(first, { variables: VARIABLES });
        const two = await astOf(second, { variables: VARIABLES });
        expect(JSON.stringify(two)).toBe(JSON.stringify(one));
      }),
      { numRuns: howMany(300, 60) },
    );
  }, 180_000);
});
