import type { Component, Condition, Template } from '../components/template.ts';
import type { Facet, Facets } from '../native/facets.ts';

/** A value that holds when all of some conditions do. */
export interface Alternative<T> {
  readonly when: readonly Condition[];
  readonly value: T;
}

/** What a facet is: always, or depending on the variant; null where it is not said. */
export interface Choice<T> {
  readonly base: T | null;
  readonly others: readonly Alternative<T>[];
}

export interface Choices {
  of<F extends Facet>(facet: F): Choice<Facets[F]>;
}

type Variants = Component['variants'];

/** The property of a component that a class stands for, with the value that it has then. */
const conditionOf = (word: string, variants: Variants): Condition | null => {
  for (const { name, words, flag } of variants) {
    if (flag !== null && flag.on === word) return { kind: 'flag', name };
    if (flag !== null && flag.off === word) return { kind: 'flag', name, off: true };
    if (flag === null && [...words.values()].includes(word)) return { kind: 'words', name, words: [word] };
  }
  return null;
};

/** The facets of a piece, each by itself. */
export const choicesOf = ({ style, variants }: Pick<Template, 'style' | 'variants'>, chosen: Variants): Choices => {
  const base = new Map(style);
  const looks = variants.map(({ classes, style: own }) => ({
    when: classes.map((word) => conditionOf(word, chosen)).filter((condition) => condition !== null),
    own: new Map(own),
  }));
  return {
    of: (facet) => {
      const text = base.get(facet);
      const others = looks.flatMap(({ when, own }) => {
        const value = own.get(facet);
        return value === undefined ? [] : [{ when, value: JSON.parse(value) as never }];
      });
      return { base: text === undefined ? null : (JSON.parse(text) as never), others };
    },
  };
};

/** The first value of a facet, for what no variant can change. */
export const anyOf = <T>({ base, others }: Choice<T>): T | null => base ?? others[0]?.value ?? null;

export const isSaid = <T>({ base, others }: Choice<T>): boolean => base !== null || others.length > 0;

/** Another value of the same conditions. */
export const mapped = <T, U>({ base, others }: Choice<T>, to: (value: T) => U): Choice<U> => ({
  base: base === null ? null : to(base),
  others: others.map(({ when, value }) => ({ when, value: to(value) })),
});

/** False for two pieces of which only one can be there. */
export const canMeet = (a: Condition | null, b: Condition | null): boolean => {
  if (a === null || b === null || a.name !== b.name) return true;
  if (a.kind === 'words' && b.kind === 'words') return a.words.some((word) => b.words.includes(word));
  return a.kind !== 'flag' || b.kind !== 'flag' || a.off === b.off;
};
