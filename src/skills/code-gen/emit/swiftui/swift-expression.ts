import type { Condition } from '../components/template.ts';
import { camel, unique } from '../names/words.ts';
import { type Alternative, type Choice, isSaid } from '../views/choices.ts';
import type { SwiftFile } from './swift-file.ts';
import { swiftMember, swiftName } from './swift-text.ts';

export const conditionText = (condition: Condition): string => {
  const name = swiftName(condition.name);
  if (condition.kind === 'flag') return condition.off === true ? `!${name}` : name;
  const compared = condition.words.map((word) => `${name} == .${swiftMember(word)}`);
  return compared.length === 1 ? `${compared[0]}` : `(${compared.join(' || ')})`;
};

const whenText = (when: readonly Condition[]): string => when.map(conditionText).join(' && ') || 'true';

/** What an expression is called and what it is where nothing is said. */
export interface Expected {
  readonly type: string;
  readonly otherwise: string;
  readonly words: readonly string[];
}

/** All conditions are about one property with few words: then a switch says it. */
const switchedOn = (others: readonly Alternative<string>[]): string | null => {
  const names = new Set(
    others.map(({ when }) => (when.length === 1 && when[0]?.kind === 'words' ? when[0].name : null)),
  );
  const [name] = names;
  return names.size === 1 && name != null ? name : null;
};

const wordsOf = ({ when: [first] }: Alternative<string>): readonly string[] =>
  first?.kind === 'words' ? first.words : [];

const switchLines = (
  name: string,
  others: readonly Alternative<string>[],
  otherwise: string,
  all: number,
): string[] => {
  const covered = new Set(others.flatMap(wordsOf)).size;
  return [
    `switch ${swiftName(name)} {`,
    ...others.map(
      (one) =>
        `case ${wordsOf(one)
          .map((word) => `.${swiftMember(word)}`)
          .join(', ')}: ${one.value}`,
    ),
    ...(covered < all ? [`default: ${otherwise}`] : []),
    '}',
  ];
};

const chainLines = (others: readonly Alternative<string>[], otherwise: string): string[] =>
  others.flatMap(({ when, value }, at) => [
    `${at === 0 ? '' : '} else '}if ${whenText(when)} {`,
    `    ${value}`,
    ...(at === others.length - 1 ? ['} else {', `    ${otherwise}`, '}'] : []),
  ]);

/** A value that depends on a variant: chosen on the spot where that is short, else by a property that is worked out. */
const chosen = ({ base, others }: Choice<string>, expected: Expected, file: SwiftFile): string => {
  const otherwise = base ?? expected.otherwise;
  const [first, second] = others;
  const flags = others.every(({ when }) => when.length === 1 && when[0]?.kind === 'flag');
  if (first !== undefined && second === undefined) return `${whenText(first.when)} ? ${first.value} : ${otherwise}`;
  if (
    first !== undefined &&
    second !== undefined &&
    flags &&
    others.length === 2 &&
    first.when[0]?.name === second.when[0]?.name
  )
    return `${whenText(first.when)} ? ${first.value} : ${second.value}`;
  const name = unique(swiftName(camel(expected.words, 'value')), file.names, '');
  const on = switchedOn(others);
  const words = file.unit.component?.variants.find((variant) => variant.name === on)?.words ?? new Map();
  const lines =
    on === null ? chainLines(others, otherwise) : switchLines(on, others, otherwise, new Set(words.values()).size);
  file.members.push([`private var ${name}: ${expected.type} {`, ...lines.map((line) => `    ${line}`), '}']);
  return name;
};

/** The text of a value, whatever it depends on; null where nothing is said. */
export const expression = (choice: Choice<string>, expected: Expected, file: SwiftFile): string | null => {
  if (!isSaid(choice)) return null;
  return choice.others.length === 0 ? choice.base : chosen(choice, expected, file);
};
