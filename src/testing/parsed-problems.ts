import { createGrammar } from './grammars/grammar-errors.ts';
import { xmlErrors } from './grammars/markup-errors.ts';

/** Reads files of stacks whose compilers are not here: by a grammar, so that they are parsed and not compiled. */
export const createParsedProblems = async (): Promise<(texts: ReadonlyMap<string, string>) => string[]> => {
  const [swift, csharp] = [await createGrammar('swift'), await createGrammar('csharp')];
  const problemsOf = (path: string, text: string) => {
    if (path.endsWith('.swift')) return swift(text);
    // Names in C# may hold letters of any script; the grammar knows the most common alone.
    return path.endsWith('.cs') ? csharp(text.replaceAll(/[\p{Lo}\p{Lm}\p{Mn}\p{Mc}]/gu, 'x')) : xmlErrors(text);
  };
  return (texts) =>
    [...texts].flatMap(([path, text]) =>
      problemsOf(path, text).map((problem) => `${path}:${problem.line}: ${problem.text}`),
    );
};

const SWIFT = /\\u\{([0-9a-f]+)\}|\\(.)/g;
const XML = /&#(\d+);|&(amp|lt|gt|quot);/g;
const CSHARP = /\\u([0-9a-f]{4})|\\(.)/g;
const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const character = (code: string, radix: number): string => String.fromCodePoint(Number.parseInt(code, radix));
const simple = (mark: string): string => ('ntr'.includes(mark) ? ' ' : mark);

/** Words that files show, their escapes undone and spaces away. */
export const shownWords = (texts: ReadonlyMap<string, string>): string =>
  [...texts]
    .map(([path, text]) => {
      if (path.endsWith('.swift'))
        return text.replaceAll(SWIFT, (_, code?: string, one?: string) =>
          code === undefined ? simple(one ?? '') : character(code, 16),
        );
      if (path.endsWith('.cs'))
        return text.replaceAll(CSHARP, (_, code?: string, one?: string) =>
          code === undefined ? simple(one ?? '') : character(code, 16),
        );
      return text.replaceAll(XML, (_, code?: string, name?: string) =>
        code === undefined ? (NAMES[name ?? ''] ?? '') : character(code, 10),
      );
    })
    .join('\n')
    .replaceAll(/\s+/g, '');
