import type { Paint, SemanticNode } from '#contract/design/semantic-ast';
import type { DesignVariable } from '#contract/snapshot';
import { printable } from '../../figma/printable.ts';
import { ENTRIES_TOLD, LAYERS_NAMED, type LintedLayer, type LooseColour, linted } from '../screen-lint.ts';
import type { LintNode } from '../walk-screen.ts';

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
const colourLiterals = (node: SemanticNode): ReadonlySet<string> => {
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

/** The plain colours of a screen. What lies in an instance is said where its component is. */
export const looseColours = (seen: readonly LintNode[]): readonly LooseColour[] => {
  const found = new Map<string, { colour: string; count: number; layers: LintedLayer[] }>();
  for (const { node, isInstance } of seen) {
    if (isInstance) continue;
    for (const colour of colourLiterals(node)) {
      const known = found.get(colour);
      if (known === undefined) {
        if (found.size < ENTRIES_TOLD) found.set(colour, { colour, count: 1, layers: [linted(node)] });
        continue;
      }
      known.count += 1;
      if (known.layers.length < LAYERS_NAMED) known.layers.push(linted(node));
    }
  }
  return [...found.values()];
};
