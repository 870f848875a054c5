import { readColour } from '#contract/design/colour-literal';
import type { DesignVariable } from '#contract/snapshot';
import { colourName } from '../../emit/names/colour-name.ts';
import { unique } from '../../emit/names/words.ts';
import type { DraftScreen } from '../draft-input.ts';
import { type NameOf, renamedTree } from './rename-tokens.ts';

/** What a number is, by the member of the AST that holds it. Others are written as they are. */
const KINDS: Readonly<Record<string, string>> = {
  gap: 'space',
  crossGap: 'space',
  padding: 'space',
  paragraphSpacing: 'space',
  radius: 'radius',
  radii: 'radius',
  weight: 'stroke',
  weights: 'stroke',
  size: 'font-size',
  lineHeight: 'line-height',
  letterSpacing: 'letter-spacing',
  minWidth: 'size',
  maxWidth: 'size',
  minHeight: 'size',
  maxHeight: 'size',
  blur: 'blur',
};

const PILL = 999;

interface Valued {
  readonly collection: string;
  readonly name: string;
  readonly value: string | number;
}

const numberName = (collection: string, value: number): string => {
  if (collection === 'radius' && value >= PILL) return 'full';
  const rounded = Math.round(value * 100) / 100;
  return value < 0 ? `minus${-rounded}` : `${rounded}`;
};

interface Stack {
  readonly framework: string;
  /** False where the stack has a scale of its own: numbers are written as they are. */
  readonly isNumbered: boolean;
}

const valued = (value: unknown, key: string, { framework, isNumbered }: Stack): Valued | null => {
  if (typeof value === 'string') {
    const channels = readColour(value, framework);
    return channels && { collection: 'color', name: colourName(channels), value };
  }
  const collection = KINDS[key];
  if (typeof value !== 'number' || !isNumbered || collection === undefined) return null;
  return { collection, name: numberName(collection, value), value };
};

const keyOf = ({ collection, value }: Valued): string => `${collection}/${value}`;

const inOrder = (a: Valued, b: Valued): number =>
  a.collection.localeCompare(b.collection, 'en') ||
  a.name.localeCompare(b.name, 'en', { numeric: true }) ||
  (keyOf(a) < keyOf(b) ? -1 : 1);

const variable = ({ collection, value }: Valued, token: string): DesignVariable => ({
  id: token,
  collection,
  name: token.slice(collection.length + 1),
  value,
  mode: '',
  type: collection === 'color' ? 'COLOR' : 'FLOAT',
});

export interface NamedDesign {
  readonly screens: readonly DraftScreen[];
  readonly variables: readonly DesignVariable[];
}

/**
 * Names what is bound to variables without names after what it is and how large it is, so that what is the same in the design is
 * one token in the code: `color/green-700`, `space/16`. Values alone decide, so the same design gets the same names.
 * @param design all screens that are drafted, and the variables that have names
 */
export const nameVariables = (design: NamedDesign, stack: Stack): NamedDesign => {
  const seen = new Map<string, Valued>();
  let isBound = false;
  const find: NameOf = (value, key) => {
    isBound = true;
    const found = valued(value, key, stack);
    if (found !== null) seen.set(keyOf(found), found);
    return null;
  };
  for (const { root } of design.screens) renamedTree(root, find);
  if (!isBound) return design;
  const taken = new Set(design.variables.map(({ collection, name }) => `${collection}/${name}`));
  const made = [...seen.values()]
    .toSorted(inOrder)
    .map((one) => variable(one, unique(`${one.collection}/${one.name}`, taken, '-v')));
  const tokens = new Map(made.map(({ id, collection, value }) => [`${collection}/${value}`, id]));
  const tell: NameOf = (value, key) => {
    const found = valued(value, key, stack);
    return found && (tokens.get(keyOf(found)) ?? null);
  };
  return {
    screens: design.screens.map((one) => ({ ...one, root: renamedTree(one.root, tell) })),
    variables: [...design.variables, ...made],
  };
};
