import type { CodeStyle } from '../../../draft/project-facts.ts';
import type { Component } from '../../components/template.ts';
import type { VariantProperty } from '../../components/variants.ts';
import type { VariantStyle } from '../../css/class-book.ts';
import { camel, unique, wordsOf } from '../../names/words.ts';
import { stringText } from '../../text/script-string.ts';

/** What pieces wear by variant, as constants of the file. */
export interface ClassMaps {
  /** Expressions that give the classes of a piece in the variant that is asked for. */
  of(words: readonly string[], variants: readonly WornVariant[]): string[];
  readonly constants: readonly (readonly string[])[];
}

export interface WornVariant {
  readonly classes: VariantStyle['classes'];
  readonly worn: string;
}

interface MapPlace {
  readonly component: Component | null;
  readonly style: CodeStyle;
  readonly typed: boolean;
  /** Names that are not free. */
  readonly taken: Set<string>;
}

const KEY = /^[\p{L}_$][\p{L}\p{M}\p{Nd}_$]*$/u;

/** Classes as a string of the script; a scanner of classes reads no escapes. */
export const classString = (classes: string, style: CodeStyle): string =>
  classes.includes("'") ? `\`${classes}\`` : stringText(classes, style);

const wordIn = (property: VariantProperty): string =>
  property.flag === null
    ? `\${${property.name}}`
    : `\${${property.name} ? '${property.flag.on}' : '${property.flag.off}'}`;

const isOf = ({ words }: VariantProperty, variant: WornVariant): boolean =>
  variant.classes.length === 1 && [...words.values()].includes(variant.classes[0] ?? '');

interface Constants {
  /** The name of a constant with an entry for each word; the same entries stand there once. */
  named(wanted: string, type: string, entries: readonly (readonly [string, string])[]): string;
  readonly all: readonly (readonly string[])[];
}

const constantBook = ({ style, typed, taken }: MapPlace): Constants => {
  const all: string[][] = [];
  const known = new Map<string, string>();
  return {
    named: (wanted, type, entries) => {
      const rows = entries.map(([word, worn]) => {
        const key = KEY.test(word) ? word : stringText(word, style);
        return `${style.indent}${key}: ${classString(worn, style)},`;
      });
      const same = [type, ...rows].join('\n');
      const name = known.get(same) ?? unique(wanted, taken, '');
      const head = `const ${name}${typed ? `: ${type}` : ''} = {`;
      if (!known.has(same)) all.push([head, ...rows, `}${style.semicolons ? ';' : ''}`]);
      known.set(same, name);
      return name;
    },
    all,
  };
};

export const classMaps = (place: MapPlace): ClassMaps => {
  const { component, style } = place;
  const constants = constantBook(place);
  const properties = component?.variants ?? [];

  const byProperty = (property: VariantProperty, worn: readonly WornVariant[], words: readonly string[]): string => {
    const { name, flag } = property;
    const of = (word: string): string => worn.find(({ classes }) => classes[0] === word)?.worn ?? '';
    if (flag !== null) return `${name} ? ${classString(of(flag.on), style)} : ${classString(of(flag.off), style)}`;
    const entries = [...new Set(property.words.values())].map((word) => [word, of(word)] as const);
    const type = `Record<${component?.name}Props['${name}'], string>`;
    return `${constants.named(camel([...words, ...wordsOf(name), 'classes'], 'classes'), type, entries)}[${name}]`;
  };

  /** What only all properties together decide; most combinations have nothing. */
  const byAll = (worn: readonly WornVariant[], words: readonly string[]): string => {
    const entries = worn.map(({ classes, worn: own }) => [classes.join(' '), own] as const);
    const name = constants.named(camel([...words, 'looks'], 'looks'), 'Record<string, string>', entries);
    return `${name}[\`${properties.map(wordIn).join(' ')}\`] ?? ''`;
  };

  return {
    of: (words, variants) => {
      const single = properties.flatMap((property) => {
        const own = variants.filter((variant) => isOf(property, variant));
        return own.length === 0 ? [] : [byProperty(property, own, words)];
      });
      const joint = variants.filter((variant) => !properties.some((property) => isOf(property, variant)));
      return joint.length === 0 ? single : [...single, byAll(joint, words)];
    },
    constants: constants.all,
  };
};
