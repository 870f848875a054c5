import type { Corners, Strokes } from '#contract/design/semantic-ast';
import { type Length, plain, type Sides } from '../../layout/layout-node.ts';
import type { Facet } from '../native/facets.ts';
import { anyOf, type Choice, type Choices, isSaid, mapped } from '../views/choices.ts';
import type { Sayings } from './sayings.ts';
import type { Value } from './xaml-element.ts';
import type { XamlFile } from './xaml-file.ts';
import { boxShadows, brush, colourLiteral, numberText, viewEffect } from './xaml-paint.ts';
import { thickness } from './xaml-place.ts';
import { xamlNumber } from './xaml-text.ts';

const SIZES: readonly (readonly [
  Facet & ('width' | 'height' | 'minWidth' | 'maxWidth' | 'minHeight' | 'maxHeight'),
  string,
])[] = [
  ['width', 'Width'],
  ['height', 'Height'],
  ['minWidth', 'MinWidth'],
  ['maxWidth', 'MaxWidth'],
  ['minHeight', 'MinHeight'],
  ['maxHeight', 'MaxHeight'],
];

/** How large a control is. */
export const saySize = (choices: Choices, said: Sayings, file: XamlFile): void => {
  for (const [facet, name] of SIZES)
    said.choose(
      name,
      mapped(choices.of(facet), (length: Length): Value => numberText(length, file.tokens)),
    );
};

const TURNS = 4;

/** What changes a control as a whole: opacity, turning, blur. */
export const sayWhole = (choices: Choices, said: Sayings, isText: boolean): void => {
  said.choose(
    'Opacity',
    mapped(choices.of('opacity'), (value): Value => xamlNumber(plain(value))),
  );
  const turn = anyOf(choices.of('turn'));
  if (turn?.kind === 'angle') said.say('RenderTransform', `rotate(${xamlNumber(turn.degrees)}deg)`);
  if (turn?.kind === 'matrix')
    said.say('RenderTransform', `matrix(${turn.values.slice(0, TURNS).map(xamlNumber).join(',')},0,0)`);
  const effect = viewEffect(anyOf(choices.of('effects')) ?? [], isText);
  said.say('Effect', effect);
};

/** Designs say it with radii of millions: round at both ends. */
const ROUNDEST = 9_999;

const cornersText = ({ radius, radii }: Corners): string => {
  const one = (length: Length): string => xamlNumber(Math.min(ROUNDEST, plain(length)));
  return radii === undefined ? one(radius ?? 0) : radii.map(one).join(',');
};

const strokeWeights = ({ weight, weights }: Strokes): readonly [number, number, number, number] => {
  if (weights === undefined) return [plain(weight), plain(weight), plain(weight), plain(weight)];
  const [top, right, bottom, left] = weights;
  return [plain(left), plain(top), plain(right), plain(bottom)];
};

const weightText = (strokes: Strokes): string => {
  const [left, top, right, bottom] = strokeWeights(strokes).map(xamlNumber) as [string, string, string, string];
  return thickness([left, top, right, bottom]);
};

const paddingText = ([top, right, bottom, left]: Sides, taken: readonly number[]): string => {
  const less = [left, top, right, bottom].map((side, at) => xamlNumber(Math.max(0, plain(side) - (taken[at] ?? 0))));
  return thickness(less as [string, string, string, string]);
};

/** A border of Avalonia takes room inside; one of the design does not, so that the space within is less by it. */
const sayPadding = (choices: Choices, said: Sayings): void => {
  const choice = choices.of('padding');
  const strokes = anyOf(choices.of('strokes'));
  const counts = strokes !== null && strokes.align !== 'outside' && anyOf(choices.of('solidBorder')) === null;
  const taken = counts ? strokeWeights(strokes) : [0, 0, 0, 0];
  if (isSaid(choice))
    said.choose(
      'Padding',
      mapped(choice, (sides): Value => paddingText(sides, taken)),
    );
  else if (counts && anyOf(choices.of('arrangement')) !== 'none') {
    const outward = taken.map((one) => xamlNumber(one === 0 ? 0 : -one)) as [string, string, string, string];
    said.say('Padding', thickness(outward));
  }
};

const strokeBrush = ({ paints }: Strokes, file: XamlFile): Value | null => {
  const paint = paints.at(-1);
  return paint === undefined ? null : brush(paint, file.tokens);
};

/** Lines around the outside take no room: shadows without blur. */
const ringOf = (strokes: Strokes): string[] => {
  const paint = strokes?.paints.at(-1);
  if (strokes.align !== 'outside' || strokes.weights !== undefined || paint?.kind !== 'solid') return [];
  return [`0 0 0 ${xamlNumber(plain(strokes.weight))} ${colourLiteral(paint.color, paint.opacity)}`];
};

const isRing = (strokes: Strokes): boolean => ringOf(strokes).length > 0;

const everyStroke = ({ base, others }: Choice<Strokes>): Strokes[] => [
  ...(base === null ? [] : [base]),
  ...others.map(({ value }) => value),
];

/** A line within the box; a variant with one around it has none. */
const sayStrokes = (strokes: Choice<Strokes>, said: Sayings, file: XamlFile): void => {
  if (everyStroke(strokes).every(isRing)) return;
  said.choose(
    'BorderBrush',
    mapped(strokes, (own) => (isRing(own) ? null : strokeBrush(own, file))),
  );
  said.choose(
    'BorderThickness',
    sameEverywhere(mapped(strokes, (own): Value => (isRing(own) ? '0' : weightText(own)))),
  );
};

/** Shadows, and lines around the outside: those of each variant. */
const sayShadows = (choices: Choices, said: Sayings): void => {
  const strokes = choices.of('strokes');
  const cast = boxShadows(anyOf(choices.of('effects')) ?? []);
  if (everyStroke(strokes).some(isRing))
    said.choose(
      'BoxShadow',
      mapped(strokes, (own): Value => [...ringOf(own), ...cast].join(', ') || 'none'),
    );
  else if (cast.length > 0) said.say('BoxShadow', cast.join(', '));
};

/** Strokes, corners, shadows and the space within: what a border says. */
export const sayBorder = (choices: Choices, said: Sayings, file: XamlFile): void => {
  sayStrokes(choices.of('strokes'), said, file);
  said.choose(
    'CornerRadius',
    mapped(choices.of('corners'), (own): Value => cornersText(own)),
  );
  sayPadding(choices, said);
  sayShadows(choices, said);
  if (anyOf(choices.of('clips')) === true) said.say('ClipToBounds', 'True');
};

/** Where all variants agree there is nothing to choose. */
const sameEverywhere = ({ base, others }: Choice<Value>): Choice<Value> => {
  const [first] = others;
  const same = first !== undefined && others.every(({ value }) => value === first.value);
  return same && base === null ? { base: first.value, others: [] } : { base, others };
};

/** True for what only a border can say. */
export const needsBorder = (choices: Choices): boolean =>
  (['strokes', 'corners', 'padding', 'fills'] as const).some((facet) => isSaid(choices.of(facet))) ||
  boxShadows(anyOf(choices.of('effects')) ?? []).length > 0 ||
  anyOf(choices.of('clips')) === true;

/** The lowest of several fills; what lies above it is drawn by borders of its own. */
export const sayFill = (choices: Choices, said: Sayings, file: XamlFile): void => {
  const choice = choices.of('fills');
  const lowest = mapped(choice, (paints): Value | null => {
    const found = choice.others.length > 0 ? paints.at(-1) : paints[0];
    if (found?.kind === 'image') file.assets.add(found.ref ?? '');
    return found === undefined ? null : brush(found, file.tokens);
  });
  said.choose('Background', lowest);
};
