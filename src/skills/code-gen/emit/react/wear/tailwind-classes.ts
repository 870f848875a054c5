import type { CodeStyle } from '../../../draft/project-facts.ts';
import { type Classed, collectWords } from '../../components/styled-template.ts';
import type { Component, TemplateElement } from '../../components/template.ts';
import { classBook, type StyledTree } from '../../css/class-book.ts';
import type { Declarations } from '../../css/declarations.ts';
import { camel } from '../../names/words.ts';
import type { Tailwind } from '../../tailwind/tailwind.ts';
import { utilitiesOf } from '../../tailwind/utilities.ts';
import { classMaps, classString } from './class-maps.ts';
import { variantClasses } from './module-classes.ts';
import { joinedClasses, sheetClass, type Wearing } from './wearing.ts';

interface Dressed {
  readonly root: TemplateElement;
  /** Null for a screen. */
  readonly component: Component | null;
  readonly style: CodeStyle;
  readonly typed: boolean;
  /** Names that are not free. */
  readonly taken: Set<string>;
}

type View = (piece: Classed) => StyledTree<Classed>;

/** What is left of the look of a piece where classes have said what they can. */
const leftOf =
  (view: View, tailwind: Tailwind): View =>
  (piece) => {
    const tree = view(piece);
    const rest = (style: Declarations) => utilitiesOf(style, tailwind).rest;
    const variants = tree.variants.map((variant) => ({ ...variant, style: rest(variant.style) }));
    return { ...tree, style: rest(tree.style), variants: variants.filter(({ style }) => style.length > 0) };
  };

/** Expressions of which each is a text: one string, or a template that holds them. */
const template = (fixed: string, expressions: readonly string[]): string => {
  if (expressions.length === 0) return fixed === '' ? '' : ` className="${fixed}"`;
  const [only = ''] = expressions;
  if (fixed === '' && expressions.length === 1) return ` className={${only}}`;
  return ` className={\`${[fixed, ...expressions.map((one) => `\${${one}}`)].filter((one) => one !== '').join(' ')}\`}`;
};

/** Utilities of Tailwind; a CSS module has what those cannot say. */
export const tailwindClasses = (dressed: Dressed, view: View, tailwind: Tailwind): Wearing => {
  const { root, component, style } = dressed;
  const maps = classMaps(dressed);
  const left = classBook<Classed>(root, leftOf(view, tailwind), { name: camel, taken: collectWords(root) });
  const hasVariants = left.rules.some(({ selector }) => selector.includes(' ') || selector.indexOf('.', 1) > 0);
  const written = new Map<Classed, string>();

  const attributeOf = (piece: Classed): string => {
    const isRoot = piece === root;
    const tree = view(piece);
    const fixed = utilitiesOf(tree.style, tailwind).classes.join(' ');
    const worn = tree.variants
      .map(({ classes, style: look }) => ({ classes, worn: utilitiesOf(look, tailwind).classes.join(' ') }))
      .filter((variant) => variant.worn !== '');
    const expressions = [
      ...maps.of(isRoot ? [] : tree.words.slice(0, 2), worn),
      ...left.namesOf(piece).map(sheetClass),
      ...(isRoot && hasVariants ? variantClasses(component) : []),
    ];
    if (!isRoot || component?.placed !== true) return template(fixed, expressions);
    return joinedClasses([...(fixed === '' ? [] : [classString(fixed, style)]), ...expressions, 'className'], style);
  };

  const write = (piece: Classed): void => {
    written.set(piece, attributeOf(piece));
    for (const child of view(piece).children) write(child);
  };
  write(root);
  return { attribute: (piece) => written.get(piece) ?? '', constants: maps.constants, rules: left.rules };
};
