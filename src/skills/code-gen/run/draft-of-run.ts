import type { LoadAdapter } from '#contract/adapter';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import type { CompanionFile } from '../assets/asset-place.ts';
import { DRAFT_FRAMEWORKS, draftCode } from '../draft/draft-code.ts';
import type { DraftScreen } from '../draft/draft-input.ts';
import { readProjectFacts } from '../draft/read-project-facts.ts';
import { checkTree } from '../reading/checked-tree.ts';
import type { CodeGenRun } from './code-gen-run.ts';

/** Screen by screen, as they are asked for: all of a large snapshot are never in memory at once for reading alone. */
async function* screensOf({ snapshot, request }: CodeGenRun, signal: AbortSignal): AsyncGenerator<DraftScreen> {
  const wanted = request.screens === null ? null : new Set(request.screens);
  for (const screen of await snapshot.screens()) {
    if (wanted?.has(screen.id) === false) continue;
    if (signal.aborted) throw new CodedError('cancelled');
    const root = await snapshot.root(screen.id, signal);
    if (root === null) continue;
    checkTree(root);
    yield { screen, root };
  }
}

const layoutMapsOf = async (load: LoadAdapter, workspace: string, signal: AbortSignal) => {
  const adapter = await load(workspace, signal);
  try {
    return adapter.layoutMaps;
  } finally {
    await adapter.close();
  }
};

const companionFiles = (companions: readonly CompanionFile[], files: readonly ProposedFile[]): ProposedFile[] => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return companions.flatMap(({ path, text, of }) => {
    const picture = byPath.get(of);
    return picture?.kind === 'write' ? [{ ...picture, path, content: { kind: 'text', text }, needs: [] }] : [];
  });
};

/**
 * The deterministic first draft of what a run was asked for. Reads the snapshot and the project, writes nothing.
 * @throws CodedError `draft-unsupported` {framework}, of the snapshot and of the adapter, `cancelled`
 */
export const draftOfRun = async (run: CodeGenRun, load: LoadAdapter, context: ToolContext): Promise<Proposal> => {
  const { workspace, config, snapshot, request, assets } = run;
  if (assets === null) throw new CodedError('out-of-order', { tool: 'draftF2CCode', needs: 'decideF2CAssets' });
  if (!DRAFT_FRAMEWORKS.includes(config.framework))
    throw new CodedError('draft-unsupported', { framework: config.framework });
  const ours = new Set(Object.keys((await readCodeMap(workspace)).files));
  const proposal = await draftCode({
    framework: config.framework,
    language: config.language,
    layoutMaps: await layoutMapsOf(load, workspace, context.signal),
    screens: screensOf(run, context.signal),
    variables: (await snapshot.tokens()).variables,
    imageMap: await snapshot.images(),
    assets: assets.places,
    project: await readProjectFacts(workspace, config.framework, ours),
    scope: request.scope,
    text: context.text,
  });
  return { ...proposal, files: [...proposal.files, ...companionFiles(assets.companions, proposal.files)] };
};
