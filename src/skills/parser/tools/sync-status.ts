import { z } from 'zod';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { acquireRunLock } from '#workspace/run-lock';
import { readStatus, syncStatus } from '#workspace/status';
import { checkWorkspaceFolder } from '#workspace/validate';
import { type CurrentRun, endRun, orEnd, requireRun } from '../run/current-run.ts';
import { type ParserRun, part, syncRun } from '../run/parser-run.ts';

const NAME = 'syncF2CStatus';
const input = z.object({ workspace: z.string().min(1) });

const syncAlone = async (workspace: string, context: ToolContext): Promise<Envelope> => {
  const folder = await checkWorkspaceFolder(workspace);
  const lock = await acquireRunLock(folder, NAME);
  try {
    const before = await readStatus(folder);
    const status = await syncStatus(folder, before?.lastRun ?? null);
    return okEnvelope(context.text('parser.synced', { count: status.snapshots.length }), {
      data: { snapshots: status.snapshots.length },
    });
  } finally {
    await lock.release();
  }
};

const syncAfter = async (current: CurrentRun, run: ParserRun, context: ToolContext): Promise<Envelope> => {
  const { name, path } = part(run, 'published');
  const status = await syncRun(run);
  const counts = status.snapshots.find((snapshot) => snapshot.name === name)?.counts ?? null;
  await endRun(current);
  current.isOpen = false;
  return okEnvelope(context.text('parser.done', { name }), {
    event: 'design-parser-done',
    data: { snapshot: name, path, counts },
  });
};

/** Writes `status.json` and ends the import. Outside an import it only writes what is there. */
export const syncStatusTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'write',
    description:
      'Write the status of the workspace. The last step of an import; in generic-code-gen the step after writing.',
    input,
    run: async ({ workspace }, context) => {
      if (!current.isOpen) {
        const elsewhere = await current.deps.syncElsewhere?.(workspace, context);
        return elsewhere ?? syncAlone(workspace, context);
      }
      const run = await requireRun(current, { tool: NAME, stage: 'published', workspace });
      return orEnd(current, () => syncAfter(current, run, context));
    },
  });
