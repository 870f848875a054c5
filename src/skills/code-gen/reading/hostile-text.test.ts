import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from '#testing/reading-back/any-tree';
import { expectReadBack } from '#testing/reading-back/expect-read-back';

const SCREEN = { id: '7:1', name: "a'\n`", page: '\u202E', width: 10, height: 10, nodes: 1, picture: null };

describe('reading form', () => {
  it('[PA15] [PA16] says every fact of any tree, and no text breaks out of its quotes', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const form = expectReadBack(SCREEN, tree);
        // What cannot be seen, other line ends, and what could close a fence around it.
        expect(form).not.toMatch(/(?![\n ])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]|`/u);
      }),
      { numRuns: 300 },
    );
  });
});
