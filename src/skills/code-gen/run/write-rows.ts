import type { VcsKind } from '#contract/choices';
import type { CodeMap } from '#contract/code-gen/code-map';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { requireCodeMap, writeCodeMap } from '#workspace/code-runs/code-map-file';
import { ownEntry } from '#workspace/code-runs/own-entry';
import { readRunFile } from '#workspace/code-runs/run-reader';
import type { RunStore } from '#workspace/code-runs/run-store';
import { visibleText } from '#workspace/files/visible-text';
import { updateCodeMap } from '../map/update-code-map.ts';
import { type WriteOutcome, writeApproved } from '../write/write-approved.ts';
import { sweepWriteLeftovers } from '../write/write-leftovers.ts';
import { updateOf } from './map-update.ts';

/** A list that was approved, and the run that keeps its contents. */
export interface ApprovedList {
  readonly workspace: string;
  readonly vcs: VcsKind;
  readonly plan: CodePlan;
  /** Those of the plan that were ticked. */
  readonly rows: readonly PlanRow[];
  readonly store: RunStore;
  at(): string;
}

/** How a file that is read-only is opened for edit, as it is told to the user. */
export const EDIT_COMMAND: Readonly<Record<VcsKind, string>> = { p4v: 'p4 edit', git: 'chmod u+w', none: 'chmod u+w' };

const mappedBefore = ({ rows }: ApprovedList, { files }: CodeMap): CodeMap['files'] =>
  Object.fromEntries(
    rows.flatMap(({ path }) => {
      const entry = ownEntry(files, path);
      return entry === undefined ? [] : [[path, entry]];
    }),
  );

// A log that has no end is healed by the next run: it comes last, and not at all when the map could not be told.
const tellMap = async (
  list: ApprovedList,
  map: CodeMap,
  { written, left }: WriteOutcome,
): Promise<CodedError | null> => {
  try {
    await writeCodeMap(list.workspace, updateCodeMap(map, await updateOf(list, written)));
    await list.store.append({ kind: 'done', at: list.at(), written: written.length, left: left.length });
    return null;
  } catch (error) {
    return error instanceof CodedError ? error : new CodedError('internal', { what: 'code-map' }, { cause: error });
  }
};

/**
 * Writes an approved list in place and tells the code map of it; what fails behind the first file is told with the files that
 * are written. Needs the run lock. @throws CodedError of the product's own files, before anything is written
 */
export const writeRows = async (list: ApprovedList, context: ToolContext): Promise<WriteOutcome> => {
  const { workspace, plan, rows, store, at } = list;
  await sweepWriteLeftovers(workspace);
  const map = await requireCodeMap(workspace);
  await store.keepMapped(mappedBefore(list, map));
  const outcome = await writeApproved({
    workspace,
    rows,
    content: (sha256) => readRunFile(workspace, plan.run, sha256),
    editCommand: EDIT_COMMAND[list.vcs],
    append: store.append,
    now: at,
    signal: context.signal,
    onWritten: (done, path) =>
      context.progress({
        label: 'files',
        params: { done, total: rows.length, path: visibleText(path, 200) },
        done,
        total: rows.length,
      }),
  });
  const untold = await tellMap(list, map, outcome);
  return { ...outcome, failure: outcome.failure ?? untold };
};
