import { codeProblems } from '#testing/code-problems';
import { createGrammar, type Grammar } from '#testing/grammars/grammar-errors';
import { cssErrors, htmlErrors } from '#testing/grammars/markup-errors';
import { createParsedProblems } from '#testing/parsed-problems';
import type { Stack } from './stack-names.ts';

type Texts = ReadonlyMap<string, string>;
type FindErrors = (texts: Texts) => Promise<readonly string[]>;

const markupErrors: FindErrors = async (texts) =>
  [...texts].flatMap(([path, text]) =>
    (path.endsWith('.css') ? cssErrors : htmlErrors)(text).map((problem) => `${path}:${problem.line}: ${problem.text}`),
  );

const byGrammar = async (grammar: Grammar): Promise<FindErrors> => {
  const errors = await createGrammar(grammar);
  return async (texts) =>
    [...texts].flatMap(([path, text]) => errors(text).map((problem) => `${path}:${problem.line}: ${problem.text}`));
};

/** Reads files of a stack as a compiler, a parser of the standard, or a grammar of its language does. */
export const syntaxErrors = async (framework: Stack): Promise<FindErrors> => {
  switch (framework) {
    case 'html':
      return markupErrors;
    case 'flutter':
      return byGrammar('dart');
    case 'compose':
      return byGrammar('kotlin');
    case 'swiftui':
    case 'avalonia': {
      const problems = await createParsedProblems();
      return async (texts) => problems(texts);
    }
    default:
      return codeProblems;
  }
};
