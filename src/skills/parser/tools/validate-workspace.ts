import { z } from 'zod';
import type { LoadedAdapter } from '#contract/adapter';
import { okEnvelope } from '#contract/envelope';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { acquireRunLock, type RunLock } from '#workspace/run-lock';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { openDecoder } from '../dedup/decode/decoder.ts';
import { type CurrentRun, endRun } from '../run/current-run.ts';
import { closeRun, type ParserRun } from '../run/parser-run.ts';
import { createPictureStore } from '../run/picture-store.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';

const input = z.object({ workspace: z.string().min(1), skill: z.enum(['parser', 'codegen']) });

interface Held {
  readonly lock: RunLock;
  readonly adapter: LoadedAdapter;
}

/** Also finds out whether the folder can be written, before anything is fetched. */
const openRun = async (current: CurrentRun, workspace: string, held: Held): Promise<ParserRun> => {
  const config = await validateWorkspace(workspace);
  const staging = await createSnapshotStaging(workspace, config.framework, current.deps.now);
  try {
    const pictures = await createPictureStore(staging.dir);
    const books = {
      answers: new Map(),
      missing: new Map(),
      missingFills: new Map(),
      drawn: new Map(),
      notDrawn: new Map(),
      vectors: new Map(),
      calls: new Map(),
      findings: [],
    };
    const decoder = openDecoder({ signal: new AbortController().signal });
    return { workspace, config, ...held, staging, pictures, decoder, stage: 'validated', ...books, isSynced: false };
  } catch (error) {
    await staging.discard();
    throw error;
  }
};

/** Opens what an import needs, in an order in which nothing is left behind when a later part fails. */
const startImport = async (current: CurrentRun, workspace: string, signal: AbortSignal): Promise<void> => {
  const lock = await acquireRunLock(workspace, 'generic-design-parser');
  try {
    const adapter = await current.deps.loadAdapter(workspace, signal);
    try {
      stopIfAborted(signal);
      const run = await openRun(current, workspace, { lock, adapter });
      // Nobody is left to close what comes too late.
      if (signal.aborted) await closeRun(run);
      stopIfAborted(signal);
      current.run = run;
    } catch (error) {
      await adapter.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const validate = async (current: CurrentRun, given: z.infer<typeof input>, context: ToolContext) => {
  const workspace = await checkWorkspaceFolder(given.workspace);
  const { framework, language } = await validateWorkspace(workspace);
  stopIfAborted(context.signal);
  const data = { framework, language };
  const message = context.text('parser.validated', { framework });
  if (given.skill === 'codegen') {
    const adapter = await current.deps.loadAdapter(workspace, context.signal);
    await adapter.close();
    return okEnvelope(message, { event: 'code-gen-started' as const, data });
  }
  const isThere = current.run?.workspace === workspace && current.run.stage === 'validated';
  if (!isThere) {
    await endRun(current);
    await startImport(current, workspace, context.signal);
  }
  return okEnvelope(message, { event: 'design-parser-started' as const, data });
};

/**
 * Refuses a workspace that is not in known-good shape, and an adapter that cannot be used, before anything is fetched.
 * For the parser it begins an import: what an import before it had not published is gone.
 */
export const validateWorkspaceTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: 'validateF2CWorkspace',
    effect: 'read',
    description: 'Check the workspace and its adapter. The first step of generic-design-parser and generic-code-gen.',
    input,
    run: (given, context) => {
      if (given.skill === 'parser') current.isOpen = true;
      return validate(current, given, context);
    },
  });
