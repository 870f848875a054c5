import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SemanticAst, SemanticNode } from '#contract/design/semantic-ast';
import type { RawCounts } from './raw-counts.ts';

/** The same counts from a snapshot on disk, screen file by screen file. */
export const astCounts = (snapshot: string): RawCounts => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(snapshot, file), 'utf8'));
  const { screens } = read('semantic-ast.json') as SemanticAst;
  const texts: string[] = [];
  let count = 0;
  const walk = (node: SemanticNode, shown: boolean): void => {
    const visible = shown && node.visible !== false;
    if (node.figmaType !== 'CANVAS') count += 1;
    if (node.text !== undefined && visible) texts.push(node.text.characters);
    for (const child of node.children ?? []) walk(child, visible);
  };
  for (const screen of screens) {
    const root = screen.root ?? (read(screen.file ?? '') as { root: SemanticNode }).root;
    walk(root, true);
  }
  return { nodes: count, visibleTexts: texts };
};
