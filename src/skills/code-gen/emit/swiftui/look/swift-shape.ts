import type { Corners } from '#contract/design/semantic-ast';
import { plain } from '../../../layout/layout-node.ts';
import { anyOf, type Choices, mapped } from '../../views/choices.ts';
import { expression } from '../swift-expression.ts';
import type { SwiftFile } from '../swift-file.ts';
import { numberText } from './swift-paint.ts';

/** A radius as large as this makes a capsule of anything that a screen can hold. */
const CAPSULE = 400;

/** Corners that flow into their sides. */
const styleOf = ({ smoothing = 0 }: Corners): string[] => (smoothing > 0 ? ['style: .continuous'] : []);

const uneven = (radii: NonNullable<Corners['radii']>, style: readonly string[], file: SwiftFile): string => {
  const names = ['topLeadingRadius', 'topTrailingRadius', 'bottomTrailingRadius', 'bottomLeadingRadius'];
  const order = [0, 3, 2, 1];
  const parts = order.flatMap((at) => {
    const radius = radii[at] ?? 0;
    return plain(radius) === 0 ? [] : [`${names[at]}: ${numberText(radius, file.tokens)}`];
  });
  return parts.length === 0 ? 'Rectangle()' : `UnevenRoundedRectangle(${[...parts, ...style].join(', ')})`;
};

/** The shape of a box. Null: a plain rectangle. @param words of the piece, for what depends on a variant */
export const shapeText = (choices: Choices, words: readonly string[], file: SwiftFile): string | null => {
  const choice = choices.of('corners');
  const corners = anyOf(choice);
  if (corners === null) return null;
  if (choice.others.length === 0) {
    if (corners.radii !== undefined) return uneven(corners.radii, styleOf(corners), file);
    const radius = corners.radius ?? 0;
    if (plain(radius) <= 0) return null;
    if (typeof radius === 'number' && radius >= CAPSULE) return 'Capsule()';
  }
  const radius = expression(
    mapped(choice, ({ radius: own, radii }) => numberText(own ?? radii?.[0] ?? 0, file.tokens)),
    { type: 'CGFloat', otherwise: '0', words: [...words, 'radius'] },
    file,
  );
  return `RoundedRectangle(${[`cornerRadius: ${radius ?? '0'}`, ...styleOf(corners)].join(', ')})`;
};
