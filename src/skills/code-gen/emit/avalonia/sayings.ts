import type { Condition } from '../components/template.ts';
import { unique } from '../names/words.ts';
import type { Choice } from '../views/choices.ts';
import type { Attributes, Value } from './xaml-element.ts';
import { addRule, selectorOf, type XamlFile } from './xaml-file.ts';
import { className } from './xaml-paint.ts';

/** Gathers what is said of a control: on the spot, or by styles where a variant decides. */
export interface Sayings {
  /** It is of a class that styles know. */
  wear(name: string): void;
  say(name: string, value: Value | null): void;
  choose(name: string, choice: Choice<Value | null>): void;
  /** It is there only while one of some conditions holds. */
  showWhile(conditions: readonly (readonly Condition[])[]): void;
  readonly values: Attributes;
}

/** @param tag type of the control, for the selectors of styles */
export const sayings = (tag: string, words: readonly string[], file: XamlFile): Sayings => {
  const values: (readonly [string, Value])[] = [];
  const classes: string[] = [];
  let own: string | null = null;
  const inner = (): string => {
    if (own === null) {
      own = unique(className(words), file.classes);
      classes.push(own);
    }
    return `${tag}.${own}`;
  };
  return {
    wear: (name) => {
      classes.push(name);
    },
    say: (name, value) => {
      if (value !== null) values.push([name, value]);
    },
    choose: (name, { base, others }) => {
      if (others.length === 0) {
        if (base !== null) values.push([name, base]);
        return;
      }
      if (base !== null) addRule(inner(), [name, base], file);
      for (const one of others)
        if (one.value !== null) addRule(selectorOf(one.when, inner(), file), [name, one.value], file);
    },
    showWhile: (conditions) => {
      addRule(inner(), ['IsVisible', 'False'], file);
      for (const when of conditions) addRule(selectorOf(when, inner(), file), ['IsVisible', 'True'], file);
    },
    get values() {
      return classes.length === 0 ? values : [['Classes', classes.join(' ')] as const, ...values];
    },
  };
};
