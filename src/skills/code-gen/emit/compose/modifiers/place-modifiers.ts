import type { Align, Length, Pin } from '../../../layout/layout-node.ts';
import type { Template } from '../../components/template.ts';
import { type Code, call } from '../../native/code/code-tree.ts';
import { type Facet, type Look, lookOf } from '../../native/facets.ts';
import { isTightText } from '../../native/structure/tight-text.ts';
import { keptRatio } from '../../native/tidy/plain-wrapper.ts';
import { type KotlinFile, links } from '../kotlin-file.ts';
import { dp, float, lengthText } from '../kotlin-values.ts';

/** One axis of a layer at a place of its own: where it keeps to from -1 to 1, how far from there, and how much it fills. */
interface Axis {
  readonly at: number;
  readonly offset: number;
  readonly fills: number | null;
  readonly insets: readonly [number, number] | null;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What is a tenth of a pixel from a whole one was meant to be one. */
const place = (pixels: number): number => {
  const whole = Math.round(pixels);
  return Math.abs(pixels - whole) <= 0.1 ? whole : pixels;
};

const axisOf = (pin: Pin, length: number): Axis => {
  switch (pin.side) {
    case 'start':
      return { at: -1, offset: place(pin.at), fills: null, insets: null };
    case 'end':
      return { at: 1, offset: -place(pin.at), fills: null, insets: null };
    case 'both':
      // Padding cannot be negative: what reaches beyond starts there and ends where it does.
      return place(pin.start) < 0 || place(pin.end) < 0
        ? { at: -1, offset: place(pin.start), fills: 1, insets: null }
        : { at: -1, offset: 0, fills: 1, insets: [place(pin.start), place(pin.end)] };
    case 'center': {
      const offset = rounded(pin.from + length / 2);
      return { at: 0, offset: Math.abs(offset) < 0.5 ? 0 : offset, fills: null, insets: null };
    }
    case 'scale': {
      const left = 1 - pin.size;
      const isWhole = Math.abs(left) < 0.001;
      const at = isWhole ? -1 : bias((pin.start / left) * 2 - 1);
      return { at, offset: 0, fills: Math.min(1, Math.max(0, pin.size)), insets: null };
    }
  }
};

/** Half a percent of a screen is seen. */
const bias = (value: number): number => Math.round(value * 1000) / 1000;

const NAMES: Readonly<Record<string, string>> = {
  '-1 -1': 'TopStart',
  '0 -1': 'TopCenter',
  '1 -1': 'TopEnd',
  '-1 0': 'CenterStart',
  '0 0': 'Center',
  '1 0': 'CenterEnd',
  '-1 1': 'BottomStart',
  '0 1': 'BottomCenter',
  '1 1': 'BottomEnd',
};

const alignment = (x: number, y: number): string => {
  const name = NAMES[`${x} ${y}`];
  return name === undefined ? `BiasAlignment(${float(x)}, ${float(y)})` : `Alignment.${name}`;
};

const filling = (share: number | null, name: string): Code[] =>
  share === null ? [] : [call(name, [[null, share === 1 ? null : float(share)]])];

const insets = (across: Axis, down: Axis): Code[] => {
  const given = (value: number | undefined): string | null => (value === undefined || value === 0 ? null : dp(value));
  const args: [string, string | null][] = [
    ['start', given(across.insets?.[0])],
    ['top', given(down.insets?.[0])],
    ['end', given(across.insets?.[1])],
    ['bottom', given(down.insets?.[1])],
  ];
  if (args.every(([, value]) => value === null)) return [];
  const [start, top, end, bottom] = args.map(([, value]) => value);
  if (start === end && top === bottom)
    return [
      call('padding', [
        ['horizontal', start],
        ['vertical', top],
      ]),
    ];
  return [call('padding', args)];
};

const unsized = (axis: Axis): Axis => (axis.insets === null && axis.fills !== 1 ? { ...axis, fills: null } : axis);

/** A layer at a place of its own in a Box. @param isFree as large as it is, wherever it lies */
const pinned = ({ horizontal, vertical, width, height }: NonNullable<Look['pin']>, isFree: boolean): Code[] => {
  const sized = [axisOf(horizontal, width), axisOf(vertical, height)] as const;
  const [across, down] = isFree ? ([unsized(sized[0]), unsized(sized[1])] as const) : sized;
  const given = (value: number): string | null => (value === 0 ? null : dp(value));
  const isStart = across.at === -1 && down.at === -1;
  const moves = across.offset !== 0 || down.offset !== 0;
  return [
    ...(isStart ? [] : [call('align', [[null, alignment(across.at, down.at)]])]),
    ...(moves
      ? [
          call('offset', [
            ['x', given(across.offset)],
            ['y', given(down.offset)],
          ]),
        ]
      : []),
    ...(across.fills === 1 && down.fills === 1
      ? [call('fillMaxSize', [])]
      : [...filling(across.fills, 'fillMaxWidth'), ...filling(down.fills, 'fillMaxHeight')]),
    ...insets(across, down),
  ];
};

const SELF_ROW: Readonly<Record<Align, string>> = {
  start: 'Alignment.Top',
  center: 'Alignment.CenterVertically',
  end: 'Alignment.Bottom',
  baseline: 'Alignment.Top',
  stretch: 'Alignment.Top',
};

const SELF_COLUMN: Readonly<Record<Align, string>> = {
  start: 'Alignment.Start',
  center: 'Alignment.CenterHorizontally',
  end: 'Alignment.End',
  baseline: 'Alignment.Start',
  stretch: 'Alignment.Start',
};

/** A text that starts where its column does looks the same however wide it is. */
const isLeft = (template: Template): boolean => {
  if (template.kind === 'use' || template.tag !== 'text' || template.attributes.length > 0) return false;
  const { textAlign, role, across, within } = lookOf(template.style);
  const isPressed = role === 'button' || role === 'link';
  return textAlign === undefined && !isPressed && across === 'stretch' && within === 'column';
};

/** What fills the width only up to a length says so first. */
const isLimited = ({ across, within, maxWidth }: Look): boolean =>
  across !== undefined && within === 'column' && maxWidth !== undefined;

const upTo = (look: Look, file: KotlinFile): Code[] => {
  const { limitAt, minWidth, maxWidth } = look;
  if (!isLimited(look)) return [];
  const place = limitAt === 'center' || limitAt === 'end' ? [call('align', [[null, SELF_COLUMN[limitAt]]])] : [];
  return [...place, ...limits('widthIn', minWidth, maxWidth, file)];
};

const inStack = ({ share, across, self, within, level }: Look, isLeftText: boolean): Code[] => [
  ...(share === undefined ? [] : [call('weight', [[null, float(Math.max(0.01, share))]])]),
  ...(self === undefined ? [] : [call('align', [[null, (within === 'row' ? SELF_ROW : SELF_COLUMN)[self]]])]),
  ...(across === undefined || isLeftText ? [] : [call(within === 'row' ? 'fillMaxHeight' : 'fillMaxWidth', [])]),
  ...(level === undefined ? [] : [call('zIndex', [[null, float(level)]])]),
];

/** What only the layout around understands, in the order in which it has to stand: before the size. */
export const placeLinks = (template: Template, file: KotlinFile): Code[] =>
  links(template, ['share', 'across', 'self', 'within', 'level', 'pin', 'limitAt', 'minWidth', 'maxWidth'], {
    file,
    make: (look) => [
      ...upTo(look, file),
      ...inStack(look, isLeft(template)),
      ...(look.pin === undefined ? [] : pinned(look.pin, isTightText(template))),
    ],
  });

const limits = (name: string, least: Length | undefined, most: Length | undefined, file: KotlinFile): Code[] =>
  least === undefined && most === undefined
    ? []
    : [
        call(name, [
          ['min', least === undefined ? null : lengthText(least, file)],
          ['max', most === undefined ? null : lengthText(most, file)],
        ]),
      ];

const extent = (width: Length | undefined, height: Length | undefined, file: KotlinFile): Code[] => {
  const [across, down] = [width, height].map((length) => (length === undefined ? null : lengthText(length, file)));
  if (across != null && down != null)
    return [
      call('size', [
        [null, across],
        [null, down === across ? null : down],
      ]),
    ];
  if (across != null) return [call('width', [[null, across]])];
  return down == null ? [] : [call('height', [[null, down]])];
};

const SIZES: readonly Facet[] = [
  ...(['width', 'height', 'minWidth', 'maxWidth', 'minHeight', 'maxHeight', 'intrinsic'] as const),
  ...(['ratio', 'share', 'across', 'within', 'pin'] as const),
];

/** As large as it is, whatever is in it. */
export const sizeLinks = (template: Template, file: KotlinFile): Code[] =>
  links(template, SIZES, {
    file,
    make: (look) => {
      const { width, height, minWidth, maxWidth, minHeight, maxHeight, intrinsic } = look;
      const ratio = keptRatio(look);
      return [
        ...(ratio === null ? extent(width, height, file) : [call('aspectRatio', [[null, float(ratio)]])]),
        ...(isLimited(look) ? [] : limits('widthIn', minWidth, maxWidth, file)),
        ...limits('heightIn', minHeight, maxHeight, file),
        ...(intrinsic === undefined ? [] : [call(intrinsic, [[null, 'IntrinsicSize.Max']])]),
      ];
    },
  });
