import type { RGBA } from '#contract/adapter';
import type { Paint } from '#contract/design/semantic-ast';
import { boundId, type Fields, finite, num, record, records, rgba, str } from '../../figma/fields.ts';
import { boundColour } from '../binder.ts';
import { isHidden } from '../figma-types.ts';
import { type Draft, lean, nonEmpty, round2, round4, sortedEntries, toRecord } from '../lean.ts';
import { type NodeScope, reportInvalid, reportWord } from '../node-scope.ts';

const GRADIENTS = {
  GRADIENT_LINEAR: 'linear',
  GRADIENT_RADIAL: 'radial',
  GRADIENT_ANGULAR: 'angular',
  GRADIENT_DIAMOND: 'diamond',
} as const;

/** Where a paint stands: which field of the layer, and at which place of it. */
interface Place {
  readonly field: string;
  readonly index: number;
}

export const opacityOf = (fields: Fields): number | undefined => {
  const given = num(fields, 'opacity');
  return given === undefined || given >= 1 ? undefined : round4(Math.max(0, given));
};

/** Figma's word, but for the two that change nothing. */
export const blendOf = (fields: Fields): string | undefined => {
  const mode = str(fields, 'blendMode');
  return mode === 'NORMAL' || mode === 'PASS_THROUGH' ? undefined : mode;
};

interface Colour {
  readonly rgba: RGBA;
  readonly token: string | undefined;
}

/** The colour of a paint, a stop or a shadow: the resolved one with its token, else the literal. */
export const colourOf = (scope: NodeScope, fields: Fields, id = boundId(fields, 'color')): Colour | undefined =>
  boundColour(scope, rgba(fields['color']), id);

type Coloured = { readonly color: string; readonly token?: string };

/** `draft` with the colour's token; its literal is put in when all colours are known. */
export const withColour = <T extends Coloured>(
  scope: NodeScope,
  draft: Draft<Omit<T, 'color' | 'token'>>,
  colour: Colour,
): T => {
  const { kind, ...rest } = draft as Record<string, unknown>;
  const out = lean<Record<string, unknown>>({ kind, color: '', token: colour.token, ...rest }) as unknown as T;
  scope.build.colours.want(out, colour.rgba, scope.node.id);
  return out;
};

/**
 * With a token that is translucent itself, Figma writes its alpha into the paint's opacity as well.
 * The token keeps its alpha, so only what is left of the opacity is said.
 */
const opacityBeside = (paint: Fields, { rgba: colour, token }: Colour): number | undefined => {
  const opacity = opacityOf(paint);
  const alpha = rgba(paint['color'])?.a ?? 1;
  if (token === undefined || opacity === undefined || colour.a === alpha || colour.a === 0) return opacity;
  const rest = (opacity * alpha) / colour.a;
  return rest > 0.99 ? undefined : round4(rest);
};

type Solid = Extract<Paint, { kind: 'solid' }>;

const solid = (scope: NodeScope, paint: Fields, place: Place): Paint | undefined => {
  const { node } = scope;
  const inList = isAligned(node, place.field) ? boundId(node, place.field, place.index) : undefined;
  const colour = colourOf(scope, paint, boundId(paint, 'color') ?? inList);
  if (colour === undefined) return undefined;
  return withColour<Solid>(
    scope,
    { kind: 'solid', opacity: opacityBeside(paint, colour), blendMode: blendOf(paint) },
    colour,
  );
};

/** The list of bindings on the layer names only bound paints; it can be read by place when it names all of them. */
const isAligned = (node: Fields, field: string): boolean => {
  const bound: unknown = record(node, 'boundVariables')?.[field];
  return Array.isArray(bound) && bound.length === records(node, field).length;
};

type Stop = { readonly at: number; readonly color: string; readonly token?: string };

const gradient = (scope: NodeScope, paint: Fields, kind: (typeof GRADIENTS)[keyof typeof GRADIENTS]): Paint => {
  const stops = records(paint, 'gradientStops').map((stop) => {
    const at = round4(Math.min(1, Math.max(0, num(stop, 'position') ?? 0)));
    const colour = colourOf(scope, stop);
    return colour && withColour<Stop>(scope, { at }, colour);
  });
  if (stops.length === 0 || stops.includes(undefined)) reportInvalid(scope, 'gradientStops');
  const handles = records(paint, 'gradientHandlePositions').map((handle): [number, number] => [
    round4(num(handle, 'x') ?? 0),
    round4(num(handle, 'y') ?? 0),
  ]);
  return lean<Extract<Paint, { kind: 'linear' | 'radial' | 'angular' | 'diamond' }>>({
    kind,
    stops: stops.filter((stop) => stop !== undefined),
    handles: nonEmpty(handles),
    opacity: opacityOf(paint),
    blendMode: blendOf(paint),
  });
};

const matrixOf = (value: unknown): number[][] | undefined => {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const rows = value.map((row: unknown) => (Array.isArray(row) ? row.map(finite) : []));
  const whole = rows.every((row) => row.length === 3 && row.every((item) => item !== undefined));
  return whole ? rows.map((row) => row.map((item) => round4(item ?? 0))) : undefined;
};

const filtersOf = (paint: Fields): Readonly<Record<string, number>> | undefined => {
  const pairs = sortedEntries(paint['filters']).map(([name, value]) => [name, round4(finite(value) ?? 0)] as const);
  return toRecord(pairs.filter(([, value]) => value !== 0));
};

const image = (paint: Fields): Paint => {
  const scale = num(paint, 'scalingFactor');
  const rotation = num(paint, 'rotation');
  const draft: Draft<Extract<Paint, { kind: 'image' }>> = {
    kind: 'image',
    ref: str(paint, 'imageRef') ?? null,
    gif: str(paint, 'gifRef'),
    scaleMode: str(paint, 'scaleMode') ?? 'FILL',
    transform: matrixOf(paint['imageTransform']),
    scale: scale === undefined || scale === 1 ? undefined : round4(scale),
    rotation: rotation === undefined || rotation === 0 ? undefined : round2(rotation),
    filters: filtersOf(paint),
    opacity: opacityOf(paint),
    blendMode: blendOf(paint),
  };
  return lean(draft);
};

const other = (scope: NodeScope, paint: Fields, figmaType: string): Paint => {
  reportWord(scope, 'paint', figmaType);
  const source = str(paint, 'sourceNodeId') ?? str(paint, 'videoRef');
  const draft: Draft<Extract<Paint, { kind: 'other' }>> = {
    kind: 'other',
    figmaType,
    source,
    opacity: opacityOf(paint),
    blendMode: blendOf(paint),
  };
  return lean(draft);
};

const paintOf = (scope: NodeScope, paint: Fields, place: Place): Paint | undefined => {
  const type = str(paint, 'type') ?? 'UNKNOWN';
  if (type === 'SOLID') {
    const found = solid(scope, paint, place);
    if (found === undefined) reportInvalid(scope, place.field);
    return found;
  }
  if (type === 'IMAGE') return image(paint);
  if (Object.hasOwn(GRADIENTS, type)) return gradient(scope, paint, GRADIENTS[type as keyof typeof GRADIENTS]);
  return other(scope, paint, type);
};

/** The paints of a list that are drawn, bottom first; undefined when there are none. */
export const paintsOf = (scope: NodeScope, fields: Fields, field: string): readonly Paint[] | undefined => {
  const paints = records(fields, field);
  const drawn: Paint[] = [];
  for (const [index, paint] of paints.entries()) {
    const found = isHidden(paint) ? undefined : paintOf(scope, paint, { field, index });
    if (found !== undefined) drawn.push(found);
  }
  return drawn.length === 0 ? undefined : drawn;
};

/** Fills of a layer. Frames of old files have `background` instead. */
export const fillsOf = (scope: NodeScope): readonly Paint[] | undefined =>
  paintsOf(scope, scope.node, scope.node['fills'] === undefined ? 'background' : 'fills');
