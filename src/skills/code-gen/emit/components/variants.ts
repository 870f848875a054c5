import type { NameClass, VariantStyle } from '../css/class-book.ts';
import type { Declaration, Declarations } from '../css/declarations.ts';
import { camel, unique, wordsOf } from '../names/words.ts';
import type { Part } from './tree.ts';

/** A property of a component that changes how it looks. */
export interface VariantProperty {
  /** As the design has it. */
  readonly design: string;
  readonly name: string;
  /** From the value of the design to the word in code, which is the class too. */
  readonly words: ReadonlyMap<string, string>;
  /** The property is a flag: on and off are the words of its two values. */
  readonly flag: { readonly on: string; readonly off: string } | null;
}

/** Values of the variant properties of a use, by name in the design. */
export type Form = ReadonlyMap<string, string>;

export const formOf = ({ instance }: Part): Form => {
  const entries = Object.entries(instance?.properties ?? {}).filter(([, { type }]) => type === 'VARIANT');
  return new Map(entries.map(([name, { value }]) => [name, String(value)]));
};

export const formKey = (form: Form): string => [...form].map(([name, value]) => `${name}=${value}`).join(', ');

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['on', true],
  ['off', false],
  ['yes', true],
  ['no', false],
]);

interface VariantNames {
  /** Names of properties that are not free. */
  readonly taken: Set<string>;
  /** What a value is called in code, which is a class too. */
  readonly word: NameClass;
}

/** `Active=True` and `Active=False`: a flag, whose two looks are classes of their own. */
const flagProperty = (
  design: string,
  values: readonly string[],
  { word, taken, classes }: VariantNames & { readonly classes: Set<string> },
): VariantProperty => {
  const words = wordsOf(design);
  const name = unique(camel(words, 'on'), taken, '');
  const flag = {
    on: unique(word(words, 'on'), classes, ''),
    off: unique(word(['not', ...words], 'off'), classes, ''),
  };
  const pairs = values.map((value) => [value, FLAGS.get(value.toLowerCase()) === true ? flag.on : flag.off] as const);
  return { design, name, words: new Map(pairs), flag };
};

/** `Style` is taken by every stack for itself. */
const propertyName = (words: readonly string[], taken: ReadonlySet<string>): string => {
  const name = camel(words, 'variant');
  return taken.has(name) ? camel([...words, 'variant'], 'variant') : name;
};

/** Properties of which more than one value is in use, with names for code. */
export const variantProperties = (forms: readonly Form[], names: VariantNames): VariantProperty[] => {
  const { taken, word: wordNamed } = names;
  const classes = new Set<string>();
  const designs = [...new Set(forms.flatMap((form) => [...form.keys()]))];
  return designs.flatMap((design): VariantProperty[] => {
    const values = [...new Set(forms.map((form) => form.get(design) ?? ''))];
    if (values.length < 2) return [];
    if (values.every((value) => FLAGS.has(value.toLowerCase())))
      return [flagProperty(design, values, { ...names, classes })];
    const name = unique(propertyName(wordsOf(design), taken), taken, '');
    const words = values.map((value) => {
      const word = wordNamed(wordsOf(value), 'none');
      return [
        value,
        unique(classes.has(word) ? wordNamed([...wordsOf(design), ...wordsOf(value)], 'none') : word, classes, ''),
      ] as const;
    });
    return [{ design, name, words: new Map(words), flag: null }];
  });
};

const textOf = ([property, value]: Declaration): string => `${property}: ${value}`;

/** What stands in all of some styles, in the order of the first. */
export const commonStyle = (styles: readonly Declarations[]): Declarations => {
  const [first = [], ...rest] = styles;
  const others = rest.map((style) => new Set(style.map(textOf)));
  return first.filter((declaration) => others.every((style) => style.has(textOf(declaration))));
};

export const without = (style: Declarations, taken: Declarations): Declarations => {
  const gone = new Set(taken.map(textOf));
  return style.filter((declaration) => !gone.has(textOf(declaration)));
};

export interface FormStyle {
  readonly form: Form;
  readonly style: Declarations;
}

/** What a single property explains of the looks of an element, then what only all of them together do. */
export const factored = (
  looks: readonly FormStyle[],
  properties: readonly VariantProperty[],
): { readonly style: Declarations; readonly variants: readonly VariantStyle[] } => {
  const style = commonStyle(looks.map((look) => look.style));
  const variants: VariantStyle[] = [];
  let left = looks.map((look) => ({ form: look.form, style: without(look.style, style) }));
  for (const { design, words } of properties) {
    for (const [value, word] of words) {
      const same = left.filter(({ form }) => (form.get(design) ?? '') === value);
      const own = commonStyle(same.map((look) => look.style));
      if (own.length === 0) continue;
      variants.push({ classes: [word], style: own });
      left = left.map((look) => (same.includes(look) ? { form: look.form, style: without(look.style, own) } : look));
    }
  }
  for (const { form, style: rest } of left) {
    if (rest.length === 0) continue;
    const classes = properties.flatMap(({ design, words }) => words.get(form.get(design) ?? '') ?? []);
    variants.push({ classes, style: rest });
  }
  return { style, variants };
};
