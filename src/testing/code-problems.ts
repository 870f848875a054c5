import { transform } from 'esbuild';
import type { SyntaxProblem } from './grammars/grammar-errors.ts';
import { svelteErrors, vueErrors } from './grammars/markup-errors.ts';

const VOID = new Set(['meta', 'link', 'img', 'br', 'input']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

export const decoded = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');

const TOKEN = /<!--[\s\S]*?-->|<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<]*")?)*)>|([^<]+)/gy;

/** What a strict reader of our own HTML stumbles over: tags that do not close, attributes twice, anything it does not know. */
export const htmlProblems = (source: string): string[] => {
  const problems: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const [whole, close, tag, attributes = ''] of source.matchAll(TOKEN)) {
    end += whole.length;
    if (tag === undefined) continue;
    const names = [...attributes.matchAll(/\s([a-z-]+)/g)].map(([, name]) => name);
    const bare = attributes.replaceAll(/"[^"]*"/g, '');
    if (
      new Set([...bare.matchAll(/\s([a-z-]+)/g)].map(([, name]) => name)).size < (bare.match(/\s[a-z-]+/g) ?? []).length
    )
      problems.push(`twice in ${whole}: ${names.join(' ')}`);
    if (close === '/') {
      const last = open.pop();
      if (last !== tag) problems.push(`</${tag}> closes <${last}>`);
    } else if (!VOID.has(tag)) open.push(tag);
  }
  if (end !== source.length) problems.push(`not read from ${JSON.stringify(source.slice(end, end + 60))}`);
  return [...problems, ...open.map((tag) => `<${tag}> stays open`)];
};

/** Words that a page shows, tags taken away. */
export const htmlText = (source: string): string =>
  decoded(source.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<[^>]+>/g, '')).replaceAll(/\s+/g, '');

const COMPILED: readonly (readonly [string, (source: string) => readonly SyntaxProblem[]])[] = [
  ['.vue', vueErrors],
  ['.svelte', svelteErrors],
];

const loaderOf = (path: string) => (path.endsWith('.tsx') ? 'tsx' : path.endsWith('.jsx') ? 'jsx' : 'css');

/** What a parser says of each file, by path; nothing for files that it can read. */
export const codeProblems = async (texts: ReadonlyMap<string, string>): Promise<string[]> => {
  const found = await Promise.all(
    [...texts].map(async ([path, text]) => {
      if (path.endsWith('.html')) return htmlProblems(text).map((problem) => `${path}: ${problem}`);
      const compile = COMPILED.find(([ending]) => path.endsWith(ending))?.[1];
      if (compile !== undefined) return compile(text).map((problem) => `${path}:${problem.line}: ${problem.text}`);
      const read = await transform(text, { loader: loaderOf(path), jsx: 'automatic', logLevel: 'silent' }).catch(
        (error: { errors: { text: string; location?: { lineText: string } }[] }) => ({ warnings: error.errors }),
      );
      return read.warnings.map(({ text: problem, location }) => `${path}: ${problem}: ${location?.lineText}`);
    }),
  );
  return found.flat();
};
