import { plain } from '../../layout/layout-node.ts';
import { type Element, isElement } from '../markup/element.ts';
import { camel, unique, wordsOf } from '../names/words.ts';
import { type Font, lookOf } from '../native/facets.ts';

/** A way in which several texts are written: a text style of the design, or one that many texts share without a name. */
export interface ViewTextStyle {
  /** In lower camel case. */
  readonly name: string;
  readonly font: Font;
}

export interface ViewTextStyles {
  readonly all: readonly ViewTextStyle[];
  /** Name of the style that a text is written in just as it says. @param named the text style of the design */
  find(font: Font, named?: string): string | undefined;
}

/** What a style says; lines through a text and features of its font stand with the text. */
const styled = ({ decoration: _line, features: _features, ...font }: Font): Font => font;

const keyOf = (font: Font): string => JSON.stringify(styled(font));

interface Written {
  readonly named: string | undefined;
  readonly font: Font;
}

const textsIn = (element: Element, found: Written[]): void => {
  if (element.tag === 'text') {
    const { named, font } = lookOf(element.style.filter(([facet]) => facet === 'named' || facet === 'font'));
    if (font?.size !== undefined && plain(font.size) > 0) found.push({ named, font: styled(font) });
  }
  for (const child of element.children) if (isElement(child)) textsIn(child, found);
};

const WEIGHTS = ['thin', 'thin', 'extraLight', 'light', 'regular', 'medium', 'semibold', 'bold', 'extraBold', 'black'];
/** So many texts without a style of the design are one of their own. */
const SHARED = 2;
const NAMED_WORDS = 6;

const plainName = ({ size = 16, weight = 400, italic }: Font): string =>
  `${WEIGHTS[Math.round(weight / 100)] ?? 'black'}${italic === true ? 'Italic' : ''}${Math.round(plain(size))}`;

/** @param taken names that no style may have */
export const viewTextStyles = (roots: readonly Element[], taken: ReadonlySet<string>): ViewTextStyles => {
  const texts: Written[] = [];
  for (const root of roots) textsIn(root, texts);
  const names = new Set(taken);
  const byDesign = new Map<string, ViewTextStyle & { readonly key: string }>();
  const byFont = new Map<string, ViewTextStyle>();
  for (const { named, font } of texts) {
    if (named === undefined || byDesign.has(named)) continue;
    const style = { name: unique(camel(wordsOf(named, NAMED_WORDS), 'text'), names, ''), font, key: keyOf(font) };
    byDesign.set(named, style);
    if (!byFont.has(style.key)) byFont.set(style.key, style);
  }
  for (const [key, same] of Map.groupBy(texts, ({ font }) => keyOf(font))) {
    const [first] = same;
    if (first !== undefined && same.length >= SHARED && !byFont.has(key))
      byFont.set(key, { name: unique(plainName(first.font), names, 'v'), font: first.font });
  }
  const all = [...new Set([...byDesign.values(), ...byFont.values()])].map(({ name, font }) => ({ name, font }));
  return {
    all: all.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    find: (font, named) => {
      const own = byDesign.get(named ?? '');
      return own?.key === keyOf(font) ? own.name : byFont.get(keyOf(font))?.name;
    },
  };
};
