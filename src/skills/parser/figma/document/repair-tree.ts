import { CodedError } from '#contract/errors';
import { type Fields, isFields } from '../fields.ts';
import { printable } from '../printable.ts';
import { type FigmaNode, MAX_DEPTH, UNKNOWN_TYPE } from '../raw-node.ts';
import type { Findings } from './findings.ts';

/** The tree was parsed for us alone, so it is mended in place: a copy of 200,000 layers would double the memory. */
interface Loose {
  id?: unknown;
  name?: unknown;
  type?: unknown;
  visible?: unknown;
  children?: unknown;
}

interface Visit {
  readonly node: Loose;
  readonly depth: number;
  readonly isHidden: boolean;
}

export interface TreeCounts {
  nodes: number;
  texts: number;
  visibleNodes: number;
  visibleTexts: number;
}

export interface Repair {
  readonly findings: Findings;
  readonly counts: TreeCounts;
  /** Ids given out, with those made up here. */
  readonly ids: Set<string>;
  /** Id → how many layers had it so far, where more than one did. */
  readonly copies: Map<string, number>;
  /** An id made here → the id that the document has, for asking Figma. */
  readonly renamed: Map<string, string>;
  /** Something is not as it was written, whether that is worth a finding or not. */
  isTouched: boolean;
}

const freeId = (wanted: string, { ids, copies }: Repair): string => {
  // The count goes on where it stopped, or 100,000 equal ids would take 5,000,000,000 looks.
  for (let copy = (copies.get(wanted) ?? 1) + 1; ; copy += 1) {
    const id = `${wanted}~${copy}`;
    if (ids.has(id)) continue;
    copies.set(wanted, copy);
    return id;
  }
};

const giveId = (node: Loose, repair: Repair): string => {
  const written = typeof node.id === 'number' ? String(node.id) : node.id;
  const isMissing = typeof written !== 'string' || written === '';
  const wanted = isMissing ? 'no-id' : written;
  const id = repair.ids.has(wanted) || isMissing ? freeId(wanted, repair) : wanted;
  if (isMissing) repair.findings.add('id-missing', id, String(node.name));
  else if (id !== wanted) {
    repair.findings.add('duplicate-id', id, String(node.name));
    repair.renamed.set(id, wanted);
  }
  repair.ids.add(id);
  return id;
};

const mendChildren = (node: Loose, id: string, repair: Repair): void => {
  const { findings } = repair;
  const { children } = node;
  if (children === undefined) return;
  if (!Array.isArray(children)) {
    delete node.children;
    repair.isTouched = true;
    if (children !== null) findings.add('children-unreadable', id, String(node.name));
    return;
  }
  const kept = children.filter(isFields);
  const dropped = children.length - kept.length;
  if (dropped === 0) return;
  node.children = kept;
  repair.isTouched = true;
  findings.add('child-dropped', id, String(node.name), dropped);
};

/** Gives a layer its id, name and type, and a list of children that are layers. */
export const mendNode = (node: Loose, repair: Repair): FigmaNode => {
  const { id, name, type } = node;
  if (typeof name !== 'string') node.name = '';
  if (typeof type !== 'string' || type === '') node.type = UNKNOWN_TYPE;
  node.id = giveId(node, repair);
  repair.isTouched ||= node.id !== id || node.name !== name || node.type !== type;
  mendChildren(node, node.id as string, repair);
  return node as FigmaNode;
};

const count = (type: unknown, isHidden: boolean, counts: TreeCounts): void => {
  counts.nodes += 1;
  if (!isHidden) counts.visibleNodes += 1;
  if (type !== 'TEXT') return;
  counts.texts += 1;
  if (!isHidden) counts.visibleTexts += 1;
};

/** Counts a tree that is in order, without recursion. */
export const countBelow = (layers: readonly FigmaNode[], isHidden: boolean, counts: TreeCounts): void => {
  const stack = layers.map((node) => ({ node, hidden: isHidden }));
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const hidden = visit.hidden || visit.node['visible'] === false;
    count(visit.node.type, hidden, counts);
    for (const node of visit.node.children ?? []) stack.push({ node, hidden });
  }
};

/**
 * Mends and counts everything below a page, in document order and without recursion.
 * @throws CodedError `design-too-deep` with the layer at which it stopped
 */
export const repairBelow = (layers: readonly Fields[], isHidden: boolean, repair: Repair): void => {
  const stack: Visit[] = [];
  const push = (nodes: readonly Loose[], depth: number, hidden: boolean): void => {
    for (let index = nodes.length - 1; index >= 0; index -= 1)
      stack.push({ node: nodes[index] as Loose, depth, isHidden: hidden });
  };
  push(layers, 1, isHidden);
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { node, depth } = visit;
    const hidden = visit.isHidden || node.visible === false;
    const mended = mendNode(node, repair);
    if (depth > MAX_DEPTH) throw new CodedError('design-too-deep', { node: printable(mended.id), limit: MAX_DEPTH });
    count(mended.type, hidden, repair.counts);
    if (mended.children !== undefined) push(mended.children as readonly Loose[], depth + 1, hidden);
  }
};
