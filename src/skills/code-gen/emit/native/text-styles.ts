import type { Element } from '../markup/element.ts';
import { isElement } from '../markup/element.ts';
import { identifiers } from '../names/identifiers.ts';
import { camel, wordsOf } from '../names/words.ts';
import { type Font, lookOf } from './facets.ts';
import type { TokenFields } from './token-fields.ts';

export interface NamedFont {
  readonly name: string;
  readonly font: Font;
  /** As the design has it. */
  readonly design: string;
}

/** The text styles of a design, as far as texts use them. */
export interface TextStyles {
  readonly all: readonly NamedFont[];
  /** Font families with a name for each. */
  readonly families: ReadonlyMap<string, string>;
  /** Name of the style when a text is written just as it says. */
  find(named: string | undefined, font: Font | undefined): string | undefined;
}

type Found = Map<string, Font>;

/** A size that a theme changes is no constant. */
const isFixed = ({ size, spacing }: Font, fields: TokenFields): boolean =>
  [size, spacing].every((length) => typeof length !== 'object' || fields.find(length.token)?.group == null);

const collectFamilies = (element: Element, found: Set<string>): void => {
  if (element.tag === 'text' || element.tag === 'span') {
    const { font } = lookOf(element.style.filter(([facet]) => facet === 'font'));
    if (font?.family !== undefined) found.add(font.family);
  }
  for (const child of element.children) if (isElement(child)) collectFamilies(child, found);
};

const familiesIn = (roots: readonly Element[], keywords: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const found = new Set<string>();
  for (const root of roots) collectFamilies(root, found);
  const names = identifiers('font', new Set(keywords));
  return new Map([...found].toSorted().map((family) => [family, names.of(camel(wordsOf(family, 6), 'font'))]));
};

const collect = (element: Element, fields: TokenFields, found: Found): void => {
  if (element.tag === 'text') {
    const { named, font } = lookOf(element.style);
    if (named !== undefined && font !== undefined && !found.has(named) && isFixed(font, fields)) found.set(named, font);
  }
  for (const child of element.children) if (isElement(child)) collect(child, fields, found);
};

/** The first text of a style says what the style is; texts that differ are written out. */
export const textStyles = (
  roots: readonly Element[],
  fields: TokenFields,
  keywords: ReadonlySet<string>,
): TextStyles => {
  const found: Found = new Map();
  for (const root of roots) collect(root, fields, found);
  const names = identifiers('text', new Set(keywords));
  const all = [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([design, font]) => ({ design, font, name: names.of(camel(wordsOf(design, 6), 'text')) }));
  const byDesign = new Map(all.map((one) => [one.design, one]));
  return {
    all,
    families: familiesIn(roots, keywords),
    find: (named, font) => {
      const style = byDesign.get(named ?? '');
      return style !== undefined && JSON.stringify(style.font) === JSON.stringify(font) ? style.name : undefined;
    },
  };
};
