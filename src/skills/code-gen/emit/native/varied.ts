import type { Template } from '../components/template.ts';
import type { VariantProperty } from '../components/variants.ts';
import { type Facet, type Look, lookOf } from './facets.ts';

/** One choice of a property that decides over a look. */
export interface Chosen {
  readonly property: VariantProperty;
  /** The word of the property, as a class of the component. */
  readonly word: string;
}

export interface Option<T> {
  readonly chosen: readonly Chosen[];
  readonly value: T;
}

/** What a part of a look is: the same always, or by some properties; the last of the options counts for all others. */
export type Varied<T> =
  | { readonly kind: 'same'; readonly value: T }
  | {
      readonly kind: 'varied';
      readonly properties: readonly VariantProperty[];
      readonly options: readonly Option<T>[];
      /** There are forms in which the piece is not there. */
      readonly partial: boolean;
    };

const MOST_FORMS = 400;

const wordsOf = ({ words }: VariantProperty): string[] => [...new Set(words.values())];

const formsOf = (properties: readonly VariantProperty[]): Chosen[][] => {
  let forms: Chosen[][] = [[]];
  for (const property of properties)
    forms = forms.flatMap((form) => wordsOf(property).map((word) => [...form, { property, word }]));
  return forms.slice(0, MOST_FORMS);
};

type Styled = Pick<Template, 'style' | 'variants'> & Partial<Pick<Template, 'condition'>>;

/** False for a form in which the piece is not there, as far as the form says. */
const isThere = ({ condition }: Styled, form: readonly Chosen[]): boolean => {
  const chosen = form.find(({ property }) => property.name === condition?.name);
  if (condition == null || chosen === undefined) return true;
  if (condition.kind === 'words') return condition.words.includes(chosen.word);
  return (chosen.word === chosen.property.flag?.on) === (condition.off !== true);
};

const lookIn = (template: Styled, form: readonly Chosen[]): Look => {
  const words = new Set(form.map(({ word }) => word));
  const fitting = template.variants.filter(({ classes }) => classes.every((word) => words.has(word)));
  return lookOf([...template.style, ...fitting.flatMap(({ style }) => style)]);
};

/** The words of a property with which a piece is there. */
export const wordsWith = (template: Styled, property: VariantProperty): string[] =>
  wordsOf(property).filter((word) => isThere(template, [{ property, word }]));

/** What a piece cannot be written without, wherever it is there. */
const NEEDED: readonly Facet[] = ['pin', 'share', 'arrangement', 'field', 'control'];

/** The look that stands when no property is asked: that of the first form in which the piece is there. */
export const plainLook = (template: Styled, properties: readonly VariantProperty[]): Look => {
  const { style, variants } = template;
  const touching = new Set(variants.flatMap(({ classes }) => classes));
  const involved = properties.filter((property) => wordsOf(property).some((word) => touching.has(word)));
  const looks = formsOf(involved)
    .filter((form) => isThere(template, form))
    .map((form) => lookIn(template, form));
  const needed = NEEDED.filter((facet) => looks.some((look) => look[facet] !== undefined));
  const whole = looks.find((look) => needed.every((facet) => look[facet] !== undefined));
  return whole ?? looks[0] ?? lookOf(style);
};

/**
 * Makes something of some parts of a look in every form that a component has.
 * @param same tells two of what was made apart, as text
 */
export const varied = <T>(
  template: Styled,
  { facets, properties }: { readonly facets: readonly Facet[]; readonly properties: readonly VariantProperty[] },
  { make, same }: { readonly make: (look: Look) => T; readonly same: (value: T) => string },
): Varied<T> => {
  const wanted = new Set<string>(facets);
  const touching = template.variants.filter(({ style }) => style.some(([facet]) => wanted.has(facet)));
  const classes = new Set(touching.flatMap((variant) => variant.classes));
  const involved = properties.filter((property) => wordsOf(property).some((word) => classes.has(word)));
  if (involved.length === 0) return { kind: 'same', value: make(lookIn(template, [])) };
  const forms = formsOf(involved);
  const there = forms.filter((form) => isThere(template, form));
  const options = there.map((chosen) => ({ chosen, value: make(lookIn(template, chosen)) }));
  const texts = new Set(options.map(({ value }) => same(value)));
  const [first] = options;
  if (texts.size === 1 && first !== undefined) return { kind: 'same', value: first.value };
  return { kind: 'varied', properties: involved, options, partial: there.length < forms.length };
};
