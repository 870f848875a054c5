import type { DataLists } from '../components/data-lists.ts';
import type { Condition, Template } from '../components/template.ts';
import type { VariantProperty } from '../components/variants.ts';
import { type Code, live } from '../native/code/code-tree.ts';
import { mergedCode } from '../native/code/merged-code.ts';
import type { Facet, Look } from '../native/facets.ts';
import { gathered, type Members, type NativePiece, type NativePlace, sameCode, variantsOf } from '../native/piece.ts';
import type { Held } from '../native/structure/typed-fields.ts';
import { type Chosen, type Varied, varied } from '../native/varied.ts';
import type { DartPaints } from './dart-decoration.ts';

/** A file while its widgets are made. */
export interface DartFile extends DartPaints {
  readonly piece: NativePiece;
  readonly place: NativePlace;
  readonly members: Members;
  readonly lists: DataLists;
  /** Components that it uses, by the name of the design's code. */
  readonly components: Set<string>;
  /** Controllers of the fields of a screen. */
  readonly held: Held;
  /** Libraries beside that of Flutter's widgets. */
  readonly libraries: Set<string>;
}

const wordText = ({ property, word }: Chosen, file: DartFile): string => {
  if (property.flag !== null) return `${word === property.flag.on}`;
  return `${file.members.type(property.name)}.${file.members.word(property.name, word)}`;
};

type Options = Extract<Varied<Code | null>, { kind: 'varied' }>;

const patternOf = (form: readonly Chosen[], file: DartFile): string => {
  const words = form.map((chosen) => wordText(chosen, file));
  return words.length === 1 ? `${words[0]}` : `(${words.join(', ')})`;
};

/** More forms than this are all others. */
const SAID = 3;

/** Values that differ in a place or two are written once, with the choice there. */
const choiceCode = (found: Options, neutral: Code, file: DartFile): Code => {
  const { options } = found;
  const values = options.flatMap(({ value }) => (value === null ? [] : [value]));
  const picked = (inner: readonly Code[]): Code =>
    wholeChoice(
      { ...found, options: options.map((option, at) => ({ ...option, value: inner[at] ?? null })) },
      neutral,
      file,
    );
  const merged = values.length === options.length ? mergedCode(values, picked) : null;
  return merged ?? wholeChoice(found, neutral, file);
};

const wholeChoice = ({ options, properties, partial }: Options, neutral: Code, file: DartFile): Code => {
  const names = properties.map(({ name }) => file.members.property(name));
  const groups = gathered(options);
  const [all] = groups;
  if (all !== undefined && groups.length === 1) return all.value ?? neutral;
  const [only] = properties;
  if (only !== undefined && properties.length === 1 && only.flag !== null && groups.length === 2) {
    const isOn = (form: readonly Chosen[] | undefined): boolean => form?.[0]?.word === only.flag?.on;
    const [on, off] = isOn(groups[0]?.forms[0]) ? groups : groups.toReversed();
    return { kind: 'either', when: names[0] ?? '', yes: on?.value ?? neutral, no: off?.value ?? neutral };
  }
  return {
    kind: 'choice',
    head: `switch (${names.length === 1 ? names[0] : `(${names.join(', ')})`})`,
    joint: ' => ',
    end: ',',
    cases: groups.map(({ value, forms }, at) => ({
      when:
        at === groups.length - 1 && (partial || forms.length > (properties.length === 1 ? SAID : 1))
          ? '_'
          : forms.map((form) => patternOf(form, file)).join(' || '),
      code: value ?? neutral,
    })),
  };
};

/** A piece as it is for each word of a property. */
export const byWord = (
  property: VariantProperty,
  values: readonly { readonly word: string; readonly code: Code }[],
  file: DartFile,
): Code => {
  const options = values.map(({ word, code }) => ({ chosen: [{ property, word }], value: code }));
  const partial = values.length < new Set(property.words.values()).size;
  return choiceCode({ kind: 'varied', properties: [property], options, partial }, 'null', file);
};

export interface Choosing {
  readonly facets: readonly Facet[];
  /** Where a form has nothing of it while others do. */
  readonly neutral: Code;
}

/** A part of a look as code, by the properties that it depends on; null where it never says anything. */
export const chosen = (
  template: Pick<Template, 'style' | 'variants'> & Partial<Pick<Template, 'condition'>>,
  { facets, neutral }: Choosing,
  { make, file }: { readonly make: (look: Look) => Code | null; readonly file: DartFile },
): Code | null => {
  const found = varied(template, { facets, properties: variantsOf(file.piece) }, { make, same: sameCode });
  if (found.kind === 'same') return found.value;
  if (found.options.every(({ value }) => value === null)) return null;
  return choiceCode(found, neutral, file);
};

/** When a piece is there. */
export const conditionText = (condition: Condition, file: DartFile): string => {
  const name = file.members.property(condition.name);
  if (condition.kind === 'flag') return condition.off === true ? `!${name}` : name;
  const type = file.members.type(condition.name);
  const compared = condition.words.map((word) => `${name} == ${type}.${file.members.word(condition.name, word)}`);
  return compared.length === 0 ? 'false' : compared.join(' || ');
};

export const nameCode = (name: string, file: DartFile): Code => live(file.members.property(name));

/** A choice between `true` and `false` as one condition. */
export const conditionOf = (code: Code | null): string => {
  if (code === null || typeof code === 'string') return code ?? 'false';
  if (code.kind === 'either') return code.yes === 'true' ? code.when : `!${code.when}`;
  if (code.kind !== 'choice') return 'false';
  const name = code.head.replace(/^\w+ \((.*)\)$/s, '$1');
  const wordsOf = (value: string): string[] =>
    code.cases.filter((one) => one.code === value).flatMap(({ when }) => when.split(' || '));
  const [on, off] = [wordsOf('true'), wordsOf('false')];
  if (on.includes('_')) return off.length === 0 ? 'true' : off.map((word) => `${name} != ${word}`).join(' && ');
  return on.length === 0 ? 'false' : on.map((word) => `${name} == ${word}`).join(' || ');
};
