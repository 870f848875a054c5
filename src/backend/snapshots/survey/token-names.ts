import type { Paint, SemanticNode } from '#contract/design/semantic-ast';

/** Members nested deeper hold no token that any import writes. */
const DEEPEST = 12;
const TOKEN_FIELDS = /(?:^t|T)oken$|Binding$/;

const collect = (value: unknown, depth: number, found: Set<string>): void => {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'children') continue;
    if (key === 'tokens') {
      for (const names of Object.values(member as Record<string, unknown>))
        for (const name of Array.isArray(names) ? names : []) if (typeof name === 'string') found.add(name);
    } else if (typeof member === 'string') {
      if (TOKEN_FIELDS.test(key)) found.add(member);
    } else collect(member, depth + 1, found);
  }
};

/** Tokens that a layer itself is bound to, whatever the member, each once. */
export const tokensOf = (node: SemanticNode): ReadonlySet<string> => {
  const found = new Set<string>();
  collect(node, 0, found);
  return found;
};

const literals = (paints: readonly Paint[] | undefined, found: Set<string>): void => {
  for (const paint of paints ?? []) {
    if (paint.kind === 'solid' && paint.token === undefined) found.add(paint.color);
    if ('stops' in paint) for (const { color, token } of paint.stops) if (token === undefined) found.add(color);
  }
};

const hasStyle = ({ styles }: SemanticNode, field: string): boolean =>
  styles !== undefined && (Object.hasOwn(styles, field) || Object.hasOwn(styles, `${field}s`));

/** Colour literals of a layer that neither a token nor a style stands behind, each once. */
export const looseColoursOf = (node: SemanticNode): ReadonlySet<string> => {
  const found = new Set<string>();
  if (!hasStyle(node, 'fill')) {
    literals(node.fills, found);
    if (node.fills === undefined) literals(node.text?.style.fills, found);
    for (const { style } of node.text?.runs ?? []) literals(style.fills, found);
  }
  if (!hasStyle(node, 'stroke')) literals(node.strokes?.paints, found);
  if (!hasStyle(node, 'effect'))
    for (const effect of node.effects ?? [])
      if ('color' in effect && effect.token === undefined) found.add(effect.color);
  return found;
};
