import type { DataLists } from '../components/data-lists.ts';
import type { Condition, Template } from '../components/template.ts';
import type { VariantProperty } from '../components/variants.ts';
import { type Code, call } from '../native/code/code-tree.ts';
import { mergedCode } from '../native/code/merged-code.ts';
import type { Facet, Look } from '../native/facets.ts';
import { gathered, type Members, type NativePiece, type NativePlace, sameCode, variantsOf } from '../native/piece.ts';
import type { Held } from '../native/structure/typed-fields.ts';
import { type Chosen, type Varied, varied } from '../native/varied.ts';
import type { KotlinPaints } from './kotlin-brush.ts';

/** A file while its composables are made. */
export interface KotlinFile extends KotlinPaints {
  readonly piece: NativePiece;
  readonly place: NativePlace;
  readonly members: Members;
  readonly lists: DataLists;
  /** Components that it uses, by the name of the design's code. */
  readonly components: Set<string>;
  readonly assets: Set<string>;
  /** States of the fields of a screen. */
  readonly held: Held;
  /** What it reads at its start: `navigate`, `uriHandler`. */
  readonly reads: Set<string>;
}

const wordText = ({ property, word }: Chosen, { members }: KotlinFile): string =>
  `${members.type(property.name)}.${members.word(property.name, word)}`;

const testText = (one: Chosen, file: KotlinFile): string => {
  const name = file.members.property(one.property.name);
  if (one.property.flag === null) return `${name} == ${wordText(one, file)}`;
  return one.word === one.property.flag.on ? name : `!${name}`;
};

type Options = Extract<Varied<Code | null>, { kind: 'varied' }>;

/** More forms than this are all others. */
const SAID = 3;

const flagChoice = (
  only: VariantProperty,
  options: Options['options'],
  { neutral, file }: { neutral: Code; file: KotlinFile },
): Code => {
  const of = (word: string | undefined): Code =>
    options.find(({ chosen: form }) => form[0]?.word === word)?.value ?? neutral;
  return { kind: 'either', when: file.members.property(only.name), yes: of(only.flag?.on), no: of(only.flag?.off) };
};

/** Values that differ in a place or two are written once, with the choice there. */
const choiceCode = (found: Options, neutral: Code, file: KotlinFile): Code => {
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

const wholeChoice = ({ options, properties, partial }: Options, neutral: Code, file: KotlinFile): Code => {
  const [only] = properties;
  const isSingle = properties.length === 1 && only !== undefined;
  if (isSingle && only.flag !== null) return flagChoice(only, options, { neutral, file });
  const groups = gathered(options);
  const conditionOf = (form: readonly Chosen[]): string =>
    isSingle ? form.map((one) => wordText(one, file)).join() : form.map((one) => testText(one, file)).join(' && ');
  return {
    kind: 'choice',
    head: isSingle ? `when (${file.members.property(only.name)})` : 'when',
    joint: ' -> ',
    end: '',
    cases: groups.map(({ value, forms }, at) => ({
      when:
        at === groups.length - 1 && (!isSingle || partial || forms.length > SAID)
          ? 'else'
          : forms.map(conditionOf).join(isSingle ? ', ' : ' || '),
      code: value ?? neutral,
    })),
  };
};

export interface Choosing {
  readonly facets: readonly Facet[];
  /** Where a form has nothing of it while others do. */
  readonly neutral: Code;
}

type Styled = Pick<Template, 'style' | 'variants'> & Partial<Pick<Template, 'condition'>>;

/** A part of a look as code, by the properties that it depends on; null where it never says anything. */
export const chosen = (
  template: Styled,
  { facets, neutral }: Choosing,
  { make, file }: { readonly make: (look: Look) => Code | null; readonly file: KotlinFile },
): Code | null => {
  const found = varied(template, { facets, properties: variantsOf(file.piece) }, { make, same: sameCode });
  if (found.kind === 'same') return found.value;
  if (found.options.every(({ value }) => value === null)) return null;
  return choiceCode(found, neutral, file);
};

/** Modifiers that some facets of a look make; where they depend on a property they are chosen as a whole. */
export const links = (
  template: Styled,
  facets: readonly Facet[],
  { make, file }: { readonly make: (look: Look) => readonly Code[]; readonly file: KotlinFile },
): Code[] => {
  const whole = (look: Look): Code | null => {
    const own = make(look);
    return own.length === 0 ? null : { kind: 'chain', base: 'Modifier', links: own };
  };
  const code = chosen(template, { facets, neutral: 'Modifier' }, { make: whole, file });
  if (code === null) return [];
  if (typeof code !== 'string' && code.kind === 'chain') return [...code.links];
  return [call('then', [[null, code]])];
};

/** When a piece is there. */
export const conditionText = (condition: Condition, file: KotlinFile): string => {
  const name = file.members.property(condition.name);
  if (condition.kind === 'flag') return condition.off === true ? `!${name}` : name;
  const type = file.members.type(condition.name);
  const compared = condition.words.map((word) => `${name} == ${type}.${file.members.word(condition.name, word)}`);
  return compared.length === 0 ? 'false' : compared.join(' || ');
};

/** A choice between `true` and `false` as one condition. */
export const conditionOf = (code: Code | null): string => {
  if (code === null || typeof code === 'string') return code ?? 'false';
  if (code.kind === 'either') return code.yes === 'true' ? code.when : `!${code.when}`;
  if (code.kind !== 'choice') return 'false';
  const name = /^when \((.*)\)$/s.exec(code.head)?.[1];
  const asked = (when: string): string => (name === undefined ? `(${when})` : `${name} == ${when}`);
  const wordsOf = (value: string): string[] =>
    code.cases
      .filter((one) => one.code === value)
      .flatMap(({ when }) => when.split(name === undefined ? ' || ' : ', '));
  const [on, off] = [wordsOf('true'), wordsOf('false')];
  if (on.includes('else')) return off.length === 0 ? 'true' : off.map((word) => `!(${asked(word)})`).join(' && ');
  return on.length === 0 ? 'false' : on.map(asked).join(' || ');
};
