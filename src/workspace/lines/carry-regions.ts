import type { CodeRegion } from '#contract/code-gen/code-map';
import { matchLines } from './match-lines.ts';
import { splitLines } from './split-lines.ts';

/** For each line of the old text, from 0, where a region that starts or ends there starts or ends now. */
interface Places {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Lines that were rewritten are put beside those that came in their place: the first ones to the first, the last to the last. */
const placesOf = (partner: Int32Array, now: number): Places => {
  const [starts, ends] = [partner.slice(), partner.slice()];
  let [at, next] = [0, 0];
  while (at < partner.length) {
    if ((partner[at] ?? -1) >= 0) {
      next = (partner[at] as number) + 1;
      at += 1;
      continue;
    }
    let after = at;
    while (after < partner.length && (partner[after] ?? -1) < 0) after += 1;
    const last = (after < partner.length ? (partner[after] as number) : now) - 1;
    for (let line = at; line < after; line += 1) {
      starts[line] = next + Math.min(line - at, Math.max(0, last - next));
      ends[line] = last - Math.min(after - 1 - line, Math.max(0, last - next));
    }
    at = after;
  }
  return { starts, ends };
};

/**
 * The regions of a text as they lie in another version of it: of generated code in the merged one, or in the file as it is
 * now. Regions inside others stay inside; one whose lines are all gone is left out.
 */
export const carryRegions = (
  regions: readonly CodeRegion[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly CodeRegion[] => {
  if (from === to || regions.length === 0) return regions;
  const [before, now] = [splitLines(from).texts, splitLines(to).texts];
  const { starts, ends } = placesOf(matchLines(before, now), now.length);
  return regions.flatMap((region) => {
    const start = (starts[region.start - 1] ?? now.length) + 1;
    const end = (ends[Math.min(region.end, before.length) - 1] ?? -1) + 1;
    return start > end ? [] : [{ ...region, start, end }];
  });
};
