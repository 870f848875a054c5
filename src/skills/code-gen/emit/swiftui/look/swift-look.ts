import type { Effect, Paint, Strokes } from '#contract/design/semantic-ast';
import { plain } from '../../../layout/layout-node.ts';
import { anyOf, type Choice, type Choices, mapped } from '../../views/choices.ts';
import { conditionText, expression } from '../swift-expression.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftNumber } from '../swift-text.ts';
import { mirrored } from './mirrored.ts';
import { colourText, imageFill, isColour, numberText, styleText } from './swift-paint.ts';

export interface Looking {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: SwiftFile;
  /** Null: a plain rectangle. */
  readonly shape: string | null;
}

const paintType = (paints: readonly Paint[]): string => (paints.every(isColour) ? 'Color' : 'AnyShapeStyle');

/** A value of one of several kinds says so. */
const erased = (text: string, type: string): string => (type === 'Color' ? text : `AnyShapeStyle(${text})`);

type Fills = readonly Paint[];

const everyPaint = ({ base, others }: Choice<Fills>): Paint[] => [
  ...(base ?? []),
  ...others.flatMap(({ value }) => value),
];

/** One colour or gradient, whatever it depends on. */
export const paintExpression = (choice: Choice<Fills>, words: readonly string[], file: SwiftFile): string | null => {
  const type = paintType(everyPaint(choice));
  const isChosen = choice.others.length > 0;
  const text = (paints: Fills): string => {
    const found = paints.map((paint) => styleText(paint, file.tokens)).findLast((style) => style !== null);
    return isChosen ? erased(found ?? 'Color.clear', type) : (found ?? 'Color.clear');
  };
  const otherwise = type === 'Color' ? 'Color.clear' : 'AnyShapeStyle(Color.clear)';
  return expression(mapped(choice, text), { type, otherwise, words }, file);
};

type Shadow = Extract<Effect, { kind: 'drop-shadow' | 'inner-shadow' }>;

/** The blur of a shadow in Figma is twice a radius. */
const shadowArguments = ({ color, token, blur, x, y }: Shadow, file: SwiftFile): string => {
  const colour = colourText(token === undefined ? { color } : { color, token }, file.tokens);
  const parts = [`color: ${colour}`, `radius: ${swiftNumber(plain(blur) / 2)}`];
  if (plain(x) !== 0) parts.push(`x: ${numberText(x, file.tokens)}`);
  if (plain(y) !== 0) parts.push(`y: ${numberText(y, file.tokens)}`);
  return parts.join(', ');
};

const fixedFills = (fills: Fills, { shape, file, choices }: Looking): string[] => {
  const inner = (anyOf(choices.of('effects')) ?? []).filter(
    (effect): effect is Shadow => effect.kind === 'inner-shadow',
  );
  const sunk = inner.map((shadow) => `.shadow(.inner(${shadowArguments(shadow, file)}))`).join('');
  return fills.toReversed().flatMap((paint, at) => {
    if (paint.kind === 'image') {
      const image = imageFill(paint);
      const blend = paint.blendMode === undefined ? null : blendName(paint.blendMode);
      file.assets.add(paint.ref ?? '');
      return [`.background { ${image}${blend === null ? '' : `.blendMode(.${blend})`} }`];
    }
    const style = styleText(paint, file.tokens);
    if (style === null) return [];
    const whole = at === 0 ? style + sunk : style;
    const mode = paint.blendMode === undefined ? null : blendName(paint.blendMode);
    if (mode !== null) return [`.background { ${shape ?? 'Rectangle()'}.fill(${whole}).blendMode(.${mode}) }`];
    return [shape === null ? `.background(${whole})` : `.background(${whole}, in: ${shape})`];
  });
};

/** What is painted behind a box; what is cut to its shape afterwards needs none itself. */
export const fillModifiers = (given: Looking): string[] => {
  const { choices, words, file } = given;
  const looking = anyOf(choices.of('clips')) === true ? { ...given, shape: null } : given;
  const { shape } = looking;
  const choice = choices.of('fills');
  if (choice.others.length === 0) return choice.base === null ? [] : fixedFills(choice.base, looking);
  const paint = paintExpression(choice, [...words, 'background'], file);
  return paint === null ? [] : [shape === null ? `.background(${paint})` : `.background(${paint}, in: ${shape})`];
};

const strokeStyle = (strokes: Strokes, file: SwiftFile): string => {
  const width = numberText(strokes.weight, file.tokens);
  if (strokes.dashes === undefined) return `lineWidth: ${width}`;
  return `style: StrokeStyle(lineWidth: ${width}, dash: [${strokes.dashes.map(swiftNumber).join(', ')}])`;
};

const SIDES = ['top', 'trailing', 'bottom', 'leading'] as const;

/** Lines at single sides lie over the edge that they keep to. */
const sideModifiers = (weights: NonNullable<Strokes['weights']>, paint: string, file: SwiftFile): string[] =>
  SIDES.flatMap((side, at) => {
    const weight = weights[at] ?? 0;
    if (plain(weight) <= 0) return [];
    const along = side === 'top' || side === 'bottom' ? 'height' : 'width';
    return [
      `.overlay(alignment: .${side}) { Rectangle().fill(${paint}).frame(${along}: ${numberText(weight, file.tokens)}) }`,
    ];
  });

const DRAWS: Readonly<Record<Strokes['align'], string>> = {
  inside: 'strokeBorder',
  center: 'stroke',
  outside: 'stroke',
};

/** Lines around a box: they take no room. */
export const strokeModifiers = (looking: Looking): string[] => {
  const { choices, words, file, shape } = looking;
  const choice = choices.of('strokes');
  const strokes = anyOf(choice);
  if (strokes === null) return [];
  const paint = paintExpression(
    mapped(choice, ({ paints }) => paints.slice(-1)),
    [...words, 'border'],
    file,
  );
  if (paint === null) return [];
  if (strokes.weights !== undefined) return sideModifiers(strokes.weights, paint, file);
  const draws = `${DRAWS[strokes.align]}(${paint}, ${strokeStyle(strokes, file)})`;
  // A line around the outside is drawn on the middle of an edge that lies half of its weight further out.
  const outward = strokes.align === 'outside' ? `.padding(${swiftNumber(-plain(strokes.weight) / 2)})` : '';
  return [`.overlay { ${shape ?? 'Rectangle()'}.${draws}${outward} }`];
};

const BLENDS: Readonly<Record<string, string>> = {
  MULTIPLY: 'multiply',
  SCREEN: 'screen',
  OVERLAY: 'overlay',
  DARKEN: 'darken',
  LIGHTEN: 'lighten',
  COLOR_DODGE: 'colorDodge',
  COLOR_BURN: 'colorBurn',
  HARD_LIGHT: 'hardLight',
  SOFT_LIGHT: 'softLight',
  DIFFERENCE: 'difference',
  EXCLUSION: 'exclusion',
  HUE: 'hue',
  SATURATION: 'saturation',
  COLOR: 'color',
  LUMINOSITY: 'luminosity',
  LINEAR_DODGE: 'plusLighter',
  LINEAR_BURN: 'plusDarker',
};

export const blendName = (mode: string): string | null => BLENDS[mode.toUpperCase().replaceAll('-', '_')] ?? null;

const effectModifiers = (effects: readonly Effect[], file: SwiftFile): string[] =>
  effects.flatMap((effect) => {
    if (effect.kind === 'drop-shadow') return [`.shadow(${shadowArguments(effect, file)})`];
    return effect.kind === 'layer-blur' ? [`.blur(radius: ${swiftNumber(plain(effect.blur) / 2)})`] : [];
  });

/** Shadows of some variants alone are clear in the others; a blur is none there. */
const variedEffects = ({ base, others }: Choice<readonly Effect[]>, file: SwiftFile): string[] => {
  if (others.length === 0) return effectModifiers(base ?? [], file);
  return [...(base === null ? [] : [{ when: [], value: base }]), ...others].flatMap(({ when, value }) => {
    const condition = when.map(conditionText).join(' && ');
    return value.flatMap((effect) => {
      const [text] = effectModifiers([effect], file);
      if (text === undefined || condition === '') return text === undefined ? [] : [text];
      return effect.kind === 'layer-blur'
        ? [text.replace(/radius: ([^)]+)/, `radius: ${condition} ? $1 : 0`)]
        : [text.replace(/color: (.*), radius:/, `color: ${condition} ? $1 : .clear, radius:`)];
    });
  });
};

const turnModifiers = (choices: Choices): string[] => {
  const turn = anyOf(choices.of('turn'));
  if (turn === null) return [];
  if (turn.kind === 'angle') return [`.rotationEffect(.degrees(${swiftNumber(turn.degrees)}))`];
  const [a, b, c, d] = turn.values;
  if (swiftNumber(b) === '0' && swiftNumber(c) === '0')
    return [`.scaleEffect(x: ${swiftNumber(a)}, y: ${swiftNumber(d)})`];
  const found = mirrored(turn.values);
  // What stretches or skews stays upright: that is told.
  if (found === null) return [];
  return [
    ...(found.x < 0 ? ['.scaleEffect(x: -1)'] : []),
    ...(swiftNumber(found.degrees) === '0' ? [] : [`.rotationEffect(.degrees(${swiftNumber(found.degrees)}))`]),
  ];
};

/** What changes a view as a whole: shadows, blur, opacity, turning and blending. */
export const wholeModifiers = ({ choices, words, file }: Looking): string[] => {
  const opacity = expression(
    mapped(choices.of('opacity'), (value) => swiftNumber(plain(value))),
    { type: 'Double', otherwise: '1', words: [...words, 'opacity'] },
    file,
  );
  const blend = blendName(anyOf(choices.of('blend')) ?? '');
  return [
    ...variedEffects(choices.of('effects'), file),
    ...(opacity === null ? [] : [`.opacity(${opacity})`]),
    ...turnModifiers(choices),
    ...(blend === null ? [] : [`.blendMode(.${blend})`]),
  ];
};
