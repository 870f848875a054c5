import type { Align, Pin } from '../../layout/layout-node.ts';
import { num } from '../css/declarations.ts';
import { type Code, call } from '../native/code/code-tree.ts';
import type { Look } from '../native/facets.ts';
import { alignmentCode } from './dart-gradient.ts';

const CONSTANT = { constant: true } as const;

/** One axis of a layer at a place of its own. */
interface Axis {
  readonly args: readonly (readonly [string, string])[];
  /** Where it lies in what it keeps to, from -1 to 1; null: at the start, as large as it is. */
  readonly align: number | null;
  readonly factor: number | null;
  readonly shift: number;
}

/** What is a tenth of a pixel from a whole one was meant to be one. */
const place = (pixels: number): string => {
  const whole = Math.round(pixels);
  return num(Math.abs(pixels - whole) <= 0.1 ? whole : pixels);
};

const axisOf = (pin: Pin, length: number, [start, end]: readonly [string, string]): Axis => {
  const plain = { align: null, factor: null, shift: 0 };
  const whole = [
    [start, '0'],
    [end, '0'],
  ] as const;
  switch (pin.side) {
    case 'start':
      return { ...plain, args: [[start, place(pin.at)]] };
    case 'end':
      return { ...plain, args: [[end, place(pin.at)]] };
    case 'both':
      return {
        ...plain,
        args: [
          [start, place(pin.start)],
          [end, place(pin.end)],
        ],
      };
    case 'center': {
      const shift = Math.round((pin.from + length / 2) * 100) / 100;
      return { args: whole, align: 0, factor: null, shift: Math.abs(shift) < 0.5 ? 0 : shift };
    }
    case 'scale': {
      if (Math.abs(pin.start) < 0.001 && Math.abs(1 - pin.size) < 0.001) return { ...plain, args: whole };
      const left = 1 - pin.size;
      return {
        args: whole,
        align: Math.abs(left) < 0.001 ? 0 : (pin.start / left) * 2 - 1,
        factor: Math.max(0, pin.size),
        shift: 0,
      };
    }
  }
};

const inside = (child: Code, across: Axis, down: Axis): Code => {
  if (across.align === null && down.align === null) return child;
  const shifted =
    across.shift === 0 && down.shift === 0
      ? child
      : call('Transform.translate', [
          [
            'offset',
            call(
              'Offset',
              [
                [null, num(across.shift)],
                [null, num(down.shift)],
              ],
              CONSTANT,
            ),
          ],
          ['child', child],
        ]);
  const alignment = alignmentCode(across.align ?? -1, down.align ?? -1);
  const aligned = (code: Code): Code =>
    call(
      'Align',
      [
        ['alignment', alignment],
        ['child', code],
      ],
      CONSTANT,
    );
  if (across.factor === null && down.factor === null) return aligned(shifted);
  // Along an axis without a factor it would be as large as what is around it.
  const isHalf = [across, down].some(({ align, factor }) => align !== null && factor === null);
  const share = call(
    'FractionallySizedBox',
    [
      ['alignment', isHalf ? null : alignment],
      ['widthFactor', across.factor === null ? null : num(across.factor)],
      ['heightFactor', down.factor === null ? null : num(down.factor)],
      ['child', shifted],
    ],
    CONSTANT,
  );
  return isHalf ? aligned(share) : share;
};

const unsized = (axis: Axis): Axis => ({ ...axis, factor: null });

/** A layer at a place of its own in a Stack. @param isFree as large as it is, wherever it lies */
export const positioned = (child: Code, pin: NonNullable<Look['pin']>, isFree: boolean): Code => {
  const across = axisOf(pin.horizontal, pin.width, ['left', 'right']);
  const down = axisOf(pin.vertical, pin.height, ['top', 'bottom']);
  const args = [...across.args, ...down.args];
  const content = isFree ? inside(child, unsized(across), unsized(down)) : inside(child, across, down);
  if (args.length === 4 && args.every(([, value]) => value === '0'))
    return call('Positioned.fill', [['child', content]], CONSTANT);
  return call('Positioned', [...args, ['child', content]], CONSTANT);
};

const PLACES: Readonly<Record<Align, number>> = { start: -1, center: 0, end: 1, baseline: 0, stretch: 0 };

/** A layer that keeps to another side of a stack than those around it. */
export const selfAligned = (child: Code, { self, within }: Look): Code => {
  if (self === undefined) return child;
  const place = PLACES[self];
  const alignment = within === 'row' ? alignmentCode(0, place) : alignmentCode(place, 0);
  return call(
    'Align',
    [
      ['alignment', alignment],
      ['child', child],
    ],
    CONSTANT,
  );
};

/** A layer that the next one covers in part takes less room than it needs. */
export const overlapped = (child: Code, { overlap, within }: Look): Code => {
  if (overlap === undefined || overlap.length <= 0) return child;
  const factor = num(Math.max(0, 1 - overlap.by / overlap.length));
  const isRow = within === 'row';
  return call(
    'Align',
    [
      ['alignment', isRow ? 'Alignment.centerLeft' : 'Alignment.topCenter'],
      [isRow ? 'widthFactor' : 'heightFactor', factor],
      ['child', child],
    ],
    CONSTANT,
  );
};
