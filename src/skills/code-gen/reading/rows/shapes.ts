import type { Row } from './row.ts';

/** Numbers that are equal for rows whose trees have the same types at the same places. */
export const shapesOf = (root: Row): Map<Row, number> => {
  const numbers = new Map<string, number>();
  const shapes = new Map<Row, number>();
  const visit = (row: Row): number => {
    const below = row.children.map(visit);
    // What is cut is like nothing else.
    const cut = row.cut === null ? '' : row.id;
    const key = `${row.type} ${row.isInstance} ${row.also.length} ${below.join(',')} ${cut}`;
    const shape = numbers.get(key) ?? numbers.size;
    numbers.set(key, shape);
    shapes.set(row, shape);
    return shape;
  };
  visit(root);
  return shapes;
};
