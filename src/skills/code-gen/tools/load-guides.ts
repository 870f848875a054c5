import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { openSnapshot } from '#workspace/reading/snapshot-reader';
import { latestSnapshot } from '#workspace/snapshots';
import { validateWorkspace } from '#workspace/validate';
import { openFolder } from '../project/open-folder.ts';
import type { CodeGenRequest, CodeGenRun } from '../run/code-gen-run.ts';
import { type CurrentRun, endRun, refuseDeclined } from '../run/current-run.ts';
import { readGuides } from '../run/read-guides.ts';
import { envelopeOf, stopIfAborted } from './code-gen-tool.ts';

const input = z.object({
  workspace: z.string().min(1),
  snapshot: z.string().min(1).optional(),
  scope: z.string().max(20_000).optional(),
  screens: z.array(z.string().max(1_000)).max(10_000).optional(),
  kind: z.enum(['generate', 'modify']).optional(),
  range: z.string().max(4_200).optional(),
});
type Input = z.infer<typeof input>;

const requestOf = ({ scope, screens, kind, range }: Input): CodeGenRequest => ({
  scope: scope?.trim() ?? '',
  screens: screens === undefined || screens.length === 0 ? null : screens,
  kind: kind ?? 'generate',
  range: range ?? null,
});

const openRun = async (given: Input, context: ToolContext): Promise<CodeGenRun> => {
  const workspace = await openFolder(given.workspace, context);
  const config = await validateWorkspace(workspace);
  const name = given.snapshot ?? (await latestSnapshot(workspace, config.framework));
  if (name === null) throw new CodedError('snapshot-none');
  const snapshot = await openSnapshot({ workspace, framework: config.framework, name });
  const known = new Set((await snapshot.screens()).map(({ id }) => id));
  const unknown = given.screens?.find((id) => !known.has(id));
  if (unknown !== undefined) throw new CodedError('layer-missing', { id: unknown.slice(0, 80) });
  const books = {
    proposed: new Map(),
    proposedChars: 0,
    reused: [],
    notes: [],
    leftOut: new Set<string>(),
    rounds: [],
  };
  const later = {
    facts: null,
    assets: null,
    store: null,
    round: 0,
    plan: null,
    approval: null,
    outcome: null,
    wroteIn: null,
    lock: null,
  };
  return { workspace, config, snapshot, request: requestOf(given), ...books, ...later, isSynced: false };
};

/** Begins a run: what a run before it had not written is forgotten. Reads the guides that all code has to follow. */
export const loadGuidesTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: 'loadF2CGuides',
    effect: 'read',
    description:
      'Begin a run of generic-code-gen: read the configuration, the guides of snapshot and workspace, the words of the AST, the coding standard and the adapters.',
    input,
    run: async (given, context) => {
      refuseDeclined(current);
      const run = await openRun(given, context);
      const guides = await readGuides(run, join(run.snapshot.dir, 'guide.md'));
      stopIfAborted(context.signal);
      await endRun(current);
      current.run = run;
      const { framework, language } = run.config;
      const message = context.text('codegen.guides', { count: guides.length, snapshot: run.snapshot.name });
      return envelopeOf({ message, data: { snapshot: run.snapshot.name, framework, language, guides } });
    },
  });
