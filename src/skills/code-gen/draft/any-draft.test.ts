import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { anySemanticTree } from '#testing/any-semantic';
import { codeProblems, htmlText } from '#testing/code-problems';
import { draftOf, textsOf } from '#testing/drafted';
import { fc } from '#testing/properties';
import type { DraftScreen } from './draft-input.ts';

const VARIABLES = [
  { name: 'space/md', type: 'FLOAT', mode: 'A', value: 16, id: '1', collection: 'Theme' },
  { name: 'space/md', type: 'FLOAT', mode: 'Dark', value: 8, id: '1', collection: 'Theme' },
  { name: 'brand', type: 'COLOR', mode: 'A', value: '#abc', id: '2', collection: 'Theme' },
] as const;

const screenOf = (root: SemanticNode, id: string): DraftScreen => ({
  screen: { id, name: root.name, page: 'Page', width: root.box.width, height: root.box.height },
  root,
});

/** Texts that are seen; what a reader of code would call white space does not count. */
const shownTexts = (node: SemanticNode): string[] => {
  if (node.visible === false || (node.mask !== undefined && node.figmaType !== 'TEXT')) return [];
  const own = node.text?.characters.replaceAll(/[\s\0]/g, '') ?? '';
  return [...(own === '' ? [] : [own]), ...(node.children ?? []).flatMap(shownTexts)];
};

const hasMask = (node: SemanticNode): boolean => node.mask !== undefined || (node.children ?? []).some(hasMask);

describe('a draft of anything', () => {
  it.each(['html', 'react', 'vue', 'svelte'] as const)('parses, and holds every visible text (%s)', async (stack) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySemanticTree, { minLength: 1, maxLength: 3 }), async (roots) => {
        const screens = roots.map((root, index) => screenOf(root, `9:${index}`));
        const draft = await draftOf(stack, screens, { variables: VARIABLES });
        const texts = textsOf(draft);
        expect(await codeProblems(texts)).toEqual([]);
        for (const { path } of draft.files) expect(path).toMatch(/^[^/\\:*?"<>|][^\\:*?"<>|]*$/u);
        expect(new Set(draft.files.map(({ path }) => path.toLowerCase())).size).toBe(draft.files.length);
        if (stack !== 'html') return;
        const shown = [...texts]
          .map(([path, source]) => (path.endsWith('.html') ? htmlText(source).replaceAll('\ufffd', '') : ''))
          .join('');
        const drafted = new Set(draft.files.flatMap((file) => (file.kind === 'write' ? file.screens : [])));
        const told = new Set(draft.notes.flatMap(({ node, word }) => (word === 'library-part' ? [node] : [])));
        for (const { screen } of screens) expect(drafted.has(screen.id) || told.has(screen.id)).toBe(true);
        const seen = screens.filter(({ screen }) => !told.has(screen.id)).map(({ root }) => root);
        for (const text of seen.filter((root) => !hasMask(root)).flatMap(shownTexts)) expect(shown).toContain(text);
      }),
      { numRuns: 60 },
    );
  });
});
