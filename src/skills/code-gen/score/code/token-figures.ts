import type { ScoreFigure, ScreenScore } from '#contract/code-gen/score';
import { difference, type Found, short } from '../differences.ts';
import type { BoundValue } from '../expected/bound-values.ts';
import { hexColour } from '../expected/drawn-colours.ts';
import { counted } from '../figures.ts';
import type { LayerLines } from './layer-lines.ts';
import { type Literal, literalsIn } from './literals.ts';
import { type LineGroup, onceForEach } from './own-lines.ts';
import type { CodeFile } from './screen-code.ts';
import type { TokenNames } from './token-names.ts';
import { tokenUses } from './token-uses.ts';

export type ScoreLiteral = ScreenScore['literals'][number];

export interface TokenFigures {
  readonly tokens: ScoreFigure;
  /** Values that stand in the lines of a layer for which the design has a token. */
  readonly literals: readonly ScoreLiteral[];
  readonly differences: readonly Found[];
}

interface Looking {
  readonly lines: LayerLines;
  readonly names: TokenNames;
  readonly uses: (group: LineGroup) => ReadonlySet<string>;
  readonly literals: (group: LineGroup) => readonly PlacedLiteral[];
  readonly framework: string;
}

interface PlacedLiteral extends Literal {
  readonly path: string;
  readonly line: number;
}

const isWritten = (looking: Looking, { layer, token }: BoundValue): boolean => {
  const name = looking.names.nameOf(token);
  return name !== null && looking.lines.own(layer)?.some((group) => looking.uses(group).has(name)) === true;
};

const spelledOut = (looking: Looking, { layer, value, isColour }: BoundValue): PlacedLiteral | undefined => {
  const colour = isColour ? hexColour(String(value), looking.framework) : null;
  const fits = (literal: PlacedLiteral): boolean =>
    isColour ? colour !== null && literal.colour === colour : typeof value === 'number' && literal.number === value;
  for (const group of looking.lines.own(layer) ?? []) {
    const found = looking.literals(group).find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
};

const placed = ({ lines }: LineGroup, framework: string): readonly PlacedLiteral[] =>
  lines.flatMap(({ path, line, text }) => literalsIn(text, framework).map((literal) => ({ ...literal, path, line })));

interface Missing {
  readonly bound: BoundValue;
  readonly literal: PlacedLiteral | undefined;
}

const told = ({ bound, literal }: Missing, share: number): Found => {
  const { node, name, token } = bound;
  if (literal === undefined)
    return difference({ column: 'tokens', word: 'token-missing', params: { token }, share }, { node, name });
  const { path, line, text } = literal;
  const params = { token, literal: text, path, line };
  return difference({ column: 'tokens', word: 'token-literal', params, share, size: 1 }, { node, name });
};

/** Layers that share lines miss a token at one place. */
const onePlaceEach = (missing: readonly Missing[]): readonly (readonly [Missing, number])[] => {
  const places = Map.groupBy(missing, ({ bound, literal }) =>
    literal === undefined ? `${bound.node} ${bound.token}` : `${literal.path} ${literal.line} ${bound.token}`,
  );
  return [...places.values()].map((all) => [all[0] as Missing, all.length]);
};

/** Values of the design that are bound to tokens: whether the lines of their layers name these. */
export const tokenFigures = (
  all: readonly BoundValue[],
  lines: LayerLines,
  { names, shared, framework }: { names: TokenNames; shared: readonly CodeFile[]; framework: string },
): TokenFigures => {
  const literals = onceForEach((group) => placed(group, framework));
  const looking: Looking = { lines, names, uses: tokenUses(names, shared), literals, framework };
  const bound = all.filter(({ layer }) => lines.own(layer) !== null);
  const missing = bound
    .filter((one) => !isWritten(looking, one))
    .map((one): Missing => ({ bound: one, literal: spelledOut(looking, one) }));
  const places = onePlaceEach(missing);
  return {
    tokens: counted(bound.length - missing.length, bound.length, 'no-tokens'),
    literals: places.flatMap(
      ([
        {
          bound: { token },
          literal,
        },
      ]) =>
        literal === undefined
          ? []
          : [{ path: literal.path, line: literal.line, literal: short(literal.text), token: short(token) }],
    ),
    differences: places.map(([one, count]) => told(one, count / bound.length)),
  };
};
