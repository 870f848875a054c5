import { foldText } from '../fold-text.ts';

export interface FoundFiles {
  /** The best first. */
  readonly paths: readonly string[];
  /** How many more hold the words. */
  readonly more: number;
}

/** How well a path answers; null when a word is in it nowhere. Smaller is better. */
const rankOf = (path: string, words: readonly string[]): number | null => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  let rank = 0;
  for (const word of words) {
    if (!path.includes(word)) return null;
    const at = name.indexOf(word);
    rank = Math.max(rank, at === 0 ? (name === word ? 0 : 1) : at > 0 ? 2 : 3);
  }
  return rank;
};

const RANKS = 4;
const PLAIN = /^[ -~]*$/;

/** Paths as `findFiles` looks at them; made once for many queries. Plain ones are folded the short way. */
export const foldPaths = (paths: readonly string[]): readonly string[] =>
  paths.map((path) => (PLAIN.test(path) ? path.toLowerCase() : foldText(path)));

/**
 * Files whose path holds every word of the query, in any order and letter case: those whose name begins with it first.
 * @param folded the same paths after `foldPaths`
 */
export const findFiles = (
  paths: readonly string[],
  folded: readonly string[],
  { query, most }: { readonly query: string; readonly most: number },
): FoundFiles => {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { paths: [], more: 0 };
  const found: string[][] = Array.from({ length: RANKS }, () => []);
  let count = 0;
  for (let at = 0; at < paths.length; at += 1) {
    const rank = rankOf(folded[at] as string, words);
    if (rank === null) continue;
    count += 1;
    const list = found[rank] as string[];
    if (list.length < most) list.push(paths[at] as string);
  }
  const best = found.flat().slice(0, most);
  return { paths: best, more: count - best.length };
};
