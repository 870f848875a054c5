import type { DataList, DataLists } from '../components/data-lists.ts';
import type { Component, Condition, Template } from '../components/template.ts';
import { kebab, wordsOf } from '../names/words.ts';
import type { ViewDraft, ViewUnit } from '../views/draft-views.ts';
import type { ViewField } from '../views/fields.ts';
import type { ViewTokens } from '../views/token-names.ts';
import type { Value, Xaml } from './xaml-element.ts';
import type { Holder } from './xaml-place.ts';

/** A file while its elements are made. */
export interface XamlFile {
  readonly unit: ViewUnit;
  readonly draft: ViewDraft;
  readonly tokens: ViewTokens;
  readonly lists: DataLists;
  readonly usedLists: Set<DataList>;
  readonly fields: ReadonlyMap<Template, ViewField>;
  readonly assets: Set<string>;
  readonly uses: Set<string>;
  /** By selector, what a variant says. */
  readonly rules: Map<string, (readonly [string, Value])[]>;
  readonly classes: Set<string>;
  readonly flags: { svg: boolean; navigates: boolean; named: boolean };
  /** Of the namespace that a component is in; asked for, it is declared. */
  prefix(component: string): string;
  /** Address of a file of the project among the resources. */
  address(path: string): string;
  /** The controls of a piece. @param holder what lays it out */
  view(template: Template, holder: Holder): Xaml;
  /** Name of a property of a component in C#. */
  member(component: string, property: string): string;
}

export const variantsOf = ({ unit }: Pick<XamlFile, 'unit'>): Component['variants'] => unit.component?.variants ?? [];

/** The class that the control wears while a condition holds. */
const classOf = (condition: Condition, variants: Component['variants']): string => {
  const flag = variants.find(({ name }) => name === condition.name)?.flag;
  if (condition.kind === 'flag') return (condition.off === true ? flag?.off : flag?.on) ?? condition.name;
  return condition.words[0] ?? '';
};

/** Class of a control in a variant, with its name: a control around it may have a variant of the same word. */
export const variantClass = (component: string, word: string): string =>
  kebab(wordsOf(`${component.replace(/Control$/, '')} ${word}`, 12), 'variant');

export const selectorOf = (when: readonly Condition[], inner: string, file: XamlFile): string => {
  const classes = when.map((condition) => `.${variantClass(file.unit.name, classOf(condition, variantsOf(file)))}`);
  return `:is(UserControl)${classes.join('')} ${inner}`;
};

export const addRule = (selector: string, setter: readonly [string, Value], file: XamlFile): void => {
  const setters = file.rules.get(selector) ?? [];
  file.rules.set(selector, setters);
  if (!setters.some(([name]) => name === setter[0])) setters.push(setter);
};
