import { isUncoded, judgePoint, type SweepAction } from './judge-point.ts';
import type { SweepGround } from './sweep-ground.ts';
import type { RunEnd } from './swept-program.ts';

/** A line of the table of a sweep. */
export interface SweepRow {
  readonly by: 'failpoint' | 'syscall';
  /** The call of the system, or `*` for all named places. */
  readonly call: string;
  readonly action: SweepAction;
  /** How many points an undisturbed run has. */
  readonly all: number;
  /** How many of them were run through. */
  readonly points: number;
  readonly violations: readonly string[];
  /** Failures without a code of their own, each with its point: the user reads `internal`. */
  readonly uncoded: readonly string[];
}

/** What is swept. */
export interface SweepPlan {
  readonly actions: readonly SweepAction[];
  /** At most so many points of each row, others in each; all of them when it is left out. */
  readonly most?: number;
  /** Names of places that are run through in any case, where they come first. */
  readonly named?: readonly string[];
  /** Called with each row that is done. */
  onRow?(row: SweepRow): void;
}

// All, or so many at most, evenly spread. Each action begins a little later, so that together they come to more places.
const spread = (points: readonly number[], { actions, most = points.length }: SweepPlan, action: SweepAction) => {
  if (points.length <= most) return points;
  const later = actions.indexOf(action) / actions.length;
  const step = points.length / most;
  return Array.from({ length: most }, (_, index) => points[Math.floor((index + later) * step)] as number);
};

interface RowWork extends Pick<SweepRow, 'by' | 'call' | 'action'> {
  readonly ground: SweepGround;
  readonly plan: SweepPlan;
  readonly all: readonly number[];
  /** Points beside them that are run through in any case. */
  readonly more?: readonly number[];
  /** Runs through one point of a workspace. */
  at(dir: string, n: number): Promise<RunEnd>;
}

/** Runs through the points of one call and action, each on a workspace of its own. */
export const sweepRow = async ({ ground, plan, all, more = [], at, by, call, action }: RowWork): Promise<SweepRow> => {
  const chosen = [...spread(all, plan, action), ...more];
  const violations: string[] = [];
  const uncoded: string[] = [];
  for (const n of chosen) {
    const dir = await ground.fresh();
    const before = await ground.sight(dir);
    const end = await at(dir, n);
    if (end.kind === 'answered' && isUncoded(end))
      uncoded.push(`${by} ${call} ${action} at ${n}: ${end.answer.outcome}`);
    const found = await judgePoint(ground, dir, { action, by, end, before });
    violations.push(...found.map((problem) => `${by} ${call} ${action} at ${n}: ${problem}`));
  }
  const row = { by, call, action, all: all.length, points: chosen.length, violations, uncoded };
  plan.onRow?.(row);
  return row;
};
