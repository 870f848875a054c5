import type { SemanticNode } from '#contract/design/semantic-ast';
import type { TokenBook } from './token-book.ts';

type Value = string | number | boolean;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every bound value of a layer, its children left out: the token and the value that it has there. */
const boundValues = (part: unknown, found: [string, Value][]): void => {
  if (Array.isArray(part)) for (const entry of part) boundValues(entry, found);
  if (!isRecord(part) || Array.isArray(part)) return;
  const value = part['value'] ?? part['color'];
  const { token } = part;
  if (typeof token === 'string' && (typeof value === 'string' || typeof value === 'number')) found.push([token, value]);
  for (const [key, inner] of Object.entries(part)) {
    if (key !== 'children' && key !== 'instance' && key !== 'component' && key !== 'interactions')
      boundValues(inner, found);
  }
};

const valuesBelow = (root: SemanticNode): [string, Value][] => {
  const found: [string, Value][] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.visible === false) continue;
    boundValues(node, found);
    stack.push(...(node.children ?? []));
  }
  return found;
};

/** How often each mode of each collection gives what stands in the layers. */
const votesOf = (root: SemanticNode, book: TokenBook): Map<string, Map<string, number>> => {
  const votes = new Map<string, Map<string, number>>();
  for (const [token, value] of valuesBelow(root)) {
    const entry = book.find(token);
    if (entry === undefined || entry.modes.size < 2) continue;
    const counts = votes.get(entry.modeCollection) ?? new Map<string, number>();
    votes.set(entry.modeCollection, counts);
    for (const [mode, inMode] of entry.modes) if (inMode === value) counts.set(mode, (counts.get(mode) ?? 0) + 1);
  }
  return votes;
};

/** The modes that a screen was drawn in, by collection, where they are not the first ones. */
export const modesOf = (root: SemanticNode, book: TokenBook): ReadonlyMap<string, string> => {
  const chosen = new Map<string, string>();
  for (const [collection, counts] of votesOf(root, book)) {
    const standard =
      book.tokens
        .find((token) => token.modeCollection === collection)
        ?.modes.keys()
        .next().value ?? '';
    let best = standard;
    for (const [mode, count] of counts) if (count > (counts.get(best) ?? 0)) best = mode;
    if (best !== standard) chosen.set(collection, best);
  }
  return chosen;
};
