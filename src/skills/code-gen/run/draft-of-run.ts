import type { LoadAdapter } from '#contract/adapter';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import type { ToolContext } from '#contract/tool';
import { draftCode } from '../draft/draft-code.ts';
import type { DraftScreen } from '../draft/draft-input.ts';
import { variablesOf } from '../draft/variables/draft-variable.ts';
import { checkTree } from '../reading/checked-tree.ts';
import type { CodeGenRun } from './code-gen-run.ts';
import { factsOfRun } from './facts-of-run.ts';

async function* screensOf({ snapshot }: CodeGenRun, signal: AbortSignal): AsyncGenerator<DraftScreen> {
  for (const screen of await snapshot.screens()) {
    const root = await snapshot.root(screen.id, signal);
    if (root === null) continue;
    checkTree(root);
    yield { screen, root };
  }
}

/** Small texts that fresh pictures need beside them go where their picture goes. */
const withCompanions = (run: CodeGenRun, files: readonly ProposedFile[]): readonly ProposedFile[] => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const companions = (run.assets?.companions ?? []).flatMap(({ path, text, of }): ProposedFile[] => {
    const picture = byPath.get(of);
    return picture?.kind === 'write' ? [{ ...picture, path, content: { kind: 'text', text }, needs: [of] }] : [];
  });
  return [...files, ...companions];
};

const layoutMapsOf = async (loadAdapter: LoadAdapter, workspace: string, signal: AbortSignal) => {
  const adapter = await loadAdapter(workspace, signal);
  try {
    return adapter.layoutMaps;
  } finally {
    await adapter.close();
  }
};

/**
 * The first draft of what was asked for, from the snapshot and the project alone.
 * @throws CodedError `draft-unsupported`, of the adapter and of the snapshot
 */
export const draftOfRun = async (
  run: CodeGenRun,
  loadAdapter: LoadAdapter,
  { signal, text }: ToolContext,
): Promise<Proposal> => {
  const { workspace, config, snapshot, request, assets } = run;
  const { framework, language } = config;
  const { files, reused, notes } = await draftCode({
    framework,
    language,
    layoutMaps: await layoutMapsOf(loadAdapter, workspace, signal),
    screens: screensOf(run, signal),
    wanted: request.screens === null ? null : new Set(request.screens),
    variables: await variablesOf(snapshot),
    imageMap: await snapshot.images(),
    assets: assets?.places ?? new Map(),
    project: await factsOfRun(run),
    scope: request.scope,
    text,
  });
  return { files: withCompanions(run, files), reused, notes };
};
