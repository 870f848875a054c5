import type { PlanPage } from '#contract/code-gen/gate';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';

/** UTF-8 bytes of one answer. */
const PAGE_BYTES = 250_000;
/** Room for what stands around the rows. */
const HEAD_BYTES = 500;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value)) + 1;

/** Rows from a place on, as many as fit; at least one, so that a long one cannot stop the list. */
const rowsFrom = (rows: readonly PlanRow[], from: number, room: number): readonly PlanRow[] => {
  let left = room;
  const rest = rows.slice(from);
  const end = rest.findIndex((row, index) => {
    left -= bytesOf(row);
    return left < 0 && index > 0;
  });
  return end < 0 ? rest : rest.slice(0, end);
};

/** A list of things for the first page, cut where it takes more than its share. */
const share = <T>(items: readonly T[], room: number): readonly T[] => {
  let left = room;
  const end = items.findIndex((item) => {
    left -= bytesOf(item);
    return left < 0;
  });
  return end < 0 ? items : items.slice(0, end);
};

/** A piece of the list of at most 250 KB; what stands beside the rows comes with the first one. */
export const planPage = (plan: CodePlan, from: number): PlanPage => {
  const { run, round, digest } = plan;
  const reused = from === 0 ? share(plan.reused, PAGE_BYTES / 5) : null;
  const notes = from === 0 ? share(plan.notes, PAGE_BYTES / 5) : null;
  const room = PAGE_BYTES - HEAD_BYTES - bytesOf(reused) - bytesOf(notes);
  const rows = rowsFrom(plan.rows, from, room);
  const next = from + rows.length;
  const beside = reused === null || notes === null ? {} : { reused, notes };
  return { run, round, digest, rows, rest: next < plan.rows.length ? next : null, ...beside };
};
