import { join } from 'node:path';
import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { cleanCache } from '#workspace/prune';
import { acquireRunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import type { CurrentRun } from '../run/current-run.ts';
import { hasPassed, needStage, type ParserRun } from '../run/parser-run.ts';
import { writeSnapshot } from '../run/write-snapshot.ts';

const NAME = 'cleanF2CCache';
const input = z.object({ workspace: z.string().min(1) });

/** Writes and publishes the snapshot of the import, once. */
const publish = async (current: CurrentRun, run: ParserRun, context: ToolContext): Promise<void> => {
  if (hasPassed(run, 'published')) return;
  const now = current.deps.now ?? Date.now;
  await writeSnapshot(run, context.signal, new Date(now()));
  // The last word is the workspace's own: a hook that fails leaves nothing published.
  await run.adapter.postAstTokenGenerated(join(run.staging.dir, 'semantic-ast.json'));
  if (context.signal.aborted) throw new CodedError('cancelled');
  run.published = await run.staging.publish();
  run.stage = 'published';
};

const cleanAlone = async (workspace: string): Promise<readonly string[]> => {
  const folder = await checkWorkspaceFolder(workspace);
  const { framework } = await validateWorkspace(folder);
  const lock = await acquireRunLock(folder, NAME);
  try {
    return (await cleanCache(folder, framework)).removed;
  } finally {
    await lock.release();
  }
};

/** Publishes what the import made and keeps the newest ten snapshots. Outside an import it only cleans. */
export const cleanCacheTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'write',
    description: 'Publish the snapshot of the import and remove the oldest snapshots beyond ten.',
    input,
    run: async ({ workspace }, context) => {
      if (current.run === null) {
        const removed = await cleanAlone(workspace);
        return okEnvelope(context.text('parser.cleaned', { count: removed.length }), { data: { removed } });
      }
      const run = needStage(current.run, 'linted', NAME);
      await publish(current, run, context);
      const { removed } = await cleanCache(run.workspace, run.config.framework);
      const data = { snapshot: run.published?.name, removed };
      return okEnvelope(context.text('parser.published', { name: run.published?.name ?? '', count: removed.length }), {
        data,
      });
    },
  });
