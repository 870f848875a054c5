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

const PLACEHOLDER = '&::placeholder';

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

/** The rule of a placeholder, `color: inherit`, with the variant in front. */
const ofPlaceholder = (rule: string, tailwind: Tailwind): string | null => {
  const [, property = '', value = ''] = /^([a-z-]+): ([^;]+)$/.exec(rule) ?? [];
  const utility = property === '' ? null : one([property, value], tailwind);
  return utility === null ? null : `placeholder:${utility}`;
};

/** Addresses of files stand in style sheets, where bundlers look for them. */
const isForSheet = ([property, value]: Declaration): boolean =>
  value.includes('url(') || (property.startsWith('&') && property !== PLACEHOLDER);

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
    const [property, value] = declaration;
    const utility = property === PLACEHOLDER ? ofPlaceholder(value, tailwind) : one(declaration, tailwind);
    if (utility === null) rest.push(declaration);
    else said.push([property, utility]);
  }
  return { classes: [...new Set(sorted(said))], rest };
};
