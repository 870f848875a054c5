import { z } from 'zod';
import { readDesignTool } from '#codegen/tools/read-design';
import { CodedError } from '#contract/errors';
import type { Translate } from '#contract/i18n';
import type { ToolContext } from '#contract/tool';
import { snapshotsAndLatest } from '#workspace/snapshots';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { failed, json, type McpTool, mistakes, schemaOf, words } from './mcp-tool.ts';

const none = z.object({});
const wanted = z.object({
  snapshot: z.string().min(1).max(100).optional().describe('name of a snapshot; the latest without one'),
  screen: z.string().min(1).max(1_000).optional().describe('id of a screen; without one the list of screens'),
  layer: z.string().min(1).max(1_000).optional().describe('id of a layer in it'),
  from: z.string().min(1).max(1_000).optional().describe('id from which a cut form goes on'),
  maxBytes: z.number().int().min(4_000).max(400_000).optional(),
});

export interface SnapshotGround {
  /** The folder that `--workspace` names; null when there was none. */
  readonly workspace: string | null;
  readonly translate: Translate;
}

/** Real folder and framework. @throws CodedError `usage` without a workspace, and as `validateWorkspace` */
export const openWorkspace = async ({ workspace, translate }: SnapshotGround) => {
  if (workspace === null) throw new CodedError('usage', { problem: translate('mcp.no-workspace') });
  const folder = await checkWorkspaceFolder(workspace);
  return { folder, framework: (await validateWorkspace(folder)).framework };
};

const never = (): Promise<never> => Promise.reject(new CodedError('cancelled'));

/** Reading asks nobody: neither the user nor the desktop. */
const readingContext = (translate: Translate, signal: AbortSignal): ToolContext => ({
  toolCallId: 'mcp',
  signal,
  progress: () => undefined,
  ask: never,
  requestHost: never,
  text: translate,
});

/** What was imported into a workspace. Read only: nothing of the workspace runs or changes. */
export const snapshotTools = (ground: SnapshotGround): readonly McpTool[] => [
  {
    name: 'list_snapshots',
    effect: 'read',
    description: 'Designs that were imported into the workspace, the newest first.',
    schema: schemaOf(none),
    run: async () => {
      const { folder, framework } = await openWorkspace(ground);
      return json({ framework, ...(await snapshotsAndLatest(folder, framework)) });
    },
  },
  {
    name: 'get_screen',
    effect: 'read',
    description:
      'An imported design for reading: without screen and layer the list of its screens, else one screen or layer with all its layers, texts and tokens. What is too long is cut and says what to ask for.',
    schema: schemaOf(wanted),
    run: async (given, { signal }) => {
      const read = wanted.safeParse(given);
      if (!read.success) return failed(`get_screen: ${mistakes(read.error)}`);
      const { folder } = await openWorkspace(ground);
      const context = readingContext(ground.translate, signal);
      const { payload } = await readDesignTool.run({ workspace: folder, ...read.data }, context);
      return words(String(payload.data?.['form'] ?? ''));
    },
  },
];
