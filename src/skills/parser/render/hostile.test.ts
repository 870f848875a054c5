import { describe, expect, it } from 'vitest';
import { createI18n } from '#contract/i18n';
import { layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { drawnPixels, PLAIN_OPTIONS } from '#testing/drawn-pixels';
import { fc } from '#testing/properties';
import { isSelfContained } from '../dedup/decode/svg-safety.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import { drawLayer, drawScreen } from './draw-layer.ts';
import { leavesOut, RENDER_FLAGS } from './drawing.ts';
import { drawingToPng } from './to-png.ts';

const layer = layerBuilder();
const box = (width: number, height: number) => ({ absoluteBoundingBox: { x: 0, y: 0, width, height } });
const RED = solid(1, 0, 0);
const draw = (node: RawLayer, options = {}) => drawLayer(node, { ...PLAIN_OPTIONS, ...options });

const HOSTILE = [
  '"/><script>alert(1)</script>',
  "' onload='x",
  '</text><image href="file:///etc/passwd"/>',
  ']]>&xxe;<!ENTITY x SYSTEM "file:///etc/passwd">',
  'url(http://example.com/x)',
  '\u0000\u0001\u001b\ud800\udfff\ufffe\uffff\u202e',
  '@import "x"; href="http://example.com"',
];

describe('hostile documents', () => {
  it.each(HOSTILE)('writes no markup of %j', async (text) => {
    const style = { fontFamily: text, fontSize: 12, fontWeight: text, textCase: text, textDecoration: text };
    const svg = draw(
      layer(
        'FRAME',
        {
          ...box(50, 50),
          name: text,
          id: text,
          blendMode: text,
          maskType: text,
          strokes: [RED],
          strokeCap: text,
          strokeJoin: text,
        },
        [
          layer('TEXT', { ...box(50, 20), name: text, characters: text, fills: [RED], style }),
          layer('RECTANGLE', {
            ...box(50, 20),
            fills: [{ type: text }, { type: 'IMAGE', imageRef: text, scaleMode: text }],
            strokeAlign: text,
          }),
          layer('VECTOR', { ...box(50, 20), fills: [RED], fillGeometry: [{ path: text, windingRule: text }] }),
          layer(text, { ...box(5, 5), fills: [RED], effects: [{ type: text, color: text, radius: text }] }),
        ],
      ),
    ).svg;
    expect(isSelfContained(svg)).toBe(true);
    expect(svg).not.toMatch(/<script|<!|onload=|<image|&(?!#\d+;)/);
    // Whatever was made of it is a drawing that the renderer reads.
    await expect(drawingToPng({ svg, width: 50, height: 50 }, 1)).resolves.toBeDefined();
  });

  it('embeds no address, whatever the caller or the document says', () => {
    for (const href of [
      'http://example.com/a.png',
      'file:///etc/passwd',
      'data:text/html,x',
      'data:image/svg+xml;base64,AA',
      'a"b',
      '../a',
    ]) {
      const node = layer('RECTANGLE', { ...box(5, 5), fills: [{ type: 'IMAGE', imageRef: href }] });
      const { svg, flags } = draw(node, { image: () => ({ href, width: 1, height: 1 }) });
      expect(svg).not.toContain(href);
      expect(flags.map(({ reason }) => reason)).toEqual(['no-image']);
    }
  });

  it('draws text that only looks like markup as it stands', async () => {
    const style = { fontFamily: 'X', fontSize: 20 };
    const { svg } = draw(layer('TEXT', { ...box(200, 30), characters: '<b>&amp;"\'</b>', fills: [RED], style }));
    expect(svg).toContain('&#60;b&#62;&#38;amp;&#34;&#39;&#60;/b&#62;');
  });

  it('stays whole with numbers that are none, or beyond all measure', async () => {
    for (const bad of [Number.NaN, Infinity, -1e300, 1e300, -5, '12', null, {}]) {
      const fields = {
        absoluteBoundingBox: { x: 0, y: 0, width: 40, height: 40 },
        relativeTransform: [
          [bad, bad, bad],
          [bad, bad, bad],
        ],
        size: { x: bad, y: bad },
        cornerRadius: bad,
        rectangleCornerRadii: [bad, 1, 2, 3],
        cornerSmoothing: bad,
        strokeWeight: bad,
        strokeDashes: [bad, 1],
        opacity: 0.9,
        rotation: bad,
        fills: [
          RED,
          {
            type: 'GRADIENT_LINEAR',
            gradientHandlePositions: [
              { x: bad, y: 0 },
              { x: 1, y: bad },
            ],
            gradientStops: [{ position: bad, color: { r: 1, g: 0, b: 0, a: 1 } }],
          },
        ],
        strokes: [RED],
        effects: [
          {
            type: 'DROP_SHADOW',
            radius: bad,
            spread: bad,
            offset: { x: bad, y: 2 },
            color: { r: 0, g: 0, b: 0, a: 1 },
          },
        ],
      };
      const { svg, width, height } = draw(layer('RECTANGLE', fields));
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null|e[+-]\d/);
      expect(width * height).toBeGreaterThan(0);
    }
  });
});

describe('bounds', () => {
  it('refuses 100,000 layers at once, visibly', async () => {
    const children = Array.from({ length: 100_000 }, (_, at) => ({
      id: `c${at}`,
      name: 'c',
      type: 'RECTANGLE',
      ...box(1, 1),
      fills: [RED],
    }));
    const { drawing, at } = await drawnPixels(layer('FRAME', box(40, 40), children));
    expect(drawing.flags).toEqual([expect.objectContaining({ reason: 'too-many-layers' })]);
    expect(drawing.svg.length).toBeLessThan(2_000);
    expect(new Set(Array.from({ length: 40 }, (_, x) => at(x, 20).join())).size).toBeGreaterThan(1);
  });

  it('stops at its length, flags it, and stays well-formed', async () => {
    const effects = [{ type: 'LAYER_BLUR', radius: 1 }];
    const deep = (level: number): RawLayer =>
      layer(
        'FRAME',
        { ...box(40, 40), fills: [RED], opacity: 0.9, effects, clipsContent: true, cornerRadius: 3 },
        level === 0 ? [] : [deep(level - 1), deep(level - 1)],
      );
    const node = deep(7);
    for (let characters = 100; characters < 60_000; characters = Math.ceil(characters * 1.3)) {
      const { svg, flags } = draw(node, { bounds: { characters } });
      expect(svg.length).toBeLessThan(characters + 2_000);
      const opened = svg.match(/<(?:g|mask)\b/g)?.length ?? 0;
      expect(svg.match(/<\/(?:g|mask)>/g)?.length ?? 0).toBe(opened);
      if (characters < 20_000) expect(flags.map(({ reason }) => reason)).toContain('too-large');
    }
    await expect(drawingToPng(draw(node, { bounds: { characters: 3_000 } }), 1)).resolves.toBeDefined();
  });

  it.each([
    ['groups that fade', { opacity: 0.99 }, 'FRAME'],
    ['clips', { clipsContent: true, cornerRadius: 4 }, 'FRAME'],
    ['masks', { isMask: true }, 'GROUP'],
  ])('takes 5,000 %s within each other', async (_, fields, type) => {
    let node: RawLayer = layer('RECTANGLE', { ...box(20, 20), fills: [RED] });
    for (let level = 0; level < 5_000; level += 1)
      node = layer(type, { ...box(20, 20), ...fields }, [node, layer('RECTANGLE', box(1, 1))]);
    const drawing = draw(node);
    expect(drawing.flags.map(({ reason }) => reason)).toContain('too-deep');
    await expect(drawingToPng(drawing, 1)).resolves.toBeDefined();
  });
});

const shuffled = (value: unknown, turn: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, turn));
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([key, item]) => [key, shuffled(item, turn)] as const);
  const at = turn % Math.max(1, pairs.length);
  return Object.fromEntries([...pairs.slice(at), ...pairs.slice(0, at)].reverse());
};

/** Values that fit a field, and values that fit none. */
const junk = fc.oneof(
  fc.constantFrom(null, true, '', 'x', -1, 0, 1e300, Number.NaN),
  fc.object({ maxDepth: 2 }),
  fc.array(fc.double(), { maxLength: 4 }),
);
const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -500, max: 500, noNaN: true }) },
  { weight: 1, arbitrary: junk },
);
const colour = fc.record({ r: number, g: number, b: number, a: number }, { requiredKeys: [] });
const paint = fc.record(
  {
    type: fc.constantFrom(
      'SOLID',
      'GRADIENT_LINEAR',
      'GRADIENT_RADIAL',
      'GRADIENT_ANGULAR',
      'GRADIENT_DIAMOND',
      'IMAGE',
      'VIDEO',
      'PATTERN',
    ),
    color: colour,
    opacity: number,
    blendMode: fc.constantFrom('NORMAL', 'MULTIPLY', 'LINEAR_BURN', 'x'),
    scaleMode: fc.constantFrom('FILL', 'FIT', 'TILE', 'STRETCH'),
    imageRef: fc.constantFrom('a', 'b'),
    imageTransform: fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 2 }),
    scalingFactor: number,
    rotation: number,
    gradientHandlePositions: fc.array(fc.record({ x: number, y: number }), { maxLength: 3 }),
    gradientStops: fc.array(fc.record({ position: number, color: colour }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const paints = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.oneof(paint, junk), { maxLength: 3 }) },
  { weight: 1, arbitrary: junk },
);
const effect = fc.record(
  {
    type: fc.constantFrom('DROP_SHADOW', 'INNER_SHADOW', 'LAYER_BLUR', 'BACKGROUND_BLUR'),
    radius: number,
    spread: number,
    offset: fc.record({ x: number, y: number }),
    color: colour,
  },
  { requiredKeys: [] },
);
const bounds = fc.record({ x: number, y: number, width: number, height: number });
const path = fc.record({
  path: fc.constantFrom('M0 0L9 9Z', 'M0 0C', '', '"'),
  windingRule: fc.constantFrom('EVENODD', 'NONZERO'),
  overrideID: number,
});
const style = fc.record(
  {
    fontSize: number,
    fontFamily: fc.string(),
    lineHeightPx: number,
    letterSpacing: number,
    textAutoResize: fc.constantFrom('HEIGHT', 'WIDTH_AND_HEIGHT', 'TRUNCATE', 'x'),
    textAlignHorizontal: fc.constantFrom('LEFT', 'CENTER', 'RIGHT'),
    textTruncation: fc.constantFrom('ENDING', 'x'),
    maxLines: number,
  },
  { requiredKeys: [] },
);
const TYPES = [
  'FRAME',
  'GROUP',
  'RECTANGLE',
  'ELLIPSE',
  'STAR',
  'REGULAR_POLYGON',
  'LINE',
  'VECTOR',
  'BOOLEAN_OPERATION',
  'TEXT',
  'SLICE',
  'STICKY',
  'x',
];

const { node } = fc.letrec<{ node: FigmaNode }>((tie) => ({
  node: fc.record(
    {
      id: fc.uuid(),
      name: fc.string({ unit: 'binary' }),
      type: fc.constantFrom(...TYPES),
      children: fc.array(tie('node'), { maxLength: 4 }),
      absoluteBoundingBox: fc.oneof(bounds, junk),
      absoluteRenderBounds: fc.oneof(bounds, junk),
      relativeTransform: fc.oneof(
        fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
        junk,
      ),
      size: fc.record({ x: number, y: number }),
      fills: paints,
      strokes: paints,
      effects: fc.oneof(fc.array(effect, { maxLength: 3 }), junk),
      strokeWeight: number,
      strokeAlign: fc.constantFrom('INSIDE', 'CENTER', 'OUTSIDE', 'x'),
      strokeDashes: fc.oneof(fc.array(number, { maxLength: 3 }), junk),
      individualStrokeWeights: fc.oneof(fc.record({ top: number, left: number }), junk),
      cornerRadius: number,
      cornerSmoothing: number,
      rectangleCornerRadii: fc.oneof(fc.array(number, { minLength: 4, maxLength: 4 }), junk),
      arcData: fc.oneof(fc.record({ startingAngle: number, endingAngle: number, innerRadius: number }), junk),
      opacity: number,
      isMask: fc.boolean(),
      maskType: fc.constantFrom('ALPHA', 'LUMINANCE', 'VECTOR', 'x'),
      clipsContent: fc.boolean(),
      rotation: number,
      count: number,
      fillGeometry: fc.oneof(fc.array(path, { maxLength: 2 }), junk),
      strokeGeometry: fc.oneof(fc.array(path, { maxLength: 2 }), junk),
      characters: fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), junk),
      characterStyleOverrides: fc.oneof(fc.array(number, { maxLength: 9 }), junk),
      styleOverrideTable: fc.oneof(fc.record({ 1: style }), junk),
      style: fc.oneof(style, junk),
      lineTypes: fc.oneof(fc.array(fc.constantFrom('ORDERED', 'UNORDERED', 'NONE')), junk),
      lineIndentations: fc.oneof(fc.array(number), junk),
    },
    { requiredKeys: ['id', 'name', 'type'] },
  ) as fc.Arbitrary<FigmaNode>,
}));

const IMAGE = {
  href: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  width: 1,
  height: 1,
};

describe('any document', () => {
  it('never throws, gives numbers, counts every layer once, and is safe to embed', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 3 }), (nodes) => {
        const drawing = drawScreen(nodes, { image: (ref) => (ref === 'a' ? IMAGE : undefined), fonts: null });
        expect(drawing.svg).not.toMatch(/NaN|Infinity|undefined/);
        expect(isSelfContained(drawing.svg)).toBe(true);
        const { layers, drawn, flagged } = drawing.counts;
        expect(drawn + flagged).toBe(layers);
        expect(drawing.width > 0 && drawing.height > 0).toBe(true);
        for (const { reason } of drawing.flags) expect(RENDER_FLAGS).toContain(reason);
      }),
      { numRuns: 250 },
    );
  });

  it('is the same for the same layers, whatever the order of their fields', () => {
    fc.assert(
      fc.property(node, fc.nat(40), (one, turn) => {
        const options = { image: () => IMAGE, fonts: null };
        const first = drawLayer(one, options);
        expect(drawLayer(shuffled(one, turn) as FigmaNode, options)).toEqual(first);
        expect(drawLayer(structuredClone(one), options).svg).toBe(first.svg);
      }),
      { numRuns: 120 },
    );
  });

  it('is a drawing that the renderer reads', async () => {
    const samples = fc.sample(node, { numRuns: 60, seed: 7 });
    for (const one of samples) {
      const { svg } = drawLayer(one, { image: () => IMAGE, fonts: null });
      // The size of the picture is that of the document; here only the reading counts.
      const small = svg.replace(/ width="[^"]*" height="[^"]*" viewBox/, ' width="40" height="40" viewBox');
      await expect(drawingToPng({ svg: small, width: 40, height: 40 }, 1)).resolves.toBeDefined();
    }
  });

  it('every reason has its sentence', () => {
    expect(RENDER_FLAGS.filter((reason) => leavesOut({ nodeId: '1', name: '', reason }))).toContain('no-geometry');
    expect(leavesOut({ nodeId: '1', name: '', reason: 'font-missing' })).toBe(false);
    for (const reason of RENDER_FLAGS) expect(createI18n('en').exists(`renderFlag.${reason}`), reason).toBe(true);
  });
});
