import { type Difference, differenceOf } from './difference.ts';
import type { Row } from './row.ts';
import { shapesOf } from './shapes.ts';

export interface Fold {
  readonly like: Row;
  readonly difference: Difference;
}

/** Rows of which only the difference from an earlier one is printed. */
export type Folds = ReadonlyMap<Row, Fold>;

/** How many earlier rows of the same shape are tried. */
const TRIES = 4;

/** What is shared is printed as a name. */
const SHARED_COST = 5;

/** Roughly, in bytes: what a row and all below it take when they are printed. */
const fullCosts = (root: Row): Map<Row, number> => {
  const costs = new Map<Row, number>();
  const visit = (row: Row): number => {
    const own = row.attributes.reduce(
      (sum, { text, part }) => sum + 1 + (part === 'own' ? text.length : Math.min(text.length, SHARED_COST)),
      row.type.length + 10,
    );
    const cost = row.children.reduce((sum, child) => sum + visit(child), own);
    costs.set(row, cost);
    return cost;
  };
  visit(root);
  return costs;
};

/** More differences than this share of the whole are harder to read than the whole. */
const WORTH = 0.6;

const bestOf = (row: Row, known: readonly Row[], cost: number): Fold | null => {
  let best: Fold | null = null;
  let limit = cost * WORTH;
  for (const like of known.slice(-TRIES).reverse()) {
    const difference = differenceOf(row, like, limit);
    if (difference === null) continue;
    best = { like, difference };
    limit = difference.cost - 1;
  }
  return best;
};

/**
 * Finds rows that say almost the same as one before them, e.g. instances of a component. Each is compared with the last
 * few of its shape that are printed in full.
 */
export const foldRows = (root: Row): Folds => {
  const shapes = shapesOf(root);
  const costs = fullCosts(root);
  const known = new Map<number, Row[]>();
  const folds = new Map<Row, Fold>();
  const visit = (row: Row): void => {
    if (row.children.length === 0) return;
    const shape = shapes.get(row) ?? -1;
    const same = known.get(shape) ?? [];
    const fold = bestOf(row, same, costs.get(row) ?? 0);
    if (fold !== null) {
      folds.set(row, fold);
      return;
    }
    for (const child of row.children) visit(child);
    // After its children, so that nothing is like a row around it.
    known.set(shape, same);
    same.push(row);
  };
  visit(root);
  return folds;
};
