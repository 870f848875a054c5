import type { Attribute } from '../attributes/attribute.ts';
import type { Row } from './row.ts';

/** What one row has otherwise than the row that it is like. */
export interface RowChange {
  readonly row: Row;
  readonly changed: readonly Attribute[];
  /** Keys of properties that it lacks. */
  readonly gone: readonly string[];
}

export interface Difference {
  /** The first is the row at the top; of the others only those that differ. */
  readonly changes: readonly RowChange[];
  /** Roughly, in bytes. */
  readonly cost: number;
}

const changeOf = (row: Row, like: Row): RowChange => {
  const theirs = new Map(like.attributes.map(({ key, text }) => [key, text]));
  const changed = row.attributes.filter(({ key, text }) => theirs.get(key) !== text);
  const keys = new Set(row.attributes.map(({ key }) => key));
  return { row, changed, gone: like.attributes.filter(({ key }) => !keys.has(key)).map(({ key }) => key) };
};

const costOf = ({ changed, gone }: RowChange): number =>
  changed.reduce((sum, { text }) => sum + text.length + 1, 0) + gone.reduce((sum, key) => sum + key.length + 2, 0);

// The longest part of an id in an instance, about.
const ID_COST = 14;

/**
 * Compares two rows of the same shape, from the top down.
 * @param limit bytes above which it is no use to go on
 * @returns null when they differ too much
 */
export const differenceOf = (row: Row, like: Row, limit: number): Difference | null => {
  const changes: RowChange[] = [];
  let cost = 0;
  const pairs: [Row, Row][] = [[row, like]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [own, other] = pair;
    const change = changeOf(own, other);
    const differs = change.changed.length > 0 || change.gone.length > 0;
    if (differs || own === row) changes.push(change);
    if (differs) cost += costOf(change) + (own === row ? 0 : ID_COST);
    if (cost > limit) return null;
    for (let at = own.children.length - 1; at >= 0; at -= 1)
      pairs.push([own.children[at] as Row, other.children[at] as Row]);
  }
  return { changes, cost };
};
