import type { FoundPages, OutlinePage } from '#workspace/outline/outline-scanner';
import { type Choice, chosenPlaces } from './choice.ts';
import type { Portion } from './portion.ts';

/** Neighbours on a page, cut where they become too many; one layer is never cut, however large it is. */
export const runsOf = ({ top }: OutlinePage, places: readonly number[], most: number): number[][] => {
  const runs: number[][] = [];
  let bytes = 0;
  for (const place of places) {
    const layer = top[place];
    const size = layer === undefined ? 0 : layer.end - layer.start;
    const run = runs.at(-1);
    if (run !== undefined && bytes + size <= most) {
      run.push(place);
      bytes += size;
    } else {
      runs.push([place]);
      bytes = size;
    }
  }
  return runs;
};

/**
 * The portions of a file in document order, without those for loose layers of pages that are cut.
 * @param most bytes of a portion
 */
export const planPortions = ({ pages }: FoundPages, choice: Choice, most: number): Portion[] =>
  pages.flatMap((page, at): Portion[] => {
    const places = chosenPlaces(page, choice);
    if (places.length === 0) return choice.length === 0 ? [{ kind: 'part', page: at, children: [], take: 'all' }] : [];
    const runs = runsOf(page, places, most);
    const take = runs.length === 1 ? 'all' : 'screens';
    return runs.map((children) => ({ kind: 'part', page: at, children, take }));
  });
