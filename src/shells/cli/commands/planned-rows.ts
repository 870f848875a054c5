import type { PlanRow } from '#contract/code-gen/plan';
import { oneLine } from '../output.ts';
import type { Session } from '../session.ts';

/** All rows of a kept list, page by page. */
export const plannedRows = async (session: Pick<Session, 'ask'>, run: string): Promise<readonly PlanRow[]> => {
  const rows: PlanRow[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: { readonly rows: readonly PlanRow[]; readonly rest: number | null } = await session.ask('plan.rows', {
      run,
      from,
    });
    rows.push(...page.rows);
    from = page.rest;
  }
  return rows;
};

const size = ({ text, added, removed, after }: PlanRow): string =>
  text ? `+${added} -${removed}` : `${after?.size ?? 0} B`;

/** The list for people: a number to name a row by, what happens to it, how much, and why. */
export const rowLines = (rows: readonly PlanRow[]): readonly string[] => {
  const width = String(rows.length).length;
  return rows.map((row, index) => {
    const what = `${row.path}  (${size(row)})  ${row.reason}`;
    return oneLine(`${String(index + 1).padStart(width)}  ${row.kind.padEnd(6)}  ${what}`);
  });
};

/** What scripts read of a row. */
export const rowRecords = (rows: readonly PlanRow[]): readonly object[] =>
  rows.map(({ kind, path, reason, nodes, added, removed, before, after }) => {
    const sha256 = { before: before?.sha256 ?? null, after: after?.sha256 ?? null };
    return { kind, path, reason, nodes, added, removed, ...sha256 };
  });
