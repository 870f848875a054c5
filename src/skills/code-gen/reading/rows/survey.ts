import type { SemanticNode } from '#contract/design/semantic-ast';
import { quoted, word } from '../notation/quote.ts';

/** What is said once for a whole form. */
export interface Survey {
  readonly letters: ReadonlyMap<string, string>;
  readonly figmaTypes: ReadonlyMap<string, string>;
}

// A number may end in an `e`, and an `x` stands between width and height.
const LETTERS = 'abcdfghijklmnopqrstuvwyz';

const lettersOf = (words: ReadonlySet<string>): Map<string, string> => {
  const letters = new Map<string, string>();
  const taken = new Set<string>();
  for (const one of words) {
    const wanted = [one.charAt(0).toLowerCase(), ...LETTERS];
    const letter = wanted.find((candidate) => LETTERS.includes(candidate) && candidate !== '' && !taken.has(candidate));
    if (letter === undefined) continue;
    taken.add(letter);
    letters.set(one, letter);
  }
  return letters;
};

const mostly = (counts: ReadonlyMap<string, number>): string =>
  [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0];

/** Goes through a tree once: the words of its sizes, and what each word of the stack mostly stands for in Figma. */
export const survey = (root: SemanticNode): Survey => {
  const words = new Set<string>();
  const types = new Map<string, Map<string, number>>();
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const rule of [node.size?.width, node.size?.height]) if (rule !== undefined) words.add(rule);
    if (node.instance === undefined) {
      const counts = types.get(node.type) ?? new Map<string, number>();
      types.set(node.type, counts.set(node.figmaType, (counts.get(node.figmaType) ?? 0) + 1));
    }
    for (const child of node.children ?? []) stack.push(child);
  }
  return { letters: lettersOf(words), figmaTypes: new Map([...types].map(([type, counts]) => [type, mostly(counts)])) };
};

/** A type that is called like the notation's own word would be taken for it. */
const typeWord = (type: string): string => (type === 'like' ? quoted(type) : word(type));

/** The stack's word, and Figma's type where it is not the usual one. Instances are told by `of`. */
export const typeText = (node: SemanticNode, { figmaTypes }: Survey): string => {
  const usual = node.instance === undefined ? figmaTypes.get(node.type) : 'INSTANCE';
  return node.figmaType === usual ? typeWord(node.type) : `${typeWord(node.type)}:${word(node.figmaType)}`;
};
