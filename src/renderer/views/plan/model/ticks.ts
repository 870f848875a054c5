import type { PlanRow } from '#contract/code-gen/plan';

export type Tick = 'none' | 'some' | 'all';

/** How much of some rows is ticked. Everything is, until it is unticked. */
export const tickOf = (rows: readonly PlanRow[], unticked: ReadonlySet<string>): Tick => {
  const off = rows.reduce((count, { path }) => count + (unticked.has(path) ? 1 : 0), 0);
  if (off === 0) return 'all';
  return off === rows.length ? 'none' : 'some';
};

/** A press on a tick: what is ticked only in part becomes ticked. */
export const toggled = (unticked: ReadonlySet<string>, rows: readonly PlanRow[]): ReadonlySet<string> => {
  const next = new Set(unticked);
  const isOff = tickOf(rows, unticked) === 'all';
  for (const { path } of rows) {
    if (isOff) next.add(path);
    else next.delete(path);
  }
  return next;
};
