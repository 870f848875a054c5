import type { DesignVariable, LintFinding } from '#contract/snapshot';
import { printable } from '../figma/printable.ts';
import { type Finding, FindingBook } from '../semantic-ast/finding-book.ts';
import { tokensByColour } from './rules/loose-colours.ts';
import type { LintedLayer, ScreenLint, ShapeEntry } from './screen-lint.ts';

/** More than twice is no accident. */
const TIMES = 3;

interface Named {
  readonly count: number;
  readonly layers: readonly LintedLayer[];
}

const addGroup = (book: FindingBook, finding: Finding, { count, layers }: Named, screen: string): void => {
  for (const layer of layers) book.add(finding, layer, screen);
  book.count(finding, count - layers.length);
};

const addFindings = (screens: readonly ScreenLint[], book: FindingBook): void => {
  // Rule by rule, so that what belongs together stands together.
  const rules = new Set(screens.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  for (const rule of rules)
    for (const { screen, findings } of screens)
      for (const { severity, params, ...named } of findings)
        if (named.rule === rule) addGroup(book, { rule, severity, params }, named, screen);
};

const colourFinding = (colour: string, token: string | undefined): Finding =>
  token === undefined
    ? { rule: 'colour-without-token', severity: 'info', params: { colour: printable(colour) } }
    : { rule: 'hard-coded-colour', severity: 'warning', params: { colour: printable(colour), token } };

const addColours = (screens: readonly ScreenLint[], variables: readonly DesignVariable[], book: FindingBook): void => {
  const tokens = tokensByColour(variables);
  for (const { screen, colours } of screens)
    for (const { colour, ...named } of colours)
      addGroup(book, colourFinding(colour, tokens.get(colour)), named, screen);
};

/** Entries that lie in one that repeats: what repeats because its surroundings repeat is no news. */
const insideRepeated = (shapes: readonly ShapeEntry[], repeats: (shape: number) => boolean): boolean[] => {
  const inside: boolean[] = [];
  for (const { around } of shapes) {
    const outer = shapes[around];
    inside.push(outer !== undefined && (inside[around] === true || repeats(outer.shape)));
  }
  return inside;
};

/** Subtrees of the same build that occur three times or more, on whatever screens; only the outermost ones are named. */
const addRepeated = (screens: readonly ScreenLint[], book: FindingBook): void => {
  const counts = new Map<number, number>();
  for (const { shapes } of screens)
    for (const { shape, count } of shapes) counts.set(shape, (counts.get(shape) ?? 0) + count);
  const repeats = (shape: number): boolean => (counts.get(shape) ?? 0) >= TIMES;
  for (const { screen, shapes } of screens) {
    const inside = insideRepeated(shapes, repeats);
    for (const [at, { shape, size, ...named }] of shapes.entries()) {
      if (inside[at] || !repeats(shape)) continue;
      const finding = { rule: 'repeated-topology', severity: 'info', params: { size }, key: String(shape) } as const;
      addGroup(book, finding, named, screen);
    }
  }
};

const addCopies = (screens: readonly ScreenLint[], book: FindingBook): void => {
  const parts = new Set(screens.flatMap((one) => one.parts));
  for (const { screen, copies } of screens)
    for (const { key, layer } of copies)
      if (parts.has(key)) book.add({ rule: 'detached-copy', severity: 'warning', params: {} }, layer, screen);
};

/**
 * Makes findings of what the screens tell, in the order of the screens. Each names 50 layers at most; `n` among its
 * params is the whole number, `layer` the name of the first one.
 * @param variables as they stand in `design-variables.json`, with colours in the words of the stack
 */
export const mergeLint = (
  screens: readonly ScreenLint[],
  variables: readonly DesignVariable[],
): readonly LintFinding[] => {
  const book = new FindingBook();
  addFindings(screens, book);
  addColours(screens, variables, book);
  addRepeated(screens, book);
  addCopies(screens, book);
  return book.findings();
};
