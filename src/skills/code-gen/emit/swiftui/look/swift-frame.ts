import { type Align, type Length, type Pin, plain, type Sides } from '../../../layout/layout-node.ts';
import type { Facets } from '../../native/facets.ts';
import { anyOf, type Choice, type Choices, isSaid, mapped } from '../../views/choices.ts';
import type { Stretched } from '../../views/templates.ts';
import { expression } from '../swift-expression.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftNumber } from '../swift-text.ts';
import { numberText } from './swift-paint.ts';

const ACROSS: Readonly<Record<string, number>> = { start: 0, stretch: 0, baseline: 0, center: 1, between: 0, end: 2 };
const ALIGNMENTS = [
  ['topLeading', 'top', 'topTrailing'],
  ['leading', 'center', 'trailing'],
  ['bottomLeading', 'bottom', 'bottomTrailing'],
] as const;

/** Where what is smaller than its frame stands in it. */
export const alignmentName = (horizontal: string, vertical: string): string =>
  ALIGNMENTS[ACROSS[vertical] ?? 0]?.[ACROSS[horizontal] ?? 0] ?? 'topLeading';

/** Where the content of a box stands when the box is larger. */
const contentAlignment = (choices: Choices): string => {
  const arrangement = anyOf(choices.of('arrangement'));
  const main = anyOf(choices.of('main')) ?? 'start';
  const cross = anyOf(choices.of('cross')) ?? 'start';
  if (arrangement === 'row') return alignmentName(main, cross);
  if (arrangement === 'column') return alignmentName(cross, main);
  if (arrangement !== null) return 'topLeading';
  const align = { CENTER: 'center', RIGHT: 'end' }[anyOf(choices.of('textAlign')) ?? ''] ?? 'start';
  const upright = { CENTER: 'center', BOTTOM: 'end' }[anyOf(choices.of('textVertical')) ?? ''] ?? 'start';
  return alignmentName(align, upright);
};

const OTHERWISE = { type: 'CGFloat?', otherwise: 'nil' } as const;

export interface Framing {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: SwiftFile;
  /** Nothing in it could stand elsewhere. */
  readonly whole?: boolean;
  /** It fills what is around it by itself, as shapes and colours do. */
  readonly flexible?: boolean;
  /** Along which axes places make the component as large as they say. */
  readonly stretched: Stretched;
}

const lengthOf = (facet: 'width' | 'height', { choices, words, file }: Framing): string | null =>
  expression(
    mapped(choices.of(facet), (length: Length) => numberText(length, file.tokens)),
    { ...OTHERWISE, words: [...words, facet] },
    file,
  );

type Side = 'Width' | 'Height';

/** True where a box is as long as what is around it. */
const fills = (side: Side, { choices, stretched }: Framing): boolean => {
  const [axis, pin] = side === 'Width' ? (['row', 'horizontal'] as const) : (['column', 'vertical'] as const);
  const within = anyOf(choices.of('within'));
  const pinned = anyOf(choices.of('pin'))?.[pin].side;
  if (pinned === 'both' || pinned === 'scale') return true;
  if (anyOf(choices.of('share')) !== null && within === axis) return true;
  if (anyOf(choices.of('across')) !== null && within !== axis) return true;
  return side === 'Width' ? stretched.width : stretched.height;
};

const limit = (choice: Choice<Length>, { file }: Framing): string | null => {
  const length = anyOf(choice);
  return length === null ? null : numberText(length, file.tokens);
};

const flexible = (side: Side, framing: Framing): (readonly [string, string])[] => {
  const { choices } = framing;
  const least = limit(choices.of(`min${side}`), framing);
  const most = limit(choices.of(`max${side}`), framing);
  const endless = fills(side, framing) && framing.flexible !== true ? '.infinity' : null;
  return [
    ...(least === null ? [] : [[`min${side}`, least] as const]),
    ...(most === null && endless === null ? [] : [[`max${side}`, most ?? endless ?? ''] as const]),
  ];
};

/** How large a box is; what it holds stands where its arrangement puts it. */
export const frameModifiers = (framing: Framing): string[] => {
  const { choices } = framing;
  const [width, height] = [lengthOf('width', framing), lengthOf('height', framing)];
  const fixed = [...(width === null ? [] : [`width: ${width}`]), ...(height === null ? [] : [`height: ${height}`])];
  const [wide, high] = [
    width === null ? flexible('Width', framing) : [],
    height === null ? flexible('Height', framing) : [],
  ];
  const open = [...wide, ...high].map(([name, value]) => `${name}: ${value}`);
  const alignment = framing.whole === true ? 'center' : contentAlignment(choices);
  const placed = (across: boolean, down: boolean): string => {
    const name = alongName(alignment, across, down);
    return name === 'center' ? '' : `, alignment: .${name}`;
  };
  return [
    ...(fixed.length === 0 ? [] : [`.frame(${fixed.join(', ')}${placed(width !== null, height !== null)})`]),
    ...(open.length === 0 ? [] : [`.frame(${open.join(', ')}${placed(wide.length > 0, high.length > 0)})`]),
  ];
};

/** Along an axis that a frame says nothing of nothing is aligned. */
const alongName = (alignment: string, across: boolean, down: boolean): string => {
  const [row = 1, column = 1] = ALIGNMENTS.flatMap((names, at) => {
    const found = (names as readonly string[]).indexOf(alignment);
    return found < 0 ? [] : [at, found];
  });
  return ALIGNMENTS[down ? row : 1]?.[across ? column : 1] ?? 'center';
};

const isUniform = (sides: Sides): boolean => new Set(sides.map((side) => JSON.stringify(side))).size === 1;

const allOf = ({ base, others }: Choice<Sides>): Sides[] => [
  ...(base === null ? [] : [base]),
  ...others.map(({ value }) => value),
];

/** Space inside of a box, as few calls as say the same. */
export const paddingModifiers = ({ choices, words, file }: Framing): string[] => {
  const choice = choices.of('padding');
  if (!isSaid(choice)) return [];
  const text = (length: Length): string => numberText(length, file.tokens);
  if (choice.others.length > 0 && allOf(choice).every(isUniform)) {
    const insets = mapped(choice, ([all]) => text(all));
    return [`.padding(${expression(insets, { type: 'CGFloat', otherwise: '0', words: [...words, 'padding'] }, file)})`];
  }
  if (choice.others.length > 0) {
    const insets = mapped(
      choice,
      ([top, right, bottom, left]) =>
        `EdgeInsets(top: ${text(top)}, leading: ${text(left)}, bottom: ${text(bottom)}, trailing: ${text(right)})`,
    );
    return [
      `.padding(${expression(insets, { type: 'EdgeInsets', otherwise: 'EdgeInsets()', words: [...words, 'insets'] }, file)})`,
    ];
  }
  return paddingCalls((choice.base ?? []).map((length) => (plain(length) === 0 ? '0' : text(length))));
};

const paddingCalls = ([top = '0', right = '0', bottom = '0', left = '0']: readonly string[]): string[] => {
  if (top === right && right === bottom && bottom === left) return top === '0' ? [] : [`.padding(${top})`];
  const along = (start: string, end: string, [both, first, last]: readonly [string, string, string]): string[] =>
    start === end
      ? start === '0'
        ? []
        : [`.padding(.${both}, ${start})`]
      : [
          ...(start === '0' ? [] : [`.padding(.${first}, ${start})`]),
          ...(end === '0' ? [] : [`.padding(.${last}, ${end})`]),
        ];
  return [
    ...along(left, right, ['horizontal', 'leading', 'trailing']),
    ...along(top, bottom, ['vertical', 'top', 'bottom']),
  ];
};

interface Pinned {
  readonly align: 'start' | 'center' | 'end';
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

const pinnedAlong = (pin: Pin, length: number): Pinned => {
  switch (pin.side) {
    case 'start':
      return { align: 'start', start: pin.at, end: 0, shift: 0 };
    case 'end':
      return { align: 'end', start: 0, end: pin.at, shift: 0 };
    case 'both':
      return { align: 'start', start: pin.start, end: pin.end, shift: 0 };
    case 'center':
      return { align: 'center', start: 0, end: 0, shift: Math.round((pin.from + length / 2) * 2) / 2 };
    case 'scale': {
      // What is around has the size of which the layer is a share.
      const whole = pin.size <= 0 ? length : length / pin.size;
      return { align: 'start', start: pin.start * whole, end: whole - pin.start * whole - length, shift: 0 };
    }
  }
};

const isAtStart = ({ side }: Pin): boolean => side === 'start';

const pinModifiers = (pin: Facets['pin']): string[] => {
  const { horizontal, vertical } = pin;
  const [across, down] = [pinnedAlong(horizontal, pin.width), pinnedAlong(vertical, pin.height)];
  if (isAtStart(horizontal) && isAtStart(vertical)) {
    const at = [
      across.start === 0 ? [] : `x: ${swiftNumber(across.start)}`,
      down.start === 0 ? [] : `y: ${swiftNumber(down.start)}`,
    ].flat();
    return at.length === 0 ? [] : [`.offset(${at.join(', ')})`];
  }
  const shifts = [
    across.shift === 0 ? [] : `x: ${swiftNumber(across.shift)}`,
    down.shift === 0 ? [] : `y: ${swiftNumber(down.shift)}`,
  ].flat();
  const open = [
    ...(across.align === 'start' ? [] : ['maxWidth: .infinity']),
    ...(down.align === 'start' ? [] : ['maxHeight: .infinity']),
  ];
  const alignment = alignmentName(across.align, down.align);
  const aligned = alignment === 'center' ? '' : `, alignment: .${alignment}`;
  return [
    ...paddingCalls([down.start, across.end, down.end, across.start].map(swiftNumber)),
    ...(open.length === 0 ? [] : [`.frame(${open.join(', ')}${aligned})`]),
    ...(shifts.length === 0 ? [] : [`.offset(${shifts.join(', ')})`]),
  ];
};

const selfModifiers = (self: Align | null, within: string | null): string[] => {
  if (self === null || self === 'stretch' || self === 'baseline') return [];
  return within === 'row'
    ? [`.frame(maxHeight: .infinity, alignment: .${alignmentName('center', self)})`]
    : [`.frame(maxWidth: .infinity, alignment: .${alignmentName(self, 'center')})`];
};

/** Where a view stands in the one around it. @param hoisted the one around says already how all in it are aligned */
export const placeModifiers = (choices: Choices, hoisted = false): string[] => {
  const pin = anyOf(choices.of('pin'));
  const overlap = anyOf(choices.of('overlap'));
  const within = anyOf(choices.of('within'));
  const level = anyOf(choices.of('level'));
  return [
    ...(overlap === null
      ? []
      : [`.padding(.${within === 'row' ? 'trailing' : 'bottom'}, ${swiftNumber(-overlap.by)})`]),
    ...(hoisted ? [] : selfModifiers(anyOf(choices.of('self')), within)),
    ...(pin === null ? [] : pinModifiers(pin)),
    ...(level === null ? [] : [`.zIndex(${swiftNumber(level)})`]),
  ];
};
