import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** Languages whose compilers do not come from npm: parsed by a grammar, not compiled. */
export const GRAMMARS = { dart: 'dart', swift: 'swift', kotlin: 'kotlin', csharp: 'c_sharp' } as const;
export type Grammar = keyof typeof GRAMMARS;

/** A place at which a grammar could not go on. */
export interface SyntaxProblem {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

const { resolve } = createRequire(import.meta.url);

const loadGrammar = (grammar: Grammar): Promise<Language> =>
  Language.load(resolve(`tree-sitter-wasms/out/tree-sitter-${GRAMMARS[grammar]}.wasm`));

const problemsIn = (root: Node): SyntaxProblem[] => {
  const found: SyntaxProblem[] = [];
  const cursor = root.walk();
  const look = (): void => {
    const { currentNode: node } = cursor;
    if (node.isError || node.isMissing)
      found.push({
        line: node.startPosition.row + 1,
        text: `${node.isMissing ? 'missing ' : ''}${node.text.slice(0, 80) || node.type}`,
      });
    if (!node.hasError || !cursor.gotoFirstChild()) return;
    do look();
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };
  look();
  cursor.delete();
  return found;
};

/** Parses many sources of one language; each answer lists its ERROR and MISSING nodes. */
export const createGrammar = async (grammar: Grammar): Promise<(source: string) => readonly SyntaxProblem[]> => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await loadGrammar(grammar));
  return (source) => {
    const tree = parser.parse(source);
    if (tree === null) return [{ line: 1, text: 'not parsed' }];
    const problems = problemsIn(tree.rootNode);
    tree.delete();
    return problems;
  };
};
