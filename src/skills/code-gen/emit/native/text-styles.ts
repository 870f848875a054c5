import { plain } from '../../layout/layout-node.ts';
import type { Element } from '../markup/element.ts';
import { isElement } from '../markup/element.ts';
import { identifiers } from '../names/identifiers.ts';
import { camel, unique, wordsOf } from '../names/words.ts';
import { type Font, lookOf } from './facets.ts';
import type { TokenFields } from './token-fields.ts';

export interface NamedFont {
  readonly name: string;
  readonly font: Font;
}

/** The text styles of a design, as far as texts use them, and what several texts are written in without one. */
export interface TextStyles {
  readonly all: readonly NamedFont[];
  /** Font families with a name for each. */
  readonly families: ReadonlyMap<string, string>;
  /** Name of the style when a text is written just as it says. */
  find(named: string | undefined, font: Font | undefined): string | undefined;
}

interface Found {
  /** By the name of the style. */
  readonly named: Map<string, Font>;
  /** Texts without a style by what they are written in. */
  readonly plain: Map<string, { readonly font: Font; count: number }>;
}

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
  return new Map([...found].toSorted().map((family) => [family, names.of(camel(wordsOf(family, 6), 'font'), family)]));
};

const note = (font: Font, named: string | undefined, { named: styles, plain: others }: Found): void => {
  if (named !== undefined) {
    if (!styles.has(named)) styles.set(named, font);
    return;
  }
  const key = JSON.stringify(font);
  const before = others.get(key);
  if (before === undefined) others.set(key, { font, count: 1 });
  else before.count += 1;
};

const collect = (element: Element, fields: TokenFields, found: Found): void => {
  if (element.tag === 'text') {
    const { named, font } = lookOf(element.style);
    if (font !== undefined && isFixed(font, fields)) note(font, named, found);
  }
  for (const child of element.children) if (isElement(child)) collect(child, fields, found);
};

const WEIGHTS = ['thin', 'extra light', 'light', 'regular', 'medium', 'semi bold', 'bold', 'extra bold', 'black'];

/** `Inter 14 semi bold italic` */
const plainName = ({ family = 'text', size, weight = 400, italic }: Font): string => {
  const length = size === undefined ? '' : Math.round(plain(size));
  const style = WEIGHTS[Math.min(8, Math.max(0, Math.round(weight / 100) - 1))];
  return `${family} ${length} ${style}${italic === true ? ' italic' : ''}`;
};

const inOrder = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] =>
  [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Written fewer times than this it needs no name. */
const FEWEST = 3;

/** The first text of a style says what the style is; texts that differ, and are alone with that, are written out. */
export const textStyles = (
  roots: readonly Element[],
  fields: TokenFields,
  keywords: ReadonlySet<string>,
): TextStyles => {
  const found: Found = { named: new Map(), plain: new Map() };
  for (const root of roots) collect(root, fields, found);
  const names = identifiers('text', new Set(keywords));
  const given = new Set<string>();
  const nameOf = (words: string): string => names.of(unique(camel(wordsOf(words, 8), 'text'), given, ''));
  const styles = inOrder(found.named).map(([key, font]) => ({ key, font, name: nameOf(key) }));
  const known = new Set(styles.map(({ font }) => JSON.stringify(font)));
  const repeated = inOrder(found.plain)
    .filter(([key, { count }]) => count >= FEWEST && !known.has(key))
    .map(([key, { font }]) => ({ key, font, name: nameOf(plainName(font)) }));
  const all = [...styles, ...repeated];
  const byKey = new Map(all.map((one) => [one.key, one]));
  return {
    all,
    families: familiesIn(roots, keywords),
    find: (named, font) => {
      const text = JSON.stringify(font);
      const style = byKey.get(named ?? text) ?? byKey.get(text);
      return style !== undefined && JSON.stringify(style.font) === text ? style.name : undefined;
    },
  };
};
