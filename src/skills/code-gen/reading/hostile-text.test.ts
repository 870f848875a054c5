import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { anyTree } from '#testing/reading-back/any-tree';
import { expectReadBack } from '#testing/reading-back/expect-read-back';
import { readForm } from '#testing/reading-back/form';
import { allTold } from '#testing/reading-back/told';
import { readingForm } from './reading-form.ts';

const SCREEN = { id: '7:1', name: "a'\n`", page: '\u202E', width: 10, height: 10, nodes: 1, picture: null };

/** What cannot be seen, other line ends, and what could close a fence around a form. */
const UNSEEN = /(?![\n ])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]|`/u;

describe('reading form', () => {
  it('[PA15] [PA16] says every fact of any tree, and no text breaks out of its quotes', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const form = expectReadBack(SCREEN, tree);
        expect(form).not.toMatch(UNSEEN);
      }),
      { numRuns: 300 },
    );
  });

  it('[PA13] [PA16] is whole notation also where it is cut', () => {
    fc.assert(
      fc.property(anyTree, fc.integer({ min: 1_100, max: 3_000 }), (tree, maxBytes) => {
        const text = readingForm(SCREEN, tree, { maxBytes });
        expect(text).not.toMatch(UNSEEN);
        const { layers, cuts } = readForm(text);
        const known = new Set(allTold(tree).map(({ node }) => node.id));
        for (const id of layers.keys()) expect(known.has(id), id).toBe(true);
        if (Buffer.byteLength(text) > maxBytes) expect(layers.size).toBe(1);
        if (layers.size < known.size && tree.screenshot === undefined && cuts.length === 0)
          expect(text).toBe(readingForm(SCREEN, tree));
      }),
      { numRuns: 300 },
    );
  });
});
