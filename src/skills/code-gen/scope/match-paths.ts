import { basename, extname } from 'node:path';

/** What the words of somebody came to among some paths. */
export interface Matched {
  readonly paths: ReadonlySet<string>;
  /** Words that no path answers to. */
  readonly unmatched: readonly string[];
}

type Test = (path: string) => boolean;

const escaped = (text: string): string => text.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');

// `**` crosses folders, `*` and `?` do not.
const globOf = (pattern: string): RegExp =>
  new RegExp(
    `^${escaped(pattern)
      .replaceAll('**/', '\u0000')
      .replaceAll('**', '\u0001')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]')
      .replaceAll('\u0000', '(?:.*/)?')
      .replaceAll('\u0001', '.*')}$`,
    'iu',
  );

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const stem = (path: string): string => basename(path, extname(path));

const folders = (path: string): readonly string[] => path.split('/').slice(0, -1);

/** From the strictest reading of a word to the loosest. */
const readings = (word: string): readonly Test[] => {
  const folder = word.replace(/\/+$/, '');
  const loose = plain(word);
  const glob = /[*?]/.test(word) ? globOf(word) : null;
  if (glob !== null) return [(path) => glob.test(path), (path) => glob.test(basename(path))];
  return [
    (path) => path === word,
    (path) => path.startsWith(`${folder}/`),
    (path) => basename(path).toLowerCase() === word.toLowerCase(),
    (path) => loose !== '' && folders(path).some((name) => plain(name) === loose),
    (path) => loose !== '' && plain(stem(path)) === loose,
    (path) => loose !== '' && (plain(basename(path)) === loose || plain(stem(path)).startsWith(loose)),
  ];
};

const matchOne = (paths: readonly string[], word: string): readonly string[] => {
  for (const reads of readings(word)) {
    const found = paths.filter(reads);
    if (found.length > 0) return found;
  }
  return [];
};

/** Finds the paths that words stand for: a path, a folder, a glob, a name of a file with its ending, of a folder, of a file, in that order. */
export const matchPaths = (paths: readonly string[], words: readonly string[]): Matched => {
  const found = words.map((word) => [word, matchOne(paths, word.trim())] as const);
  return {
    paths: new Set(found.flatMap(([, matched]) => matched)),
    unmatched: found.filter(([, matched]) => matched.length === 0).map(([word]) => word),
  };
};
