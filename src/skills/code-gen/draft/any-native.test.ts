import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { anySemanticTree } from '#testing/any-semantic';
import { draftOf, textsOf } from '#testing/drafted';
import { createGrammar } from '#testing/grammars/grammar-errors';
import { nativeText } from '#testing/native-text';
import { fc } from '#testing/properties';
import type { DraftScreen } from './draft-input.ts';

const VARIABLES = [
  { name: 'space/md', type: 'FLOAT', mode: 'A', value: 16, id: '1', collection: 'Theme' },
  { name: 'space/md', type: 'FLOAT', mode: 'Dark', value: 8, id: '1', collection: 'Theme' },
  { name: 'brand', type: 'COLOR', mode: 'A', value: '#abc', id: '2', collection: 'Theme' },
  { name: "it's $x", type: 'STRING', mode: 'A', value: '"\\', id: '3', collection: 'class' },
] as const;

const screenOf = (root: SemanticNode, id: string): DraftScreen => ({
  screen: { id, name: root.name, page: 'Page', width: root.box.width, height: root.box.height },
  root,
});

const bare = (text: string): string => text.toWellFormed().replaceAll(/[\s\0]/g, '');

/** Texts that are seen. */
const shownTexts = (node: SemanticNode): string[] => {
  if (node.visible === false || (node.mask !== undefined && node.figmaType !== 'TEXT')) return [];
  const own = bare(node.text?.characters ?? '');
  return [...(own === '' ? [] : [own]), ...(node.children ?? []).flatMap(shownTexts)];
};

const some = (node: SemanticNode, test: (one: SemanticNode) => boolean): boolean =>
  test(node) || (node.children ?? []).some((child) => some(child, test));

/** Marks of lists and parts of masks stand between and instead of what is said. */
const isPlain = (root: SemanticNode): boolean =>
  !some(root, ({ mask, text }) => mask !== undefined || text?.lists !== undefined || text?.runs !== undefined);

describe.each([
  ['flutter', 'dart'],
  ['compose', 'kotlin'],
] as const)('a draft of anything for %s', (stack, grammar) => {
  it('is parsed, not compiled, without errors, and holds every visible text', async () => {
    const errors = await createGrammar(grammar);
    await fc.assert(
      fc.asyncProperty(fc.array(anySemanticTree, { minLength: 1, maxLength: 3 }), async (roots) => {
        const screens = roots.map((root, index) => screenOf(root, `9:${index}`));
        const draft = await draftOf(stack, screens, { variables: VARIABLES });
        const texts = textsOf(draft);
        const problems = [...texts].flatMap(([path, source]) => errors(source).map(({ text }) => `${path}: ${text}`));
        expect(problems).toEqual([]);
        expect(new Set(draft.files.map(({ path }) => path.toLowerCase())).size).toBe(draft.files.length);
        const said = [...texts.values()].map((source) => nativeText(source, grammar)).join('');
        for (const text of roots.filter(isPlain).flatMap(shownTexts)) expect(said).toContain(text);
      }),
      { numRuns: 60 },
    );
  });
});

const FLOAT = { type: 'FLOAT', mode: 'A' } as const;
const ALIKE = [
  { ...FLOAT, id: '1', collection: 'Radius', name: 'sm', value: 4 },
  { ...FLOAT, id: '2', collection: 'Space', name: 'sm', value: 8 },
  { ...FLOAT, id: '3', collection: 'Space', name: '16', value: 16 },
  { ...FLOAT, id: '4', collection: 'Size', name: '16', value: 16 },
  { ...FLOAT, id: '5', collection: 'Space', name: 'SM!', value: 9 },
  { ...FLOAT, id: '6', collection: 'Spa', name: 'ce sm', value: 10 },
  { ...FLOAT, id: '7', collection: 'Radius', name: 'brand brush', value: 11 },
  { type: 'COLOR', mode: 'A', id: '8', collection: 'Radius', name: 'brand', value: '#abcdef' },
] as const;

describe.each([
  ['flutter', /static const \w+ (\w+) =/g, 'DesignTokens'],
  ['compose', /val (\w+) =/g, 'DesignTokens'],
  ['swiftui', /(extension \w+|enum \w+|let `?\w+`?:? ?)/g, 'extension CGFloat'],
  ['avalonia', /x:Key="(\w+)"/g, 'x:Double'],
] as const)('tokens of collections that use the same names, for %s', (stack, declared, mark) => {
  it('are each declared once', async () => {
    const root = { id: '1:1', name: 'Page', type: 'div', figmaType: 'FRAME', box: { x: 0, y: 0, width: 9, height: 9 } };
    const screens = [screenOf(root as unknown as SemanticNode, '1:1')];
    const texts = textsOf(await draftOf(stack, screens, { variables: ALIKE }));
    const tokens = [...texts.values()].find((text) => text.includes(mark)) ?? '';
    let [type, group] = ['', ''];
    const names = [...tokens.matchAll(declared)].map(([, name = '']) => {
      if (name.startsWith('extension ')) [type, group] = [name, ''];
      if (name.startsWith('enum ')) group = name;
      return `${type} ${group} ${name}`;
    });
    expect(names.length).toBeGreaterThanOrEqual(ALIKE.length);
    expect(names).toEqual([...new Set(names)]);
  });
});
