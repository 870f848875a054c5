import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { templateOf } from '#init/templates/templates';
import { resolveVariables } from '#parser/variables/variable-table';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, DESIGNS, someScreenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { createParsedProblems, shownWords } from '#testing/parsed-problems';
import { bareText, rawRoot, readJson, seenColours } from '#testing/seen-in-design';

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`SwiftUI and Avalonia drafts of the corpus ${NO_CORPUS}\n`);

interface Raw {
  readonly type?: string;
  readonly visible?: boolean;
  readonly characters?: string;
  /** Ids of styles by character; where they change a text is written in parts. */
  readonly characterStyleOverrides?: readonly number[];
  readonly children?: readonly Raw[];
}

/** Upper case is how a stack without a case of its own shows it. */
const folded = (text: string): string => bareText(text).toLowerCase();

const partsOf = ({ characters = '', characterStyleOverrides: styles = [] }: Raw): string[] =>
  characters
    .split('')
    .map((unit, at) => (at > 0 && (styles[at] ?? 0) !== (styles[at - 1] ?? 0) ? `\n${unit}` : unit))
    .join('')
    .split(/[\n\u2028]/);

/** Read from Figma's own answer, by part of one look and line: lists have marks in front of theirs. */
const visibleTexts = (node: Raw): string[] => {
  if (node.visible === false) return [];
  const lines = node.type === 'TEXT' ? partsOf(node).map(folded) : [];
  return [...lines.filter((line) => line !== ''), ...(node.children ?? []).flatMap(visibleTexts)];
};

/** Letters have no outline in these stacks: that is said in a comment. */
const withoutOutlines = ({ strokes, children, ...node }: SemanticNode): SemanticNode => ({
  ...node,
  ...(strokes === undefined || node.text !== undefined ? {} : { strokes }),
  ...(children === undefined ? {} : { children: children.map(withoutOutlines) }),
});

const problems = corpus === null ? () => [] : await createParsedProblems();

describe.skipIf(corpus === null)(`SwiftUI and Avalonia drafts of real screens, ${DESIGNS}`, () => {
  const cases = (corpus === null ? [] : someScreenDesigns(corpus, 0)).flatMap((design) =>
    (['swiftui', 'avalonia'] as const).map((stack) => ({ ...design, stack })),
  );
  it.each(cases)('are parsed, not compiled, and hold every visible text and colour: $name ($stack)', async (design) => {
    const { stack } = design;
    const { adapter } = templateOf(stack);
    const screens = (await builtScreens(design, adapter)).map(({ root, ...screen }) => ({ screen, root }));
    const table = design.variables === null ? null : resolveVariables(readJson(design.variables), null);
    const variables = table?.records(adapter.transformColor) ?? [];
    const files = textsOf(await draftOf(stack, screens, { variables, layoutMaps: adapter.layoutMaps }));
    expect(problems(files)).toEqual([]);
    const shown = folded(shownWords(files));
    expect(visibleTexts(rawRoot(readJson(design.file))).filter((text) => !shown.includes(text))).toEqual([]);
    const all = [...files.values()]
      .join('\n')
      .replaceAll('Color.white', 'Color(red: 1, green: 1, blue: 1)')
      .replaceAll('Color.black', 'Color(red: 0, green: 0, blue: 0)');
    const colours = new Set(screens.flatMap(({ root }) => seenColours(withoutOutlines(root))));
    expect([...colours].filter((colour) => !all.includes(colour))).toEqual([]);
  });
});
