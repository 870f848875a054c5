import { z } from 'zod';
import type { CodeMap } from '#contract/code-gen/code-map';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { readCodeMap, readMappedBefore, writeCodeMap } from '#workspace/code-runs/code-map-file';
import { ownEntry } from '#workspace/code-runs/own-entry';
import { readPlan, readRun, readRunFile } from '#workspace/code-runs/run-reader';
import { openRunStore } from '#workspace/code-runs/run-store';
import { acquireRunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { closeWritten } from '../run/close-written.ts';
import { type CurrentRun, endRun, momentOf } from '../run/current-run.ts';
import { type UndoOutcome, undoRun } from '../write/undo-run.ts';
import { envelopeOf } from './code-gen-tool.ts';

const NAME = 'undoF2CRun';
const input = z.object({ workspace: z.string().min(1), run: z.string().max(100) });
const TOLD = 50;

/** What the map says of a file is again what it said before the run. */
const mapBefore = async (workspace: string, run: string, restored: readonly string[]): Promise<void> => {
  const map = await readCodeMap(workspace);
  const before = await readMappedBefore(workspace, run);
  const files: CodeMap['files'] = { ...map.files };
  for (const path of restored) {
    const entry = ownEntry(before, path);
    if (entry === undefined) delete files[path];
    else files[path] = entry;
  }
  await writeCodeMap(workspace, { ...map, files });
};

const undo = async (
  current: CurrentRun,
  { workspace, run }: z.infer<typeof input>,
  context: ToolContext,
): Promise<UndoOutcome> => {
  await validateWorkspace(workspace);
  const lock = await acquireRunLock(workspace, NAME);
  try {
    const [plan, view, store] = [
      await readPlan(workspace, run),
      await readRun(workspace, run),
      await openRunStore(workspace, run),
    ];
    if (!(await context.requestHost('undo.asked', { workspace, run }))) throw new CodedError('not-approved');
    const outcome = await undoRun({
      workspace,
      plan,
      log: view.log,
      content: (sha256) => readRunFile(workspace, run, sha256),
      append: store.append,
      now: () => momentOf(current),
    });
    if (outcome.restored.length + outcome.kept.length === 0)
      throw new CodedError('nothing-to-undo', { reason: reason('run-wrote-nothing') });
    await mapBefore(workspace, run, outcome.restored);
    await closeWritten(plan, { workspace, ok: true, at: momentOf(current) });
    return outcome;
  } finally {
    await lock.release();
  }
};

/** Puts back what a run wrote, when the user has just asked for it. A turn of its own. */
export const undoRunTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'write',
    description:
      'Put back what a run of code generation wrote, where it was not changed since. Not a step of generic-code-gen: only for a message that asks for it.',
    input,
    run: async (given, context) => {
      const workspace = await checkWorkspaceFolder(given.workspace);
      await endRun(current);
      const { restored, kept } = await undo(current, { ...given, workspace }, context);
      const counts = { count: restored.length, kept: kept.length };
      const message = context.text(kept.length === 0 ? 'codegen.undone' : 'codegen.undone-partly', counts);
      return envelopeOf({ message, data: { run: given.run, restored: restored.length, kept: kept.slice(0, TOLD) } });
    },
  });
