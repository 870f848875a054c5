import type { PlanRow } from '#contract/code-gen/plan';

/** What is told of the list to a model; people see all of it. */
const MAX_CHARS = 16_000;
const NODES = 5;

type ToldRow = Pick<PlanRow, 'kind' | 'path' | 'reason' | 'nodes' | 'added' | 'removed'>;

/** The first rows, as many as leave room for the work itself. */
export const tellRows = (rows: readonly PlanRow[]): readonly ToldRow[] => {
  const told: ToldRow[] = [];
  let left = MAX_CHARS;
  for (const { kind, path, reason, nodes, added, removed } of rows) {
    const row = { kind, path, reason: reason.slice(0, 200), nodes: nodes.slice(0, NODES), added, removed };
    left -= JSON.stringify(row).length;
    if (left < 0 && told.length > 0) break;
    told.push(row);
  }
  return told;
};
