import { createHash } from 'node:crypto';
import type { FileVersion, PlanRow } from '#contract/code-gen/plan';

const version = (file: FileVersion | null): unknown => file && [file.sha256, file.size, file.mode];

/**
 * What an approval binds to: the rows as they are shown, the old contents and the proposed bytes. The same list has the same
 * digest in every run, whoever computes it.
 * @returns SHA-256 as 64 hexadecimal digits
 */
export const planDigest = (rows: readonly PlanRow[]): string => {
  const shown = rows.map(({ kind, path, reason, nodes, before, after, needs, handEdit }) => [
    ...[kind, path, reason, nodes, version(before), version(after), needs ?? []],
    handEdit && [handEdit.base, handEdit.fresh, handEdit.conflicts.map(({ start, end }) => [start, end])],
  ]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
};

export interface NarrowedRows {
  readonly rows: readonly PlanRow[];
  readonly digest: string;
  /** Rows that stay and need one that was taken out. */
  readonly missing: readonly { readonly path: string; readonly needs: string }[];
}

/** The list without some rows, which is a list of its own. Paths that no row has change nothing. */
export const narrowPlan = (rows: readonly PlanRow[], unticked: readonly string[]): NarrowedRows => {
  const out = new Set(unticked);
  const left = rows.filter(({ path }) => !out.has(path));
  const gone = new Set(rows.filter(({ path }) => out.has(path)).map(({ path }) => path));
  const missing = left.flatMap(({ path, needs = [] }) =>
    needs.filter((needed) => gone.has(needed)).map((needed) => ({ path, needs: needed })),
  );
  return { rows: left, digest: planDigest(left), missing };
};
