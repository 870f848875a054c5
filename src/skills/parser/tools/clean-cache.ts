import { join } from 'node:path';
import { z } from 'zod';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { cleanCache } from '#workspace/prune';
import { acquireRunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { type CurrentRun, orEnd, requireRun } from '../run/current-run.ts';
import { type ParserRun, part } from '../run/parser-run.ts';
import { withDecoder } from '../run/run-decoder.ts';
import { writeSnapshot } from '../run/write-snapshot.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';

const NAME = 'cleanF2CCache';
const input = z.object({ workspace: z.string().min(1) });

const write = async (run: ParserRun, signal: AbortSignal, now: Date): Promise<void> => {
  const { staging, pictures, missing, missingFills, drawn, notDrawn } = run;
  await withDecoder(run, signal, (decoder) =>
    writeSnapshot(run, { staging, pictures, decoder, missing, missingFills, drawn, notDrawn, signal }, now),
  );
};

/** Writes and publishes the snapshot of the import. */
const publish = async (current: CurrentRun, run: ParserRun, signal: AbortSignal): Promise<void> => {
  const now = new Date((current.deps.now ?? Date.now)());
  await write(run, signal, now);
  // The last word is the workspace's own: a hook that fails leaves nothing published.
  await run.adapter.postAstTokenGenerated(join(run.staging.dir, 'semantic-ast.json'));
  await Promise.all([run.reading?.readers.close(), run.decoder.close()]);
  await run.pictures.remove();
  stopIfAborted(signal);
  run.published = { ...(await run.staging.publish()), at: now.toISOString() };
  run.stage = 'published';
};

const cleanAlone = async (workspace: string, context: ToolContext): Promise<Envelope> => {
  const folder = await checkWorkspaceFolder(workspace);
  const { framework } = await validateWorkspace(folder);
  const lock = await acquireRunLock(folder, NAME);
  try {
    const { removed } = await cleanCache(folder, framework);
    return okEnvelope(context.text('parser.cleaned', { count: removed.length }), { data: { removed } });
  } finally {
    await lock.release();
  }
};

const cleanAfter = async (current: CurrentRun, run: ParserRun, context: ToolContext): Promise<Envelope> => {
  await publish(current, run, context.signal);
  const { name } = part(run, 'published');
  const { removed } = await cleanCache(run.workspace, run.config.framework);
  const message = context.text('parser.published', { name, count: removed.length });
  const envelope = okEnvelope(message, { data: { snapshot: name, removed } });
  run.answers.set(NAME, envelope);
  return envelope;
};

/** Publishes what the import made and keeps the newest ten snapshots. Outside an import it only cleans. */
export const cleanCacheTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'write',
    description: 'Publish the snapshot of the import and remove the oldest snapshots beyond ten.',
    input,
    run: async ({ workspace }, context) => {
      if (!current.isOpen) return cleanAlone(workspace, context);
      const run = await requireRun(current, { tool: NAME, stage: 'linted', workspace });
      return run.answers.get(NAME) ?? orEnd(current, () => cleanAfter(current, run, context));
    },
  });
