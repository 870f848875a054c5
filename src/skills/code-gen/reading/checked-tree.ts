import type { SemanticNode } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';

/** As deep as the parser lets a design be. */
const MAX_DEPTH = 2_000;

const TEXTS = ['id', 'name', 'type', 'figmaType'] as const;
const SIDES = ['x', 'y', 'width', 'height'] as const;

const unreadable = (reason: string): CodedError =>
  new CodedError('design-unreadable', { file: 'semantic-ast.json', reason });

const problemOf = (node: unknown): string | null => {
  if (typeof node !== 'object' || node === null) return 'a layer is not an object';
  const layer = node as Partial<Record<string, unknown>>;
  if (TEXTS.some((key) => typeof layer[key] !== 'string')) return 'a layer has no id, name or type';
  const box = layer['box'] as Partial<Record<string, unknown>> | undefined;
  if (SIDES.some((key) => typeof box?.[key] !== 'number'))
    return `layer ${visibleText(String(layer['id']), 80)} has no box`;
  if (layer['children'] !== undefined && !Array.isArray(layer['children']))
    return `layer ${visibleText(String(layer['id']), 80)} has children that are no list`;
  return null;
};

/**
 * Looks through a tree from a file that anybody may have written, before something walks down into it.
 * @throws CodedError `design-unreadable`, `design-too-deep` {node, limit}
 */
export const checkTree = (root: SemanticNode): void => {
  const stack = [{ node: root, depth: 1 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth } = next;
    const problem = problemOf(node);
    if (problem !== null) throw unreadable(problem);
    if (depth > MAX_DEPTH)
      throw new CodedError('design-too-deep', { node: visibleText(node.id, 80), limit: MAX_DEPTH });
    for (const child of node.children ?? []) stack.push({ node: child, depth: depth + 1 });
  }
};

/** The layer with an id, itself included; null when it is not there. */
export const findLayer = (root: SemanticNode, id: string): SemanticNode | null => {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.id === id) return node;
    for (const child of node.children ?? []) stack.push(child);
  }
  return null;
};

/** Runs what reads a checked tree: a value of the wrong kind deep in a foreign file is no mistake of ours. */
export const orUnreadable = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw error instanceof TypeError ? unreadable('its content is not what figma2code writes') : error;
  }
};
