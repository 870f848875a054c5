import type { CodeRegion } from '#contract/code-gen/code-map';
import type { Lines } from '../../../store/review-store.ts';

export interface RegionRow {
  /** Its place in the list of the file. */
  readonly at: number;
  readonly region: CodeRegion;
  /** How many regions are around it. */
  readonly depth: number;
}

/** Regions as rows: each stands in the last one before it that holds its lines. */
export const regionRows = (regions: readonly CodeRegion[]): readonly RegionRow[] => {
  const around: CodeRegion[] = [];
  return regions.map((region, at) => {
    while (around.length > 0 && !holds(around.at(-1) as CodeRegion, region)) around.pop();
    const depth = around.length;
    around.push(region);
    return { at, region, depth };
  });
};

const holds = (around: Lines, inner: Lines): boolean => around.start <= inner.start && inner.end <= around.end;

/** The innermost region around lines; when none holds all of them, around the first one. Null: no layer made it. */
export const regionAt = (regions: readonly CodeRegion[], lines: Lines): number | null => {
  const innermost = (wanted: Lines): number => {
    let found = -1;
    regions.forEach((region, at) => {
      const known = regions[found];
      const size = (one: Lines): number => one.end - one.start;
      if (holds(region, wanted) && (known === undefined || size(region) <= size(known))) found = at;
    });
    return found;
  };
  const whole = innermost(lines);
  const found = whole >= 0 ? whole : innermost({ start: lines.start, end: lines.start });
  return found >= 0 ? found : null;
};
