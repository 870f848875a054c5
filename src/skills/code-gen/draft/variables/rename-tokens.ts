import type { SemanticNode } from '#contract/design/semantic-ast';
import { isUnnamed } from '../../emit/tokens/unnamed.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Says what a value is called that is bound to a variable without a name, or null for none.
 * @param value a colour as the AST writes it, or a number
 * @param key the member of the AST that holds it
 */
export type NameOf = (value: unknown, key: string) => string | null;

/** The same with other tokens; what gets no name stands by itself. */
const renamed = (part: unknown, key: string, nameOf: NameOf): unknown => {
  if (Array.isArray(part)) {
    const entries = part.map((entry) => renamed(entry, key, nameOf));
    return entries.every((entry, index) => entry === part[index]) ? part : entries;
  }
  if (typeof part !== 'object' || part === null) return part;
  const changed: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(part)) {
    if (name === 'children' || name === 'interactions') continue;
    const now = renamed(inner, name, nameOf);
    if (now !== inner) changed[name] = now;
  }
  const { token, ...rest } = part as Json;
  if (typeof token === 'string' && isUnnamed(token)) {
    const known = nameOf(rest['color'] ?? rest['value'], key);
    if (known === null && 'value' in rest && Object.keys(rest).length === 1) return rest['value'];
    return known === null ? { ...rest, ...changed } : { ...rest, ...changed, token: known };
  }
  return Object.keys(changed).length === 0 ? part : { ...part, ...changed };
};

const sized = (node: SemanticNode, nameOf: NameOf): SemanticNode => {
  const { widthToken, heightToken, ...size } = node.size ?? {};
  if (![widthToken, heightToken].some((token) => token !== undefined && isUnnamed(token))) return node;
  const token = (old: string | undefined, length: number) =>
    old !== undefined && isUnnamed(old) ? nameOf(length, 'minWidth') : (old ?? null);
  const [width, height] = [token(widthToken, node.box.width), token(heightToken, node.box.height)];
  return {
    ...node,
    size: {
      ...size,
      ...(width === null ? {} : { widthToken: width }),
      ...(height === null ? {} : { heightToken: height }),
    },
  };
};

/** The layers with names for what has none; those that need none are the same objects. */
export const renamedTree = (node: SemanticNode, nameOf: NameOf): SemanticNode => {
  const own = renamed(sized(node, nameOf), '', nameOf) as SemanticNode;
  if (node.children === undefined) return own;
  const children = node.children.map((child) => renamedTree(child, nameOf));
  return children.every((child, index) => child === node.children?.[index]) && own === node
    ? node
    : { ...own, children };
};
