import type { SemanticNode } from '#contract/design/semantic-ast';
import { fc } from '#testing/properties';

/** Texts that try to be notation, to end a quote, a line or a fence, or to hide. */
const HOSTILE = [
  '',
  "' hidden like :1",
  "\"'\\'\\\\",
  'a\nlayers\n1:1 p',
  '```\n```',
  '\u202Eabc\u2066\u200B\uFEFF',
  '\u{E0049}\u{E0067}\u{E006E}',
  '\u001B[31m\u0000\u007F',
  '\uD800',
  '$1',
  '*1',
  '… 3 more layers: ask for 1:1',
  '=x,{}[]()@&+:;~',
  '\\u0041',
  'null',
  '12',
  'rgb(1, 2',
];

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 }), fc.constant('Label'));
const tokenName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('color/a', 'space/b', 'VariableID:1:2') },
  { weight: 1, arbitrary: text },
);
const number = fc.oneof(fc.integer({ min: -99, max: 999 }), fc.constantFrom(0.5, -0.25, 14.63, 1e-7, 1e21));
const length = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constantFrom(0.5, 14.63));
const bound = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: value }, { weight: 1, arbitrary: fc.record({ value, token: tokenName }) });
const four = <T>(value: fc.Arbitrary<T>) => fc.tuple(value, value, value, value);
const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] });
/** Members that make no sense when they are empty. */
const someOf = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  some(shape).filter((value) => Object.keys(value).length > 0);
const record = <T>(value: fc.Arbitrary<T>) => fc.dictionary(text, value, { minKeys: 1, maxKeys: 2 });

const colour = fc.oneof(fc.constantFrom('rgb(1, 2, 3)', '#ff00aa', 'Color(0xff112233)'), text);
const token = { token: tokenName };
const blending = { opacity: fc.constantFrom(0, 0.25), blendMode: text };
const coloured = (kind: object) =>
  fc.record({ ...kind, color: colour, ...token, ...blending } as never, { requiredKeys: ['kind', 'color'] as never[] });
const paint = fc.oneof(
  coloured({ kind: fc.constant('solid') }),
  fc.record({
    kind: fc.constant('linear'),
    stops: fc.array(
      fc.record({ at: fc.constantFrom(0, 0.5), color: colour, token: tokenName }, { requiredKeys: ['at', 'color'] }),
      { maxLength: 2 },
    ),
    handles: fc.constant([
      [0.5, 0],
      [1, -0.25],
    ]),
  }),
  fc.record({ kind: fc.constant('image'), ref: fc.option(text), scaleMode: text }),
);
const paints = fc.array(paint, { minLength: 1, maxLength: 2 });
const shadow = fc.record(
  {
    kind: fc.constant('drop-shadow'),
    x: bound(number),
    y: bound(number),
    blur: bound(number),
    color: colour,
    token: tokenName,
  },
  { requiredKeys: ['kind', 'x', 'y', 'blur', 'color'] },
);

const style = fc.record(
  {
    family: text,
    weight: fc.constantFrom(400, 700),
    size: bound(length),
    familyToken: tokenName,
    weightToken: tokenName,
    styleToken: tokenName,
    lineHeight: bound(fc.oneof(length, fc.constantFrom('140%', 'auto'))),
    letterSpacing: bound(number),
    italic: fc.boolean(),
    case: text,
    link: text,
    openType: fc.constant({ SS01: 1 }),
    fills: paints,
  } as never,
  { requiredKeys: ['family', 'weight', 'size'] as never[] },
);
const run = fc.record({
  start: fc.nat(9),
  end: fc.nat(9),
  style: someOf({ weight: fc.constant(700), color: colour, size: bound(length), fills: paints, family: text }),
});
const content = fc.record(
  {
    characters: text,
    style,
    runs: fc.array(run, { minLength: 1, maxLength: 2 }),
    align: text,
    truncation: fc.record({ maxLines: fc.option(fc.nat(4)) }),
    lists: fc.constant([{ line: 0, kind: 'ordered', indent: 1 }]),
    charactersBinding: tokenName,
  },
  { requiredKeys: ['characters', 'style'] },
);

const property = fc.oneof(
  fc.record(
    { type: fc.constantFrom('VARIANT', 'TEXT', 'SLOT'), value: text, token: tokenName },
    { requiredKeys: ['type', 'value'] },
  ),
  fc.record({ type: fc.constant('BOOLEAN'), value: fc.boolean() }),
  fc.record(
    { type: fc.constant('INSTANCE_SWAP'), value: fc.oneof(fc.constant('1:2'), text), component: text },
    { requiredKeys: ['type', 'value'] },
  ),
);
const instance = fc.record(
  {
    componentId: fc.constantFrom('1:2', 'I1:2;3:4'),
    componentName: fc.option(text),
    componentSet: text,
    remote: fc.constant(true),
    properties: record(property),
    exposes: fc.constant(['1:9', 'I1:2;3:4']),
  } as never,
  { requiredKeys: ['componentId', 'componentName'] as never[] },
);
const component = fc.record(
  {
    kind: fc.constant('component'),
    key: text,
    description: text,
    variant: record(text),
    properties: record(fc.record({ type: text, default: fc.oneof(text, fc.boolean()) })),
  },
  { requiredKeys: ['kind'] },
);
const interaction = fc.record({
  trigger: text,
  actions: fc.array(fc.record({ type: text, url: text, token: tokenName, value: number }, { requiredKeys: ['type'] }), {
    maxLength: 2,
  }),
});

const layout = fc.record(
  {
    direction: fc.oneof(fc.constant('row'), text),
    mainAxisAlign: text,
    wrap: fc.constant(true),
    gap: bound(number),
    padding: four(bound(length)),
    grid: fc.record({ columns: fc.nat(4), rows: fc.nat(4), columnSizes: text }),
  } as never,
  { requiredKeys: ['direction'] as never[] },
);
const strokes = fc.record(
  {
    paints,
    weight: bound(length),
    weights: four(bound(length)),
    align: fc.constantFrom('inside', 'outside'),
    dashes: fc.constant([4, 2]),
    cap: text,
  },
  { requiredKeys: ['paints', 'weight', 'align'] },
);
const place = {
  absolute: fc.constant(true),
  grow: fc.constant(2),
  alignSelf: text,
  constraints: fc.record({ horizontal: text, vertical: text }),
};
const size = {
  width: fc.constantFrom('fill', 'hug'),
  height: fc.constantFrom('fill', 'hug', 'stretch'),
  widthToken: tokenName,
  heightToken: tokenName,
  minWidth: bound(length),
  aspectRatio: fc.constant(1.5),
};

const layer = fc.record(
  {
    name: text,
    type: fc.oneof(fc.constantFrom('div', 'p', 'svg', 'like', '~'), text),
    figmaType: fc.constantFrom('FRAME', 'TEXT', 'VECTOR'),
    box: fc.record({ x: number, y: number, width: length, height: length }),
    visible: fc.constant(false),
    visibleBinding: tokenName,
    rotation: number,
    layout,
    item: someOf(place as never),
    size: someOf(size as never),
    fills: paints,
    strokes,
    corners: someOf({ radius: bound(length), radii: four(bound(length)), smoothing: fc.constant(0.6) } as never),
    effects: fc.array(shadow, { minLength: 1, maxLength: 2 }),
    opacity: bound(fc.constant(0.5)),
    clips: fc.constant(true),
    styles: record(text),
    text: content,
    component,
    instance,
    propertyRefs: record(text),
    screenshot: fc.oneof(fc.constant('unionIcon'), text),
    pictureBox: fc.record({ x: number, y: number, width: length, height: length }),
    tokens: fc.dictionary(
      fc.constantFrom('fills', 'strokes'),
      fc.uniqueArray(tokenName, { minLength: 1, maxLength: 2 }),
      { minKeys: 1 },
    ),
    exports: fc.array(text, { minLength: 1, maxLength: 2 }),
    interactions: fc.array(interaction, { minLength: 1, maxLength: 1 }),
  } as never,
  { requiredKeys: ['name', 'type', 'figmaType', 'box'] as never[] },
) as unknown as fc.Arbitrary<Omit<SemanticNode, 'id'>>;

type Branch = Omit<SemanticNode, 'id' | 'children'> & { readonly children?: readonly Branch[] };

/** Ids as Figma gives them: what lies in an instance goes on from its id. */
const named = (branch: Branch, next: () => number, around: string | null): SemanticNode => {
  const id = around === null ? `7:${next()}` : `I${around.replace(/^I/, '')};8:${next()}`;
  const inside = branch.instance === undefined ? around : id;
  const { children, ...own } = branch;
  const node = { ...own, id };
  return children === undefined ? node : { ...node, children: children.map((child) => named(child, next, inside)) };
};

const twice = (children: readonly Branch[]): readonly Branch[] => [...children, ...children];

const { tree } = fc.letrec<{ tree: Branch; children: readonly Branch[] }>((tie) => ({
  tree: fc
    .tuple(layer, fc.option(tie('children'), { nil: undefined }))
    .map(([own, children]) => (children === undefined ? own : { ...own, children })),
  children: fc.oneof(
    { maxDepth: 3 },
    fc.constant([]),
    fc.array(tie('tree'), { maxLength: 3 }),
    // Siblings that are alike, so that they are folded.
    fc.array(tie('tree'), { minLength: 1, maxLength: 2 }).map(twice),
  ),
}));

/** Trees in the shape of the contract with hostile texts everywhere. */
export const anyTree: fc.Arbitrary<SemanticNode> = tree.map((branch) => {
  let last = 0;
  return named(branch, () => (last += 1), null);
});
