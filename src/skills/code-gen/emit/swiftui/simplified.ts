import type { Component, Condition } from '../components/template.ts';
import type { Alternative, Choice } from '../views/choices.ts';

type Variants = Component['variants'];

/** A value for each variant property. */
type Combination = ReadonlyMap<string, string | boolean>;

const MOST = 400;

const valuesOf = ({ words, flag }: Variants[number]): readonly (string | boolean)[] =>
  flag === null ? [...new Set(words.values())] : [true, false];

/** All that the variants of some names can be together; null: too many. */
const combinationsOf = (variants: Variants): readonly Combination[] | null => {
  let all: Combination[] = [new Map()];
  for (const variant of variants) {
    const values = valuesOf(variant);
    if (all.length * values.length > MOST) return null;
    all = all.flatMap((one) => values.map((value) => new Map([...one, [variant.name, value]])));
  }
  return all;
};

const holds = (condition: Condition, combination: Combination): boolean => {
  const value = combination.get(condition.name);
  if (condition.kind === 'flag') return value === (condition.off !== true);
  return typeof value === 'string' && condition.words.includes(value);
};

const mostCommon = (values: readonly string[]): string => {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
};

/**
 * A choice whose alternatives are all that there is, and of which only one can hold, as what it mostly is and what differs
 * from that; any other as it stands.
 */
export const simplified = (choice: Choice<string>, variants: Variants): Choice<string> => {
  const { base, others } = choice;
  if (base !== null || others.length < 2) return choice;
  const names = new Set(others.flatMap(({ when }) => when.map(({ name }) => name)));
  // Of three words and more, a switch that names them all is told by the compiler when one is added.
  if (names.size === 1 && new Set(others.map(({ value }) => value)).size > 2) return choice;
  const combinations = combinationsOf(variants.filter(({ name }) => names.has(name)));
  if (combinations === null) return choice;
  const held = combinations.map((one): readonly Alternative<string>[] =>
    others.filter(({ when }) => when.every((condition) => holds(condition, one))),
  );
  const isSure = held.every((all) => new Set(all.map(({ value }) => value)).size === 1);
  if (!isSure) return choice;
  const usual = mostCommon(held.flatMap(([first]) => (first === undefined ? [] : [first.value])));
  return { base: usual, others: others.filter(({ value }) => value !== usual) };
};
