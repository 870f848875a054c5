import type { Effect, Paint } from '#contract/design/semantic-ast';
import { type Length, plain } from '../../layout/layout-node.ts';
import { num } from '../css/declarations.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import type { Facet, Look } from '../native/facets.ts';
import { alignmentCode, gradientCode } from './dart-gradient.ts';
import { dartString } from './dart-text.ts';
import { colourCode, type DartValues, lengthCode, solidCode } from './dart-values.ts';

export interface DartPaints extends DartValues {
  readonly assets: Set<string>;
}

type Image = Extract<Paint, { kind: 'image' }>;
type Shadow = Extract<Effect, { kind: 'drop-shadow' }>;

const CONSTANT = { constant: true } as const;

export const FITS: Readonly<Record<string, string>> = {
  FILL: 'BoxFit.cover',
  FIT: 'BoxFit.contain',
  STRETCH: 'BoxFit.fill',
};

/** Where the part of an image lies that was cropped, as a place from -1 to 1. */
const cropAt = ({ transform }: Image): Code | null => {
  const [[sx = 1, , tx = 0] = [], [, sy = 1, ty = 0] = []] = transform ?? [];
  const place = (offset: number, scale: number): number => (scale >= 1 ? 0 : (offset / (1 - scale)) * 2 - 1);
  return sx === 1 && sy === 1 ? null : alignmentCode(place(tx, sx), place(ty, sy));
};

const imageCode = (image: Image, file: DartPaints): Code | null => {
  if (image.ref === null) return null;
  file.assets.add(image.ref);
  const isCropped = image.scaleMode === 'STRETCH' && image.transform !== undefined;
  const isTiled = image.scaleMode === 'TILE';
  const fit = isCropped ? 'BoxFit.cover' : (FITS[image.scaleMode] ?? 'BoxFit.cover');
  return call(
    'DecorationImage',
    [
      ['image', call('AssetImage', [[null, dartString(image.ref)]], CONSTANT)],
      ['fit', isTiled ? null : fit],
      ['alignment', isCropped ? cropAt(image) : null],
      ['repeat', isTiled ? 'ImageRepeat.repeat' : null],
      ['opacity', image.opacity === undefined ? null : num(image.opacity)],
    ],
    CONSTANT,
  );
};

/** What one box paints below the next: a colour or gradient, and an image above it. */
interface Layer {
  readonly ground: readonly [string, Code] | null;
  readonly image: Code | null;
}

const layersOf = ({ fills = [], box }: Look, file: DartPaints): Layer[] => {
  const layers: Layer[] = [];
  for (const paint of fills) {
    if (paint.kind === 'other') continue;
    if (paint.kind === 'image') {
      const image = imageCode(paint, file);
      const last = layers.at(-1);
      if (image === null) continue;
      if (last !== undefined && last.image === null) layers[layers.length - 1] = { ...last, image };
      else layers.push({ ground: null, image });
      continue;
    }
    const gradient = paint.kind === 'solid' ? null : gradientCode(paint, box, file);
    if (paint.kind === 'solid') layers.push({ ground: ['color', solidCode(paint, file)], image: null });
    else if (gradient !== null) layers.push({ ground: ['gradient', gradient], image: null });
  }
  return layers;
};

const radius = (length: Length, file: DartValues): Code =>
  call('Radius.circular', [[null, lengthCode(length, file)]], CONSTANT);

const CORNERS = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;

/** Null where no corner is round. */
export const cornersCode = ({ corners }: Look, file: DartValues): Code | null => {
  if (corners?.radii !== undefined) {
    const { radii } = corners;
    if (radii.every((one) => plain(one) <= 0)) return null;
    const own = CORNERS.map((corner, at): [string, Code | null] => {
      const length = radii[at] ?? 0;
      return [corner, plain(length) <= 0 ? null : radius(length, file)];
    });
    return call('BorderRadius.only', own, CONSTANT);
  }
  if (corners?.radius === undefined || plain(corners.radius) <= 0) return null;
  return call('BorderRadius.all', [[null, radius(corners.radius, file)]], CONSTANT);
};

export const strokeColour = (paint: Paint | undefined, file: DartValues): Code | null => {
  if (paint === undefined || paint.kind === 'image' || paint.kind === 'other') return null;
  if (paint.kind === 'solid') return solidCode(paint, file);
  const [stop] = paint.stops;
  return stop === undefined
    ? null
    : colourCode({ ...stop, ...(paint.opacity === undefined ? {} : { opacity: paint.opacity }) }, file);
};

const ALIGNS: Readonly<Record<string, string>> = {
  outside: 'BorderSide.strokeAlignOutside',
  center: 'BorderSide.strokeAlignCenter',
};

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

const borderCode = ({ strokes }: Look, file: DartValues): Code | null => {
  const colour = strokeColour(strokes?.paints.at(-1), file);
  if (strokes === undefined || colour === null) return null;
  const side = (weight: Length, align: string | null): Code =>
    call(
      'BorderSide',
      [
        ['color', colour],
        ['width', typeof weight === 'number' && weight === 1 ? null : lengthCode(weight, file)],
        ['strokeAlign', align],
      ],
      CONSTANT,
    );
  const { weights } = strokes;
  if (weights === undefined)
    return call('Border.fromBorderSide', [[null, side(strokes.weight, ALIGNS[strokes.align] ?? null)]], CONSTANT);
  const own = SIDES.map((name, at): [string, Code | null] => {
    const weight = weights[at] ?? 0;
    return [name, plain(weight) <= 0 ? null : side(weight, null)];
  });
  return call('Border', own, CONSTANT);
};

const shadowCode = (name: string, { x, y, blur, spread, color, token }: Shadow, file: DartValues): Code => {
  const given = (length: Length): Code | null => (plain(length) === 0 ? null : lengthCode(length, file));
  return call(
    name,
    [
      ['color', colourCode(token === undefined ? { color } : { color, token }, file)],
      [
        'offset',
        call(
          'Offset',
          [
            [null, lengthCode(x, file)],
            [null, lengthCode(y, file)],
          ],
          CONSTANT,
        ),
      ],
      ['blurRadius', given(blur)],
      ['spreadRadius', name === 'Shadow' || spread === undefined ? null : given(spread)],
    ],
    CONSTANT,
  );
};

/** Null where nothing casts a shadow. @param name `BoxShadow`, or `Shadow` for letters */
export const shadowsCode = (name: string, { effects = [] }: Look, file: DartValues): Code | null => {
  const shadows = effects.filter((effect): effect is Shadow => effect.kind === 'drop-shadow');
  return shadows.length === 0 ? null : { kind: 'list', items: shadows.map((shadow) => shadowCode(name, shadow, file)) };
};

export const DECORATION: readonly Facet[] = ['fills', 'strokes', 'corners', 'effects', 'box'];

/**
 * The decorations of a box, the lowest first: one is enough unless several fills lie on each other. A shadow belongs to the
 * lowest and the border to the uppermost.
 */
export const decorationsOf = (look: Look, file: DartPaints): Code[] => {
  const layers = layersOf(look, file);
  const corners = cornersCode(look, file);
  const border = borderCode(look, file);
  const shadow = layers.length === 0 ? null : shadowsCode('BoxShadow', look, file);
  if (layers.length === 0 && border === null) return [];
  const all = layers.length === 0 ? [{ ground: null, image: null }] : layers;
  return all.map(({ ground, image }, at) =>
    call(
      'BoxDecoration',
      [
        ...(ground === null ? [] : [ground]),
        ['image', image],
        ['border', at === all.length - 1 ? border : null],
        ['borderRadius', corners],
        ['boxShadow', at === 0 ? shadow : null],
      ],
      CONSTANT,
    ),
  );
};

/** The colour of a box that is nothing but a colour. */
export const onlyColour = (decoration: Code): Code | null => {
  if (typeof decoration === 'string' || decoration.kind !== 'call' || decoration.args.length !== 1) return null;
  const [only] = decoration.args;
  return only?.name === 'color' ? only.code : null;
};

/** The number of an effect as a blur of Flutter, which counts in standard deviations. */
export const blurCode = (kind: 'layer-blur' | 'background-blur', { effects = [] }: Look): Code | null => {
  const found = effects.find((effect) => effect.kind === kind);
  if (found?.kind !== kind || plain(found.blur) <= 0) return null;
  const sigma = num(plain(found.blur) / 2);
  return live(`ImageFilter.blur(sigmaX: ${sigma}, sigmaY: ${sigma})`);
};
