import { plain } from '../../../layout/layout-node.ts';
import type { Font } from '../../native/facets.ts';
import type { ViewTokens } from '../../views/token-names.ts';
import { swiftNumber, swiftString } from '../swift-text.ts';
import { numberText } from './swift-paint.ts';

const WEIGHTS: readonly (readonly [number, string])[] = [
  [150, 'ultraLight'],
  [250, 'thin'],
  [350, 'light'],
  [450, 'regular'],
  [550, 'medium'],
  [650, 'semibold'],
  [750, 'bold'],
  [850, 'heavy'],
];

export const weightName = (weight: number): string => WEIGHTS.find(([below]) => weight < below)?.[1] ?? 'black';

const USUAL_SIZE = 16;

/** `.custom("Inter", size: 16).weight(.bold)` */
export const fontText = ({ family, size = USUAL_SIZE, weight = 400, italic }: Font, tokens: ViewTokens): string => {
  const length = numberText(size, tokens);
  const whole = family === undefined ? `.system(size: ${length})` : `.custom(${swiftString(family)}, size: ${length})`;
  const name = weightName(weight);
  return `${whole}${name === 'regular' ? '' : `.weight(.${name})`}${italic === true ? '.italic()' : ''}`;
};

/** A line of most fonts is about so many times as high as their size. */
const NATURAL_LINE = 1.2;
const STEP = 2;

/** What a line of the design is higher than that of the font; less than nothing: it is lower. */
export const leadingOf = ({ line, size }: Font): number =>
  line == null || size === undefined ? 0 : Math.round((line - plain(size) * NATURAL_LINE) * STEP) / STEP;

/** Half of what a line is higher stands above it and half below. */
export const leadingModifiers = (leading: number): string[] => [
  ...(leading > 0 ? [`.lineSpacing(${swiftNumber(leading)})`] : []),
  ...(leading === 0 ? [] : [`.padding(.vertical, ${swiftNumber(leading / 2)})`]),
];
