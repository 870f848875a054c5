import { readColour } from '#contract/design/colour-literal';
import { camel, wordsOf } from '../../emit/names/words.ts';
import type { ProjectComponent, ProjectConstant, TakenProperty } from '../project-facts.ts';

/** Classes, objects and functions of one file that are looked at. */
export const MOST_IN_FILE = 100;

/** What a file of a project has to offer. */
export interface NativeFacts {
  readonly constants: readonly ProjectConstant[];
  readonly components: readonly ProjectComponent[];
}

const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0');

/** `rrggbbaa`, however the colour is written; null for what is no colour that can be read. */
export const colourKey = (literal: string, framework: string): string | null => {
  const found = readColour(literal, framework);
  return found === null ? null : [found.r, found.g, found.b, found.a * 255].map(hex).join('');
};

/** Constants of an enumeration by the words that a variant of a design has. */
export const typeOf = (name: string, constants: readonly string[]): NonNullable<TakenProperty['type']> => ({
  name,
  constants: Object.fromEntries(constants.map((constant) => [camel(wordsOf(constant), 'value'), constant])),
});

/** A property whose type is an enumeration, or one of the few that a design fills. */
export const taken = (
  name: string,
  required: boolean,
  { kind, type }: { readonly kind: TakenProperty['kind']; readonly type?: TakenProperty['type'] },
): TakenProperty => ({
  ...{ name, required, kind, words: type === undefined ? [] : Object.keys(type.constants) },
  ...(type === undefined ? {} : { type }),
});
