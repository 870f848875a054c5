import type { Attribute } from '../attributes/attribute.ts';
import { nodeId } from '../attributes/use.ts';
import type { Folds } from './fold.ts';
import type { Row } from './row.ts';
import { baseBelow, type IdBase, idList, shortId } from './short-ids.ts';

/** A line of a form before shared properties get their names. */
export interface Line {
  readonly depth: number;
  /** Id, and type or `like …`. */
  readonly head: string;
  readonly attributes: readonly Attribute[];
  /** Last in the line: `-clip`, `ids=…`. */
  readonly tail: string;
}

const below = (row: Row): Row[] => {
  const rows: Row[] = [];
  const stack = [...row.children].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    rows.push(next);
    for (let at = next.children.length - 1; at >= 0; at -= 1) stack.push(next.children[at] as Row);
  }
  return rows;
};

const idsBelow = (row: Row, base: IdBase): string[] => {
  const inner = baseBelow(base, row);
  return below(row).flatMap(({ id, also }) => [id, ...also].map((one) => shortId(one, inner)));
};

const tailOf = (gone: readonly string[], ids = ''): string =>
  [...gone.map((key) => `-${key}`), ids].filter(Boolean).join(' ');

/** Ids in full, as they are asked for. */
const cutText = ({ id, children }: Row, { layers, from }: NonNullable<Row['cut']>): string =>
  `… ${layers} more layers: ask for ${nodeId(id)}${children.length === 0 ? '' : ` from ${nodeId(from)}`}`;

/** The lines of a tree in the order in which they are printed. */
export const linesOf = (root: Row, folds: Folds, top: IdBase): Line[] => {
  const lines: Line[] = [];
  const bases = new Map<Row, IdBase>();

  const foldedLines = (row: Row, base: IdBase, depth: number): void => {
    const fold = folds.get(row);
    if (fold === undefined) return;
    const { like, difference } = fold;
    const [first, ...inner] = difference.changes;
    const [mine, theirs] = [idsBelow(row, base), idsBelow(like, bases.get(like) ?? base)];
    const ids = mine.join() === theirs.join() ? '' : `ids=${idList(mine)}`;
    const head = `${shortId(row.id, base)} like ${shortId(like.id, base)}`;
    lines.push({ depth, head, attributes: first?.changed ?? [], tail: tailOf(first?.gone ?? [], ids) });
    const within = baseBelow(base, row);
    for (const change of inner) {
      const head = shortId(change.row.id, within);
      lines.push({ depth: depth + 1, head, attributes: change.changed, tail: tailOf(change.gone) });
    }
  };

  const visit = (row: Row, base: IdBase, depth: number): void => {
    bases.set(row, base);
    if (folds.has(row)) {
      foldedLines(row, base, depth);
      return;
    }
    const also = row.also.length === 0 ? '' : `also=${idList(row.also.map((id) => shortId(id, base)))}`;
    lines.push({ depth, head: `${shortId(row.id, base)} ${row.type}`, attributes: row.attributes, tail: also });
    const inner = baseBelow(base, row);
    for (const child of row.children) visit(child, inner, depth + 1);
    if (row.cut !== null) lines.push({ depth: depth + 1, head: cutText(row, row.cut), attributes: [], tail: '' });
  };

  visit(root, top, 0);
  return lines;
};
