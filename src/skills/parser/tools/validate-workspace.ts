import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { acquireRunLock, type RunLock } from '#workspace/run-lock';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { type CurrentRun, endRun } from '../run/current-run.ts';
import type { ParserRun } from '../run/parser-run.ts';
import { createPictureStore } from '../run/picture-store.ts';

const input = z.object({ workspace: z.string().min(1), skill: z.enum(['parser', 'codegen']) });

/** Opens what an import needs, in an order in which nothing is left behind when a later part fails. */
const openRun = async (
  current: CurrentRun,
  workspace: string,
  held: { lock: RunLock; signal: AbortSignal },
): Promise<ParserRun> => {
  const config = await validateWorkspace(workspace);
  const adapter = await current.deps.loadAdapter(workspace, held.signal);
  try {
    // Also finds out whether the folder can be written, before anything is fetched.
    const staging = await createSnapshotStaging(workspace, config.framework, current.deps.now);
    const pictures = await createPictureStore();
    return {
      workspace,
      config,
      adapter,
      lock: held.lock,
      staging,
      pictures,
      stage: 'validated',
      answers: new Map(),
      missing: new Map(),
      calls: new Map(),
      findings: [],
    };
  } catch (error) {
    await adapter.close();
    throw error;
  }
};

const startImport = async (current: CurrentRun, workspace: string, signal: AbortSignal): Promise<void> => {
  if (current.run?.workspace === workspace && current.run.stage === 'validated') return;
  await endRun(current);
  const lock = await acquireRunLock(workspace, 'generic-design-parser');
  try {
    current.run = await openRun(current, workspace, { lock, signal });
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const validate = async (current: CurrentRun, given: z.infer<typeof input>, context: ToolContext) => {
  const workspace = await checkWorkspaceFolder(given.workspace);
  const { framework, language } = await validateWorkspace(workspace);
  if (context.signal.aborted) throw new CodedError('cancelled');
  const data = { framework, language };
  if (given.skill === 'codegen') {
    const adapter = await current.deps.loadAdapter(workspace, context.signal);
    await adapter.close();
    return okEnvelope(context.text('parser.validated', { framework }), { event: 'code-gen-started' as const, data });
  }
  await startImport(current, workspace, context.signal);
  return okEnvelope(context.text('parser.validated', { framework }), { event: 'design-parser-started' as const, data });
};

/** Refuses a workspace that is not in known-good shape, and an adapter that cannot be used, before anything is fetched. */
export const validateWorkspaceTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: 'validateF2CWorkspace',
    effect: 'read',
    description: 'Check the workspace and its adapter. The first step of generic-design-parser and generic-code-gen.',
    input,
    run: (given, context) => validate(current, given, context),
  });
