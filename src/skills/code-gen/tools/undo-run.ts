import { z } from 'zod';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { requireCodeMap } from '#workspace/code-runs/code-map-file';
import { readPlan, readRun, readRunFile } from '#workspace/code-runs/run-reader';
import { openRunStore } from '#workspace/code-runs/run-store';
import { acquireRunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { settleUndone } from '../map/settle-undone.ts';
import { closeWritten } from '../run/close-written.ts';
import { type CurrentRun, endRun, momentOf } from '../run/current-run.ts';
import { EDIT_COMMAND } from '../run/write-rows.ts';
import { type Undoing, type UndoOutcome, undoRun } from '../write/undo-run.ts';
import { sweepWriteLeftovers } from '../write/write-leftovers.ts';
import { envelopeOf } from './code-gen-tool.ts';

const NAME = 'undoF2CRun';
const input = z.object({ workspace: z.string().min(1), run: z.string().max(100) });
const TOLD = 50;

/** Whatever became of it: the next run would take what was put back for hand edits. */
const undoTold = async (undoing: Undoing, at: string): Promise<UndoOutcome> => {
  const { workspace, plan } = undoing;
  const settle = async (): Promise<void> => settleUndone(workspace, await readRun(workspace, plan.run), at);
  const outcome = await undoRun(undoing).catch(async (error: unknown) => {
    await settle().catch(() => undefined);
    throw error;
  });
  await settle();
  return outcome;
};

const undo = async (
  current: CurrentRun,
  { workspace, run }: z.infer<typeof input>,
  context: ToolContext,
): Promise<UndoOutcome> => {
  const { vcs } = await validateWorkspace(workspace);
  const lock = await acquireRunLock(workspace, NAME);
  try {
    const [plan, view, store] = [
      await readPlan(workspace, run),
      await readRun(workspace, run),
      await openRunStore(workspace, run),
    ];
    await requireCodeMap(workspace);
    if (!(await context.requestHost('undo.asked', { workspace, run }))) throw new CodedError('not-approved');
    await sweepWriteLeftovers(workspace);
    const now = (): string => momentOf(current);
    const editCommand = EDIT_COMMAND[vcs];
    const content = (sha256: string): Promise<Buffer> => readRunFile(workspace, run, sha256);
    const undoing = { workspace, plan, log: view.log, content, editCommand, append: store.append, now };
    const outcome = await undoTold(undoing, now());
    if (outcome.restored.length + outcome.kept.length === 0)
      throw new CodedError('nothing-to-undo', { reason: reason('run-wrote-nothing') });
    await closeWritten(plan, { workspace, ok: true, at: now() });
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
