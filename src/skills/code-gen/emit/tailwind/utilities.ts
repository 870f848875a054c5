import type { Declaration, Declarations } from '../css/declarations.ts';
import { rankOf } from './class-order.ts';
import type { Said } from './join-sides.ts';
import { joinValues } from './join-values.ts';
import { longhands } from './longhands.ts';
import { boxUtility } from './say/box.ts';
import { KEYWORDS } from './say/keywords.ts';
import { lookUtility } from './say/look.ts';
import { typeUtility } from './say/type.ts';
import type { Tailwind, Worn } from './tailwind.ts';
import { arbitrary } from './values.ts';

const one = (declaration: Declaration, tailwind: Tailwind): string | null => {
  const [property, value] = declaration;
  return (
    KEYWORDS.get(`${property}: ${value}`) ??
    boxUtility(declaration, tailwind) ??
    lookUtility(declaration, tailwind) ??
    typeUtility(declaration, tailwind) ??
    arbitrary(property, value)
  );
};

/** Rules in a rule that a variant stands for. */
const VARIANTS: Readonly<Record<string, (tailwind: Tailwind) => string>> = {
  '&::placeholder': () => 'placeholder',
  '&:has(:focus-visible)': ({ major }) => (major === 4 ? 'has-focus-visible' : 'has-[:focus-visible]'),
};

/** The declarations of a rule in the rule, `color: inherit; opacity: 1`, each with the variant in front. */
const nested = ([selector, rule]: Declaration, tailwind: Tailwind): string | null => {
  const variant = VARIANTS[selector]?.(tailwind);
  if (variant === undefined) return null;
  const style = rule.split(';').map((text): Declaration => {
    const [property = '', ...value] = text.split(':');
    return [property.trim(), value.join(':').trim()];
  });
  const { classes, rest } = utilitiesOf(style, tailwind);
  return rest.length > 0 ? null : classes.map((utility) => `${variant}:${utility}`).join(' ');
};

/** Addresses of files stand in style sheets, where bundlers look for them. */
const isForSheet = ([, value]: Declaration): boolean => value.includes('url(');

/** A text in the family of the screen; parts of a text say theirs, since the text may have another. */
const isInherited = (style: Declarations, family: string, { base }: Tailwind): boolean =>
  family === base && style.some(([property]) => property === 'font');

const sorted = (said: readonly Said[]): string[] =>
  said
    .map(([property, utility]) => ({ rank: rankOf(property), utility }))
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap(({ utility }) => utility.split(' '));

/**
 * A look as utilities of Tailwind, sorted as its formatter sorts them; what no class can hold is left for a style sheet.
 * Values keep their pixels: a rem is 16 of them.
 */
export const utilitiesOf = (style: Declarations, tailwind: Tailwind): Worn => {
  const own = longhands(style).filter(
    ([property, value]) => property !== 'font-family' || !isInherited(style, value, tailwind),
  );
  const rest: Declaration[] = own.filter(isForSheet);
  const values = new Map(own.filter((declaration) => !isForSheet(declaration)));
  const said = joinValues(values, tailwind);
  for (const declaration of values) {
    const [property] = declaration;
    const utility = property.startsWith('&') ? nested(declaration, tailwind) : one(declaration, tailwind);
    if (utility === null) rest.push(declaration);
    else said.push([property, utility]);
  }
  return { classes: [...new Set(sorted(said))], rest };
};
