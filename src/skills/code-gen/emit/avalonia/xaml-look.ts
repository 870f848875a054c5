import type { Corners, Strokes } from '#contract/design/semantic-ast';
import { type Length, plain, type Sides } from '../../layout/layout-node.ts';
import { ROUND_END } from '../../layout/round-ends.ts';
import type { Facet, Facets } from '../native/facets.ts';
import { anyOf, type Choice, type Choices, isSaid, mapped } from '../views/choices.ts';
import type { Sayings } from './sayings.ts';
import type { Value } from './xaml-element.ts';
import type { XamlFile } from './xaml-file.ts';
import { boxShadows, brush, colourLiteral, lengthKey, numberText, viewEffect } from './xaml-paint.ts';
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
  const isFixed = (name: string): boolean =>
    choices.of(name.endsWith('Width') ? 'width' : 'height').base !== null && /^M(?:in|ax)/.test(name);
  for (const [facet, name] of SIZES.filter((size) => !isFixed(size[1])))
    said.choose(
      name,
      mapped(choices.of(facet), (length: Length): Value => numberText(length, file.tokens)),
    );
};

const TURNS = 4;

/** Nothing of its own throws the shadow of a box: what is in it does. */
const isHollow = (choices: Choices): boolean => !isSaid(choices.of('fills')) && !isSaid(choices.of('strokes'));

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
  const effect = viewEffect(anyOf(choices.of('effects')) ?? [], isText || isHollow(choices));
  said.say('Effect', effect);
};

const cornersText = ({ radius = 0, radii }: Corners, { tokens }: XamlFile): string => {
  const one = (length: Length): string => xamlNumber(Math.min(ROUND_END, plain(length)));
  return radii === undefined ? (lengthKey(radius, tokens, 'Corner') ?? one(radius)) : radii.map(one).join(',');
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

const paddingText = ([top, right, bottom, left]: Sides, taken: readonly number[], { tokens }: XamlFile): string => {
  const isWhole = new Set([top, right, bottom, left].map((side) => JSON.stringify(side))).size === 1;
  const key = isWhole && taken.every((one) => one === 0) ? lengthKey(top, tokens, 'Thickness') : null;
  if (key !== null) return key;
  const less = [left, top, right, bottom].map((side, at) => xamlNumber(Math.max(0, plain(side) - (taken[at] ?? 0))));
  return thickness(less as [string, string, string, string]);
};

/** A border of Avalonia takes room inside; one of the design does not, so that the space within is less by it. */
const sayPadding = (choices: Choices, said: Sayings, file: XamlFile): void => {
  const choice = choices.of('padding');
  const strokes = anyOf(choices.of('strokes'));
  const counts = strokes !== null && strokes.align !== 'outside' && anyOf(choices.of('solidBorder')) === null;
  const taken = counts ? strokeWeights(strokes) : [0, 0, 0, 0];
  if (isSaid(choice))
    said.choose(
      'Padding',
      mapped(choice, (sides): Value => paddingText(sides, taken, file)),
    );
  else if (counts && anyOf(choices.of('arrangement')) !== 'none') {
    const outward = taken.map((one) => xamlNumber(one === 0 ? 0 : -one)) as [string, string, string, string];
    said.say('Padding', thickness(outward));
  }
};

const strokeBrush = ({ paints }: Strokes, file: XamlFile): Value | null => {
  const paint = paints.at(-1);
  return paint === undefined ? null : brush(paint, file);
};

/** Lines around the outside take no room: shadows without blur. */
const ringOf = (strokes: Strokes): string[] => {
  const paint = strokes?.paints.at(-1);
  if (strokes.align !== 'outside' || strokes.weights !== undefined || paint?.kind !== 'solid') return [];
  return [`0 0 0 ${xamlNumber(plain(strokes.weight))} ${colourLiteral(paint.color, paint.opacity)}`];
};

/** Some variant has its lines around the outside. */
const isOutside = ({ base, others }: Choice<Strokes>): boolean =>
  [base, ...others.map(({ value }) => value)].some((strokes) => strokes !== null && ringOf(strokes).length > 0);

/** Rings around the outside and shadows, each in its variant; those of what is in a hollow box are said of the whole. */
const sayShadows = (choices: Choices, said: Sayings): void => {
  const [strokes, effects] = [choices.of('strokes'), choices.of('effects')];
  const thrown = (own: Facets['effects'] | null): string[] => (isHollow(choices) ? [] : boxShadows(own ?? []));
  const text = (all: readonly string[]): Value | null => (all.length === 0 ? null : all.join(', '));
  if (isOutside(strokes))
    said.choose(
      'BoxShadow',
      // A variant without one takes back that of the others.
      mapped(strokes, (own) => text([...ringOf(own), ...thrown(anyOf(effects))]) ?? 'none'),
    );
  else
    said.choose(
      'BoxShadow',
      mapped(effects, (own) => text(thrown(own))),
    );
};

/** Strokes, corners, shadows and the space within: what a border says. */
export const sayBorder = (choices: Choices, said: Sayings, file: XamlFile): void => {
  const strokes = choices.of('strokes');
  const isRing = (own: Strokes): boolean => ringOf(own).length > 0;
  said.choose(
    'BorderBrush',
    mapped(strokes, (own) => (isRing(own) ? null : strokeBrush(own, file))),
  );
  if (isOutside(strokes))
    said.choose(
      'BorderThickness',
      mapped(strokes, (own): Value | null =>
        isRing(own) ? (strokes.others.length > 0 ? '0' : null) : weightText(own),
      ),
    );
  else said.choose('BorderThickness', sameEverywhere(mapped(strokes, (own): Value => weightText(own))));
  if (hasEdge(choices))
    said.choose(
      'CornerRadius',
      mapped(choices.of('corners'), (own): Value => cornersText(own, file)),
    );
  sayPadding(choices, said, file);
  sayShadows(choices, said);
  if (anyOf(choices.of('clips')) === true) said.say('ClipToBounds', 'True');
};

/** Where all variants agree there is nothing to choose. */
const sameEverywhere = ({ base, others }: Choice<Value>): Choice<Value> => {
  const [first] = others;
  const same = first !== undefined && others.every(({ value }) => value === first.value);
  return same && base === null ? { base: first.value, others: [] } : { base, others };
};

/** Round corners are seen where something ends at them. */
const hasEdge = (choices: Choices): boolean =>
  (['fills', 'strokes', 'effects', 'clips'] as const).some((facet) => isSaid(choices.of(facet)));

/** True for what only a border can say. */
export const needsBorder = (choices: Choices): boolean =>
  (['strokes', 'padding', 'fills'] as const).some((facet) => isSaid(choices.of(facet))) ||
  (!isHollow(choices) && boxShadows(anyOf(choices.of('effects')) ?? []).length > 0) ||
  anyOf(choices.of('clips')) === true;

/** The lowest of several fills; what lies above it is drawn by borders of its own. */
export const sayFill = (choices: Choices, said: Sayings, file: XamlFile): void => {
  const choice = choices.of('fills');
  const lowest = mapped(choice, (paints): Value | null => {
    const found = choice.others.length > 0 ? paints.at(-1) : paints[0];
    if (found?.kind === 'image') file.assets.add(found.ref ?? '');
    return found === undefined ? null : brush(found, file);
  });
  said.choose('Background', lowest);
};
