import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { csvRows } from './csv-rows.ts';

export type PairLabel = 'duplicate' | 'distinct' | 'ambiguous';

export interface LabelledPair {
  /** As the list names them, relative to its folder. */
  readonly a: string;
  readonly b: string;
  readonly label: PairLabel;
  readonly kind: string;
}

export interface PairSet {
  readonly dir: string;
  readonly pairs: readonly LabelledPair[];
  readonly files: readonly { readonly id: string; readonly path: string }[];
  /** Named in the list, not on disk; their pairs are left out of `pairs`. */
  readonly missing: readonly string[];
}

const LABELS: readonly string[] = ['duplicate', 'distinct', 'ambiguous'] satisfies PairLabel[];
const PICTURE = /\.(?:png|svg|jpe?g|gif|webp)$/i;
const NAMES = {
  a: ['a', 'file_a', 'image_a', 'path_a', 'left', 'first', 'file1', 'image1'],
  b: ['b', 'file_b', 'image_b', 'path_b', 'right', 'second', 'file2', 'image2'],
  label: ['label', 'class', 'expected', 'truth'],
  kind: ['kind', 'type', 'reason', 'category'],
} as const;

interface Columns {
  readonly a: number;
  readonly b: number;
  readonly label: number;
  readonly kind: number;
}

/** Columns by what stands in them, for a list without a header or with words of its own. */
const columnsByContent = (row: readonly string[]): Columns => {
  const pictures = row.flatMap((value, at) => (PICTURE.test(value) ? [at] : []));
  const label = row.findIndex((value) => LABELS.includes(value.toLowerCase()));
  const [a = -1, b = -1] = pictures;
  return { a, b, label, kind: -1 };
};

const columnsByName = (header: readonly string[]): Columns => {
  const words = header.map((word) => word.toLowerCase());
  const at = (names: readonly string[]): number => words.findIndex((word) => names.includes(word));
  return { a: at(NAMES.a), b: at(NAMES.b), label: at(NAMES.label), kind: at(NAMES.kind) };
};

const columnsOf = ([first = [], second = []]: readonly string[][]): { columns: Columns; hasHeader: boolean } => {
  const hasHeader = !first.some((value) => LABELS.includes(value.toLowerCase()));
  const named = columnsByName(first);
  const found = columnsByContent(hasHeader ? second : first);
  const columns = hasHeader
    ? {
        a: named.a >= 0 ? named.a : found.a,
        b: named.b >= 0 ? named.b : found.b,
        label: named.label >= 0 ? named.label : found.label,
        kind: named.kind,
      }
    : found;
  if (columns.a < 0 || columns.b < 0 || columns.label < 0)
    throw new Error('pairs.csv has no columns a, b and label (duplicate, distinct, ambiguous)');
  return { columns, hasHeader };
};

const readLabel = (value: string, row: number): PairLabel => {
  const label = value.toLowerCase();
  if (!LABELS.includes(label)) throw new Error(`pairs.csv row ${row}: label "${value.slice(0, 40)}"`);
  return label as PairLabel;
};

/** Reads `pairs.csv` of a folder: any order of columns, paths relative to the folder. @throws Error that says what is wrong with it */
export const readPairSet = (dir: string): PairSet => {
  const rows = csvRows(readFileSync(join(dir, 'pairs.csv'), 'utf8'));
  const { columns, hasHeader } = columnsOf(rows);
  const all = rows.slice(hasHeader ? 1 : 0).map((row, at): LabelledPair => {
    const cell = (column: number): string => row[column] ?? '';
    const file = (column: number): string => cell(column).replaceAll('\\', '/');
    return {
      a: file(columns.a),
      b: file(columns.b),
      label: readLabel(cell(columns.label), at + 1),
      kind: cell(columns.kind),
    };
  });
  const ids = [...new Set(all.flatMap(({ a, b }) => [a, b]))];
  const pathOf = (id: string): string => (isAbsolute(id) ? id : join(dir, id));
  const missing = ids.filter((id) => !existsSync(pathOf(id)));
  const gone = new Set(missing);
  return {
    dir,
    pairs: all.filter(({ a, b }) => !gone.has(a) && !gone.has(b)),
    files: ids.filter((id) => !gone.has(id)).map((id) => ({ id, path: pathOf(id) })),
    missing,
  };
};
