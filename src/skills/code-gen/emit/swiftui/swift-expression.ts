import type { Condition } from '../components/template.ts';
import { camel, unique } from '../names/words.ts';
import { type Alternative, type Choice, isSaid } from '../views/choices.ts';
import { simplified } from './simplified.ts';
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
    ...[...Map.groupBy(others, ({ value }) => value)].map(
      ([value, same]) =>
        `case ${same
          .flatMap(wordsOf)
          .map((word) => `.${swiftMember(word)}`)
          .join(', ')}: ${value}`,
    ),
    ...(covered < all ? [`default: ${otherwise}`] : []),
    '}',
  ];
};

/** Conditions of which one has to hold. */
const anyText = (alternatives: readonly Alternative<string>[]): string =>
  alternatives
    .map(({ when }) => (alternatives.length > 1 && when.length > 1 ? `(${whenText(when)})` : whenText(when)))
    .join(' || ');

/** Alternatives one after the other; those of one value that follow each other are one. */
const inRuns = (others: readonly Alternative<string>[]): Alternative<string>[][] => {
  const runs: Alternative<string>[][] = [];
  for (const one of others) {
    const last = runs.at(-1);
    if (last?.[0]?.value === one.value) last.push(one);
    else runs.push([one]);
  }
  return runs;
};

const chainLines = (others: readonly Alternative<string>[], otherwise: string): string[] =>
  inRuns(others).flatMap((run, at, all) => [
    `${at === 0 ? '' : '} else '}if ${anyText(run)} {`,
    `    ${run[0]?.value}`,
    ...(at === all.length - 1 ? ['} else {', `    ${otherwise}`, '}'] : []),
  ]);

/** A value that depends on a variant: chosen on the spot where that is short, else by a property that is worked out. */
const chosen = ({ base, others }: Choice<string>, expected: Expected, file: SwiftFile): string => {
  const otherwise = base ?? expected.otherwise;
  const [first, second] = others;
  const flags = others.every(({ when }) => when.length === 1 && when[0]?.kind === 'flag');
  if (first !== undefined && second === undefined) {
    const [only, ...more] = first.when;
    // Nobody reads a question that begins with a no.
    if (only?.kind === 'flag' && only.off === true && more.length === 0)
      return `${swiftName(only.name)} ? ${otherwise} : ${first.value}`;
    return `${whenText(first.when)} ? ${first.value} : ${otherwise}`;
  }
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
  const short = simplified(choice, file.unit.component?.variants ?? []);
  return short.others.length === 0 ? short.base : chosen(short, expected, file);
};
