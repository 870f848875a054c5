import type { NodeRecord } from '../nodes/node-record.ts';
import type { Store } from '../store.ts';
import { type Axis, clamped, isAutoLayout, isInFlow, mainAxis, otherAxis, sizingOf } from './sizing.ts';

/** What a parent says about the size of a layer; null leaves it to the layer. */
type Given = Readonly<Record<Axis, number | null>>;
type Size = Readonly<Record<Axis, number>>;

const FREE: Given = { width: null, height: null };

const number = ({ fields }: NodeRecord, name: string): number => {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
};

const PADDING = { width: ['paddingLeft', 'paddingRight'], height: ['paddingTop', 'paddingBottom'] } as const;

const paddings = (record: NodeRecord, axis: Axis): readonly [number, number] => [
  number(record, PADDING[axis][0]),
  number(record, PADDING[axis][1]),
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const textSize = (record: NodeRecord, given: Given, store: Store): Size => {
  const { fields, geometry } = record;
  const style = (fields['style'] ?? {}) as Record<string, unknown>;
  const isFree = sizingOf(record, 'width') === 'HUG' && given.width === null;
  const width = isFree ? null : (given.width ?? geometry.width);
  const characters = String(fields['characters'] ?? '');
  const measured = store.surroundings.measureText(characters, style, width);
  const height = sizingOf(record, 'height') === 'HUG' ? measured.height : (given.height ?? geometry.height);
  return { width: width ?? measured.width, height };
};

interface Line {
  readonly children: readonly NodeRecord[];
  readonly sizes: readonly Size[];
}

/** Children in lines, the way a text wraps; one line without wrapping. */
const linesOf = (
  record: NodeRecord,
  children: readonly NodeRecord[],
  sizes: readonly Size[],
  room: number | null,
): Line[] => {
  if (record.fields['layoutWrap'] !== 'WRAP' || room === null) return [{ children, sizes }];
  const lines: { children: NodeRecord[]; sizes: Size[] }[] = [];
  const [main, gap] = [mainAxis(record), number(record, 'itemSpacing')];
  let used = 0;
  for (const [index, child] of children.entries()) {
    const size = sizes[index] ?? { width: 0, height: 0 };
    const last = lines.at(-1);
    if (last === undefined || used + gap + size[main] > room + 0.01) {
      lines.push({ children: [child], sizes: [size] });
      used = size[main];
    } else {
      last.children.push(child);
      last.sizes.push(size);
      used += gap + size[main];
    }
  }
  return lines.length === 0 ? [{ children, sizes }] : lines;
};

/** Shares what is left among those that fill; nobody gets less than nothing. */
const fillMain = (record: NodeRecord, line: Line, room: number, store: Store): Line => {
  const main = mainAxis(record);
  const filling = line.children.map((child) => sizingOf(child, main) === 'FILL');
  const count = filling.filter(Boolean).length;
  if (count === 0) return line;
  const gaps = number(record, 'itemSpacing') * Math.max(0, line.children.length - 1);
  const taken = sum(line.sizes.map((size, index) => (filling[index] ? 0 : size[main])));
  const each = Math.max(0, (room - gaps - taken) / count);
  const sizes = line.children.map((child, index) => {
    const size = line.sizes[index] ?? { width: 0, height: 0 };
    return filling[index] ? resolve(child, { ...FREE, [main]: clamped(child, main, each) }, store) : size;
  });
  return { ...line, sizes };
};

const fillCross = (record: NodeRecord, { children, sizes }: Line, room: number, store: Store): Line => {
  const [main, cross] = [mainAxis(record), otherAxis(mainAxis(record))];
  const filled = children.map((child, index) => {
    const size = sizes[index] ?? { width: 0, height: 0 };
    if (sizingOf(child, cross) !== 'FILL') return size;
    const isMainFill = sizingOf(child, main) === 'FILL';
    return resolve(
      child,
      { ...FREE, [cross]: clamped(child, cross, room), ...(isMainFill ? { [main]: size[main] } : {}) },
      store,
    );
  });
  return { children, sizes: filled };
};

const along = (word: unknown, room: number, used: number, count: number): { start: number; extra: number } => {
  const left = room - used;
  if (word === 'CENTER') return { start: left / 2, extra: 0 };
  if (word === 'MAX') return { start: left, extra: 0 };
  if (word === 'SPACE_BETWEEN' && count > 1) return { start: 0, extra: left / (count - 1) };
  return { start: 0, extra: 0 };
};

const across = (word: unknown, room: number, size: number): number => {
  if (word === 'CENTER') return (room - size) / 2;
  return word === 'MAX' ? room - size : 0;
};

interface Placing {
  readonly record: NodeRecord;
  readonly store: Store;
  readonly room: Size;
}

const placeLine = (
  { record, store, room }: Placing,
  { children, sizes }: Line,
  at: { cross: number; height: number },
): void => {
  const main = mainAxis(record);
  const cross = otherAxis(main);
  const spread = record.fields['primaryAxisAlignItems'];
  const gap = spread === 'SPACE_BETWEEN' ? 0 : number(record, 'itemSpacing');
  const used = sum(sizes.map((size) => size[main])) + gap * Math.max(0, children.length - 1);
  const { start, extra } = along(spread, room[main], used, children.length);
  let place = paddings(record, main)[0] + start;
  for (const [index, child] of children.entries()) {
    const size = sizes[index] ?? { width: 0, height: 0 };
    const side = at.cross + across(record.fields['counterAxisAlignItems'], at.height, size[cross]);
    const [x, y] = main === 'width' ? [place, side] : [side, place];
    store.setGeometry(child, { x, y });
    place += size[main] + gap + extra;
  }
};

const contentSize = (record: NodeRecord, lines: readonly Line[]): Size => {
  const main = mainAxis(record);
  const cross = otherAxis(main);
  const gap = number(record, 'itemSpacing');
  const mains = lines.map(
    ({ children, sizes }) => sum(sizes.map((size) => size[main])) + gap * Math.max(0, children.length - 1),
  );
  const crosses = lines.map(({ sizes }) => Math.max(0, ...sizes.map((size) => size[cross])));
  const between = number(record, 'counterAxisSpacing') * Math.max(0, lines.length - 1);
  const content = { [main]: Math.max(0, ...mains), [cross]: sum(crosses) + between } as Size;
  const padded = (axis: Axis): number => content[axis] + sum(paddings(record, axis));
  return { width: padded('width'), height: padded('height') };
};

const flowSize = (record: NodeRecord, given: Given, store: Store): Size => {
  const main = mainAxis(record);
  const cross = otherAxis(main);
  const known = (axis: Axis): number | null =>
    given[axis] ?? (sizingOf(record, axis) === 'FIXED' ? record.geometry[axis] : null);
  const inner = (axis: Axis, size: number | null): number | null =>
    size === null ? null : Math.max(0, size - sum(paddings(record, axis)));
  const children = (record.children ?? []).filter(isInFlow);
  const natural = children.map((child) => resolve(child, FREE, store));
  let lines = linesOf(record, children, natural, inner(main, known(main)));
  const hugged = contentSize(record, lines);
  const mainSize = known(main) ?? clamped(record, main, hugged[main]);
  lines = lines.map((line) => fillMain(record, line, inner(main, mainSize) ?? 0, store));
  const crossSize = known(cross) ?? clamped(record, cross, contentSize(record, lines)[cross]);
  const crossRoom = inner(cross, crossSize) ?? 0;
  const heights = lines.map(({ sizes }) =>
    lines.length === 1 ? crossRoom : Math.max(0, ...sizes.map((size) => size[cross])),
  );
  lines = lines.map((line, index) => fillCross(record, line, heights[index] ?? 0, store));
  const room = { [main]: inner(main, mainSize) ?? 0, [cross]: crossRoom } as Size;
  let at = paddings(record, cross)[0];
  for (const [index, line] of lines.entries()) {
    placeLine({ record, store, room }, line, { cross: at, height: heights[index] ?? 0 });
    at += (heights[index] ?? 0) + number(record, 'counterAxisSpacing');
  }
  return { [main]: mainSize, [cross]: crossSize } as Size;
};

/** Finds the size of a layer and of all that depends on it, and writes them. */
export const resolve = (record: NodeRecord, given: Given, store: Store): Size => {
  const { geometry } = record;
  const size =
    record.type === 'TEXT'
      ? textSize(record, given, store)
      : isAutoLayout(record)
        ? flowSize(record, given, store)
        : { width: given.width ?? geometry.width, height: given.height ?? geometry.height };
  store.setGeometry(record, size);
  return size;
};

/** The outermost layer whose layout a change of this one can reach. */
const outermost = (record: NodeRecord): NodeRecord => {
  let top = record;
  for (let at = record.parent; at !== null && isAutoLayout(at); at = at.parent) top = at;
  return top;
};

const dependsOnLayout = (record: NodeRecord): boolean =>
  isAutoLayout(record) || record.type === 'TEXT' || (record.parent !== null && isAutoLayout(record.parent));

/** Lays out again what changes have reached. */
export const settle = (store: Store): void => {
  const tops = new Set(
    [...store.takeUnsettled()].filter((record) => !store.isGone(record) && dependsOnLayout(record)).map(outermost),
  );
  for (const top of tops) resolve(top, FREE, store);
  // What was written just now is settled.
  store.takeUnsettled();
};
