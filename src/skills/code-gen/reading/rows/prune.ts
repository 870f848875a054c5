import type { Attribute } from '../attributes/attribute.ts';
import type { Row } from './row.ts';

const LINE_COST = 16;

const costOf = ({ attributes, also }: Row): number =>
  attributes.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, LINE_COST * (also.length + 1));

/** Half an escape at the end would be another text. */
const HALF_ESCAPE = /(?<!\\)(?:\\\\)*(\\(?:u[0-9a-f]{0,3})?)$/;

/** A text may be longer than all the rest; what is left of it says how much is missing. */
const cutAttribute = ({ key, text, part }: Attribute, longest: number): Attribute => {
  const missing = text.length - longest;
  if (missing <= 0) return { key, text, part };
  if (key !== 'text') return { key, text: `${key}=…${text.length}`, part };
  const kept = text.slice(0, longest);
  const half = HALF_ESCAPE.exec(kept)?.[1] ?? '';
  return { key, text: `${kept.slice(0, kept.length - half.length)}'…${missing + half.length}`, part };
};

interface Growing {
  readonly row: Row;
  readonly children: Growing[];
  cut: Row['cut'];
}

const grown = ({ row, children, cut }: Growing): Row => ({ ...row, children: children.map(grown), cut });

/**
 * As much of a tree as goes into about `budget` bytes, layer by layer from the top down, so that all of it is seen
 * roughly before any of it finely. The root is always there. What is left out is counted.
 */
export const prune = (root: Row, budget: number): Row => {
  const longest = Math.max(200, Math.floor(budget / 8));
  const shorter = (row: Row): Row => ({ ...row, attributes: row.attributes.map((one) => cutAttribute(one, longest)) });
  const top: Growing = { row: shorter(root), children: [], cut: root.cut };
  let left = budget - costOf(top.row);
  const queue = [top];
  for (let at = 0; at < queue.length; at += 1) {
    const { row, children } = queue[at] as Growing;
    for (const [index, child] of row.children.entries()) {
      const kept = shorter(child);
      left -= costOf(kept);
      if (left < 0) {
        const layers = row.children.slice(index).reduce((sum, one) => sum + one.layers, 0);
        (queue[at] as Growing).cut = { layers, from: child.id };
        break;
      }
      const growing: Growing = { row: kept, children: [], cut: null };
      children.push(growing);
      queue.push(growing);
    }
  }
  return grown(top);
};
