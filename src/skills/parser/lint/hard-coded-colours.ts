import type { Paint, SemanticNode } from '#contract/design/semantic-ast';
import type { DesignVariable } from '#contract/snapshot';
import { printable } from '../figma/printable.ts';
import type { FindingBook } from '../semantic-ast/finding-book.ts';
import type { LintNode } from './walk-screen.ts';

/** Tokens named for one colour; more would only hide them. */
const TOKENS_NAMED = 3;

/** Colour literal → the tokens that have it in some mode. */
export const tokensByColour = (variables: readonly DesignVariable[]): ReadonlyMap<string, string> => {
  const tokens = new Map<string, Set<string>>();
  for (const { type, value, collection, name } of variables) {
    if (type !== 'COLOR' || typeof value !== 'string') continue;
    const known = tokens.get(value) ?? new Set();
    tokens.set(value, known.add(collection === '' ? name : `${collection}/${name}`));
  }
  const text = (names: ReadonlySet<string>): string => {
    const sorted = [...names].sort();
    const more = sorted.length > TOKENS_NAMED ? ', …' : '';
    return printable(sorted.slice(0, TOKENS_NAMED).join(', '), 300) + more;
  };
  return new Map([...tokens].map(([colour, names]) => [colour, text(names)]));
};

const literalsIn = (paints: readonly Paint[] | undefined): string[] =>
  (paints ?? []).flatMap((paint) => {
    if (paint.kind === 'solid') return paint.token === undefined ? [paint.color] : [];
    if (paint.kind === 'image' || paint.kind === 'other') return [];
    return paint.stops.flatMap((stop) => (stop.token === undefined ? [stop.color] : []));
  });

const hasStyle = ({ styles }: SemanticNode, field: string): boolean =>
  styles !== undefined && (Object.hasOwn(styles, field) || Object.hasOwn(styles, `${field}s`));

/** Colours that neither a variable nor a style stands behind. */
const looseColours = (node: SemanticNode): ReadonlySet<string> => {
  const found: string[] = [];
  if (!hasStyle(node, 'fill')) {
    found.push(...literalsIn(node.fills));
    for (const run of node.text?.runs ?? []) found.push(...literalsIn(run.style.fills));
  }
  if (!hasStyle(node, 'stroke')) found.push(...literalsIn(node.strokes?.paints));
  if (!hasStyle(node, 'effect')) {
    for (const effect of node.effects ?? []) {
      if ('color' in effect && effect.token === undefined) found.push(effect.color);
    }
  }
  return new Set(found);
};

/** A colour without a token, and the layers that have it: the first of them, and how many there are. */
export interface LooseColour {
  readonly colour: string;
  readonly layers: readonly { readonly id: string; readonly name: string }[];
  readonly count: number;
}

const LAYERS_NAMED = 50;

/** The loose colours of a screen, in the order in which they are met. What is amiss in an instance is amiss in its component. */
export const looseColoursOf = (seen: readonly LintNode[]): LooseColour[] => {
  const found = new Map<string, { colour: string; layers: { id: string; name: string }[]; count: number }>();
  for (const { node, isInstance } of seen) {
    if (isInstance) continue;
    for (const colour of looseColours(node)) {
      const known = found.get(colour) ?? { colour, layers: [], count: 0 };
      found.set(colour, known);
      known.count += 1;
      if (known.layers.length < LAYERS_NAMED) known.layers.push({ id: node.id, name: node.name });
    }
  }
  return [...found.values()];
};

interface Around {
  readonly screen: string;
  readonly tokens: ReadonlyMap<string, string>;
  readonly findings: FindingBook;
}

/** A colour that a token has should be bound to it; other colours are grouped, so that they can become tokens. */
export const addLooseColours = (colours: readonly LooseColour[], { screen, tokens, findings }: Around): void => {
  for (const { colour, layers, count } of colours) {
    const token = tokens.get(colour);
    const nodes = layers.map((layer) => ({ ...layer, screen }));
    const finding =
      token === undefined
        ? ({ rule: 'colour-without-token', severity: 'info', nodes } as const)
        : ({ rule: 'hard-coded-colour', severity: 'warning', nodes } as const);
    const params = { colour: printable(colour), ...(token === undefined ? {} : { token }) };
    findings.absorb([{ finding, params, key: '', count }]);
  }
};
