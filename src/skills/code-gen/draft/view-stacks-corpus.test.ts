import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { templateOf } from '#init/templates/templates';
import { resolveVariables } from '#parser/variables/variable-table';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, screenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { createParsedProblems, shownWords } from '#testing/parsed-problems';

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`SwiftUI and Avalonia drafts of the corpus ${NO_CORPUS}\n`);

const readJson = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

interface Raw {
  readonly type?: string;
  readonly visible?: boolean;
  readonly characters?: string;
  /** Ids of styles by character; where they change a text is written in parts. */
  readonly characterStyleOverrides?: readonly number[];
  readonly children?: readonly Raw[];
  readonly document?: Raw;
  readonly nodes?: Readonly<Record<string, { readonly document: Raw }>>;
}

/** Upper case is how a stack without a case of its own shows it. */
const folded = (text: string): string => text.replaceAll(/\s+/g, '').toLowerCase();

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

const rootOf = (body: unknown): Raw => {
  const raw = body as Raw;
  return raw.document ?? Object.values(raw.nodes ?? {})[0]?.document ?? raw;
};

/** Colours of what is seen and not a picture, as the adapter wrote them; a mask is a shape without a colour. */
const coloursOf = (node: SemanticNode): string[] => {
  if (node.visible === false || node.screenshot !== undefined) return [];
  const shown: Partial<SemanticNode> = node.mask === undefined ? node : {};
  const paints = [...(shown.fills ?? []), ...(node.text === undefined ? (shown.strokes?.paints ?? []) : [])];
  const own = paints.flatMap((paint) => (paint.kind === 'solid' ? [paint.color] : []));
  return [...own, ...(node.children ?? []).flatMap(coloursOf)];
};

const problems = corpus === null ? () => [] : await createParsedProblems();

describe.skipIf(corpus === null)('SwiftUI and Avalonia drafts of real screens', () => {
  const cases = (corpus === null ? [] : screenDesigns(corpus)).flatMap((design) =>
    (['swiftui', 'avalonia'] as const).map((stack) => ({ ...design, stack })),
  );
  it.each(cases)('are parsed, not compiled, and hold every visible text and colour: $name ($stack)', async (design) => {
    const { stack } = design;
    const { adapter } = templateOf(stack);
    const screens = (await builtScreens(design, adapter)).map(({ root, ...screen }) => ({ screen, root }));
    const table = design.variables === null ? null : resolveVariables(readJson(design.variables), null);
    const variables = table?.records(adapter.transformColor) ?? [];
    const files = textsOf(await draftOf(stack, screens, { variables }));
    expect(problems(files)).toEqual([]);
    const shown = folded(shownWords(files));
    expect(visibleTexts(rootOf(readJson(design.file))).filter((text) => !shown.includes(text))).toEqual([]);
    const all = [...files.values()].join('\n');
    const colours = new Set(screens.flatMap(({ root }) => coloursOf(root)));
    expect([...colours].filter((colour) => !all.includes(colour))).toEqual([]);
  });
});
