import type { Align, Pin } from '../../layout/layout-node.ts';
import type { Facets } from '../native/facets.ts';
import { anyOf, type Choices } from '../views/choices.ts';
import type { Attributes } from './xaml-element.ts';
import { xamlNumber } from './xaml-text.ts';

/** What lays a child out. */
export interface Holder {
  readonly kind: 'row' | 'column' | 'wrap' | 'panel' | 'canvas' | 'root';
  /** Where the children of a stack stand across it. */
  readonly cross: string;
  /** Column or row in a grid that stands in for the stack; null: a stack. */
  readonly cell: number | null;
  /** Between the children of a stack. */
  readonly gap?: string;
}

export const ROOT: Holder = { kind: 'root', cross: 'start', cell: null };
export const PANEL: Holder = { kind: 'panel', cross: 'start', cell: null };
export const CANVAS: Holder = { kind: 'canvas', cross: 'start', cell: null };

/** A place by one edge of each axis is all that a canvas asks for. */
export const isOnCanvas = ({ horizontal, vertical }: Facets['pin']): boolean =>
  [horizontal, vertical].every(({ side }) => side === 'start' || side === 'end');

const EDGES = { start: ['Canvas.Left', 'Canvas.Top'], end: ['Canvas.Right', 'Canvas.Bottom'] } as const;

const onCanvas = ({ horizontal, vertical }: Facets['pin']): Attributes =>
  [horizontal, vertical].flatMap((pin, at) =>
    (pin.side === 'start' || pin.side === 'end') && (pin.at !== 0 || pin.side === 'end')
      ? [[EDGES[pin.side][at] ?? '', xamlNumber(pin.at)] as const]
      : [],
  );

const HORIZONTAL: Readonly<Record<string, string>> = { center: 'Center', end: 'Right' };
const VERTICAL: Readonly<Record<string, string>> = { center: 'Center', end: 'Bottom' };

export const horizontalName = (align: string): string => HORIZONTAL[align] ?? 'Left';
export const verticalName = (align: string): string => VERTICAL[align] ?? 'Top';

interface Along {
  /** Null: it fills. */
  readonly align: Align | null;
  readonly before: number;
  readonly after: number;
}

const along = (pin: Pin, length: number): Along => {
  switch (pin.side) {
    case 'start':
      return { align: 'start', before: pin.at, after: 0 };
    case 'end':
      return { align: 'end', before: 0, after: pin.at };
    case 'both':
      return { align: null, before: pin.start, after: pin.end };
    case 'center': {
      // A margin at one side moves what is centred by half of it.
      const shift = Math.round(2 * (pin.from + length / 2));
      return { align: 'center', before: Math.max(0, shift), after: Math.max(0, -shift) };
    }
    case 'scale': {
      const whole = pin.size <= 0 ? length : length / pin.size;
      return { align: null, before: pin.start * whole, after: whole - pin.start * whole - length };
    }
  }
};

/** Left, top, right, bottom, as few numbers as say the same. */
export const thickness = ([left, top, right, bottom]: readonly [string, string, string, string]): string => {
  if (left === right && top === bottom) return left === top ? left : `${left},${top}`;
  return [left, top, right, bottom].join(',');
};

const margin = (left: number, top: number, right: number, bottom: number): Attributes => {
  const text = thickness([xamlNumber(left), xamlNumber(top), xamlNumber(right), xamlNumber(bottom)]);
  return text === '0' ? [] : [['Margin', text]];
};

const pinned = ({ horizontal, vertical, width, height }: Facets['pin']): Attributes => {
  const [across, down] = [along(horizontal, width), along(vertical, height)];
  return [
    ...(across.align === null ? [] : [['HorizontalAlignment', horizontalName(across.align)] as const]),
    ...(down.align === null ? [] : [['VerticalAlignment', verticalName(down.align)] as const]),
    ...margin(across.before, down.before, across.after, down.after),
  ];
};

const inStack = (choices: Choices, { kind, cross, cell }: Holder): Attributes => {
  const isRow = kind === 'row';
  const overlap = anyOf(choices.of('overlap'))?.by ?? 0;
  const fills = anyOf(choices.of('across')) !== null;
  const own = anyOf(choices.of('self')) ?? cross;
  const [side, name] = isRow
    ? (['VerticalAlignment', verticalName(own)] as const)
    : (['HorizontalAlignment', horizontalName(own)] as const);
  return [
    ...(cell === null || cell === 0 ? [] : [[isRow ? 'Grid.Column' : 'Grid.Row', `${cell}`] as const]),
    ...(fills ? [] : [[side, name] as const]),
    ...(overlap === 0 ? [] : isRow ? margin(0, 0, -overlap, 0) : margin(0, 0, 0, -overlap)),
  ];
};

/** Where a control stands in what holds it. */
export const placeValues = (choices: Choices, holder: Holder): Attributes => {
  const pin = anyOf(choices.of('pin'));
  const level = anyOf(choices.of('level'));
  const place =
    pin !== null
      ? holder.kind === 'canvas'
        ? onCanvas(pin)
        : pinned(pin)
      : holder.kind === 'row' || holder.kind === 'column'
        ? inStack(choices, holder)
        : [];
  const loose: Attributes =
    pin === null && holder.kind === 'panel'
      ? [
          ['HorizontalAlignment', 'Left'],
          ['VerticalAlignment', 'Top'],
        ]
      : [];
  return [...place, ...loose, ...(level === null ? [] : [['ZIndex', xamlNumber(level)] as const])];
};
