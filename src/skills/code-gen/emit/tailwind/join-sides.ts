import { length } from './say/lengths.ts';
import type { Tailwind } from './tailwind.ts';

/** A utility with the property that it is sorted by. */
export type Said = readonly [property: string, utility: string];

type Values = Map<string, string>;

interface Family {
  readonly property: (side: string) => string;
  /** Roots of all sides, of those across, of those along, then top, right, bottom, left. */
  readonly roots: readonly [string, string, string, string, string, string, string];
  /** Zeros are what Tailwind's base gives already. */
  readonly dropsZero: boolean;
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

const FAMILIES: readonly Family[] = [
  {
    property: (side) => `padding-${side}`,
    roots: ['p', 'px', 'py', 'pt', 'pr', 'pb', 'pl'],
    dropsZero: true,
  },
  { property: (side) => `margin-${side}`, roots: ['m', 'mx', 'my', 'mt', 'mr', 'mb', 'ml'], dropsZero: true },
  {
    property: (side) => side,
    roots: ['inset', 'inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'],
    dropsZero: false,
  },
];

/** Names that Tailwind sorts sides by. */
const SORTED: Readonly<Record<string, string>> = {
  p: 'padding',
  px: 'padding-inline',
  py: 'padding-block',
  m: 'margin',
  mx: 'margin-inline',
  my: 'margin-block',
  inset: 'inset',
  'inset-x': 'inset-inline',
  'inset-y': 'inset-block',
};

type Pair = readonly [root: string, property: string, value: string];

const pairsOf = (values: Values, { property, roots }: Family): Pair[] => {
  const [all, across, along, ...single] = roots;
  const [top, right, bottom, left] = SIDES.map((side) => values.get(property(side)));
  const named = (root: string, value: string): Pair => [root, SORTED[root] ?? root, value];
  if (top !== undefined && [right, bottom, left].every((value) => value === top)) return [named(all, top)];
  const isWide = left !== undefined && left === right;
  const isHigh = top !== undefined && top === bottom;
  return [
    ...(isWide ? [named(across, left)] : []),
    ...(isHigh ? [named(along, top)] : []),
    ...SIDES.flatMap((side, index): Pair[] => {
      const value = values.get(property(side));
      const isSaid = index % 2 === 1 ? isWide : isHigh;
      return value === undefined || isSaid ? [] : [[single[index] ?? '', property(side), value]];
    }),
  ];
};

/** Sides of boxes, as few utilities as say the same; what was said is taken out of the values. */
export const joinSides = (values: Values, tailwind: Tailwind): Said[] =>
  FAMILIES.flatMap((family): Said[] => {
    const pairs = pairsOf(values, family).filter(([, , value]) => !(family.dropsZero && value === '0'));
    const said = pairs.map(([root, property, value]) => [property, length(root, value, tailwind)] as const);
    if (said.some(([, utility]) => utility === null)) return [];
    for (const side of SIDES) values.delete(family.property(side));
    return said.map(([property, utility]) => [property, utility ?? '']);
  });
