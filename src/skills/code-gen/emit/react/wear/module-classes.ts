import type { CodeStyle } from '../../../draft/project-facts.ts';
import { type Classed, collectWords } from '../../components/styled-template.ts';
import type { Component, TemplateElement } from '../../components/template.ts';
import { classBook, type StyledTree } from '../../css/class-book.ts';
import { camel } from '../../names/words.ts';
import { fixedClasses, joinedClasses, sheetClass, type Wearing } from './wearing.ts';

interface Dressed {
  readonly root: TemplateElement;
  /** Null for a screen. */
  readonly component: Component | null;
}

/** Classes that the root of a component wears for its variants. */
export const variantClasses = (component: Component | null): string[] =>
  (component?.variants ?? []).map(({ name, flag }) =>
    flag === null ? `styles[${name}]` : `${name} ? ${sheetClass(flag.on)} : ${sheetClass(flag.off)}`,
  );

/** Classes of a CSS module that lies beside the file. */
export const moduleClasses = (
  { root, component }: Dressed,
  view: (piece: Classed) => StyledTree<Classed>,
  style: CodeStyle,
): Wearing => {
  const classes = classBook<Classed>(root, view, { name: camel, taken: collectWords(root) });
  const outer = [...variantClasses(component), ...(component?.placed === true ? ['className'] : [])];
  return {
    attribute: (piece, isRoot) => {
      const own = classes.namesOf(piece).map(sheetClass);
      return isRoot && outer.length > 0 ? joinedClasses([...own, ...outer], style) : fixedClasses(own);
    },
    constants: [],
    rules: classes.rules,
  };
};
