import { z } from 'zod';

/**
 * The semantic AST as a strict schema, for tests: no member that the contract does not know, no number that JSON cannot
 * hold. Children are left out, so that deep trees are checked node by node.
 */
const number = z.number().min(-1e12).max(1e12);
const text = z.string();
const bound = z.union([number, z.strictObject({ value: number, token: text })]);
const boundText = z.union([text, z.strictObject({ value: text, token: text })]);
const four = z.tuple([bound, bound, bound, bound]);
const box = z.strictObject({ x: number, y: number, width: number.min(0), height: number.min(0) });
const colour = { color: text.min(1), token: text.optional() };
const blending = { opacity: number.min(0).max(1).optional(), blendMode: text.optional() };

const paint = z.union([
  z.strictObject({ kind: z.literal('solid'), ...colour, ...blending }),
  z.strictObject({
    kind: z.enum(['linear', 'radial', 'angular', 'diamond']),
    stops: z.array(z.strictObject({ ...colour, at: number.min(0).max(1) })),
    handles: z.array(z.tuple([number, number])).optional(),
    ...blending,
  }),
  z.strictObject({
    kind: z.literal('image'),
    ref: text.nullable(),
    gif: text.optional(),
    scaleMode: text,
    transform: z.array(z.array(number).length(3)).length(2).optional(),
    scale: number.optional(),
    rotation: number.optional(),
    filters: z.record(text, number).optional(),
    ...blending,
  }),
  z.strictObject({ kind: z.literal('other'), figmaType: text, source: text.optional(), ...blending }),
]);
const paints = z.array(paint).min(1);

const effect = z.union([
  z.strictObject({
    kind: z.enum(['drop-shadow', 'inner-shadow']),
    ...colour,
    x: bound,
    y: bound,
    blur: bound,
    spread: bound.optional(),
    blendMode: text.optional(),
    showBehind: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.enum(['layer-blur', 'background-blur']),
    blur: bound,
    progressive: z
      .strictObject({ startRadius: number, start: z.tuple([number, number]), end: z.tuple([number, number]) })
      .optional(),
  }),
  z.strictObject({ kind: z.literal('other'), figmaType: text, values: z.record(text, number).optional() }),
]);

const layout = z.strictObject({
  direction: text,
  mainAxisAlign: text.optional(),
  crossAxisAlign: text.optional(),
  wrap: z.literal(true).optional(),
  gap: bound.optional(),
  crossGap: bound.optional(),
  padding: four.optional(),
  wrapAlign: text.optional(),
  reverseZ: z.literal(true).optional(),
  strokesTakeSpace: z.literal(true).optional(),
  grid: z
    .strictObject({
      columns: number,
      rows: number,
      columnGap: bound.optional(),
      rowGap: bound.optional(),
      columnSizes: text.optional(),
      rowSizes: text.optional(),
      autoTracks: text.optional(),
      positioning: text.optional(),
    })
    .optional(),
});

const item = z.strictObject({
  absolute: z.literal(true).optional(),
  scroll: text.optional(),
  grow: number.optional(),
  alignSelf: text.optional(),
  constraints: z.strictObject({ horizontal: text, vertical: text }).optional(),
  grid: z
    .strictObject({
      column: number,
      row: number,
      columnSpan: number,
      rowSpan: number,
      horizontalAlign: text.optional(),
      verticalAlign: text.optional(),
    })
    .optional(),
});

const size = z.strictObject({
  width: text.optional(),
  height: text.optional(),
  widthToken: text.optional(),
  heightToken: text.optional(),
  minWidth: bound.optional(),
  maxWidth: bound.optional(),
  minHeight: bound.optional(),
  maxHeight: bound.optional(),
  aspectRatio: number.optional(),
});

const strokes = z.strictObject({
  paints,
  weight: bound,
  weights: four.optional(),
  align: z.enum(['inside', 'center', 'outside']),
  dashes: z.array(number).optional(),
  cap: text.optional(),
  join: text.optional(),
  special: text.optional(),
});

const textStyle = z.strictObject({
  family: text,
  familyToken: text.optional(),
  postScriptName: text.optional(),
  weight: number,
  weightToken: text.optional(),
  styleToken: text.optional(),
  size: bound,
  lineHeight: z.union([bound, boundText]).optional(),
  lineHeightPx: number.optional(),
  letterSpacing: bound.optional(),
  paragraphSpacing: bound.optional(),
  paragraphIndent: bound.optional(),
  listSpacing: number.optional(),
  italic: z.boolean().optional(),
  case: text.optional(),
  decoration: text.optional(),
  link: text.optional(),
  leadingTrim: text.optional(),
  named: text.optional(),
  openType: z.record(text, number).optional(),
  fills: paints.optional(),
});

const textContent = z.strictObject({
  characters: text,
  style: textStyle,
  runs: z.array(z.strictObject({ start: number, end: number, style: textStyle.partial() })).optional(),
  align: text.optional(),
  verticalAlign: text.optional(),
  autoResize: text.optional(),
  truncation: z.strictObject({ maxLines: number.nullable() }).optional(),
  lists: z
    .array(z.strictObject({ line: number, kind: z.enum(['ordered', 'unordered', 'none']), indent: number }))
    .optional(),
  charactersBinding: text.optional(),
});

const plain = z.union([text, z.boolean()]);
const component = z.strictObject({
  kind: z.enum(['component', 'component-set']),
  key: text.optional(),
  description: text.optional(),
  variant: z.record(text, text).optional(),
  properties: z
    .record(text, z.strictObject({ type: text, default: plain, options: z.array(text).optional() }))
    .optional(),
});

const instance = z.strictObject({
  componentId: text,
  componentName: text.nullable(),
  componentSet: text.optional(),
  remote: z.literal(true).optional(),
  properties: z
    .record(text, z.strictObject({ type: text, value: plain, token: text.optional(), component: text.optional() }))
    .optional(),
  exposed: z.literal(true).optional(),
  exposes: z.array(text).optional(),
  overrides: z.array(z.strictObject({ id: text, fields: z.array(text) })).optional(),
});

const interaction = z.strictObject({
  trigger: text,
  delay: number.optional(),
  keyCodes: z.array(number).optional(),
  actions: z.array(z.looseObject({ type: text })),
});

/** One node without its children. */
export const nodeSchema = z.strictObject({
  id: text,
  name: text,
  type: text,
  figmaType: text,
  visible: z.literal(false).optional(),
  visibleBinding: text.optional(),
  box,
  rotation: number.optional(),
  transform: z.tuple([number, number, number, number]).optional(),
  layout: layout.optional(),
  item: item.optional(),
  size: size.optional(),
  fills: paints.optional(),
  strokes: strokes.optional(),
  corners: z
    .strictObject({ radius: bound.optional(), radii: four.optional(), smoothing: number.optional() })
    .optional(),
  arc: z.strictObject({ start: number, end: number, inner: number }).optional(),
  effects: z.array(effect).min(1).optional(),
  opacity: bound.optional(),
  blendMode: text.optional(),
  clips: z.literal(true).optional(),
  mask: z.enum(['alpha', 'luminance', 'vector']).optional(),
  scroll: text.optional(),
  text: textContent.optional(),
  component: component.optional(),
  instance: instance.optional(),
  propertyRefs: z.record(text, text).optional(),
  screenshot: text.optional(),
  pictureBox: box.optional(),
  tokens: z.record(text, z.array(text)).optional(),
  exports: z.array(text).optional(),
  interactions: z.array(interaction).optional(),
  styles: z.record(text, text).optional(),
});
