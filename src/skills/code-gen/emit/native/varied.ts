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
    };

const MOST_FORMS = 400;

const wordsOf = ({ words }: VariantProperty): string[] => [...new Set(words.values())];

const formsOf = (properties: readonly VariantProperty[]): Chosen[][] => {
  let forms: Chosen[][] = [[]];
  for (const property of properties)
    forms = forms.flatMap((form) => wordsOf(property).map((word) => [...form, { property, word }]));
  return forms.slice(0, MOST_FORMS);
};

type Styled = Pick<Template, 'style' | 'variants'>;

const lookIn = (template: Styled, form: readonly Chosen[]): Look => {
  const words = new Set(form.map(({ word }) => word));
  const fitting = template.variants.filter(({ classes }) => classes.every((word) => words.has(word)));
  return lookOf([...template.style, ...fitting.flatMap(({ style }) => style)]);
};

/** The look that stands when no property is asked. */
export const plainLook = (template: Styled, properties: readonly VariantProperty[]): Look => {
  const [first = []] = formsOf(properties);
  return lookIn(template, first);
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
  const options = formsOf(involved).map((chosen) => ({ chosen, value: make(lookIn(template, chosen)) }));
  const texts = new Set(options.map(({ value }) => same(value)));
  const [first] = options;
  if (texts.size === 1 && first !== undefined) return { kind: 'same', value: first.value };
  return { kind: 'varied', properties: involved, options };
};
