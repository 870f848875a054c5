import type { ReusedAsset } from '#contract/code-gen/plan';
import type { ProposedFile } from '#contract/code-gen/proposal';
import type { DraftInput } from './draft-input.ts';
import type { EmittedFile } from './emitter.ts';

/** The pictures that the files show: fresh ones as files of their own, those of the project as reused. */
export const assetFiles = (
  emitted: readonly EmittedFile[],
  { assets, text: sentence }: DraftInput,
): { files: ProposedFile[]; reused: ReusedAsset[] } => {
  const shownBy = new Map<string, EmittedFile[]>();
  for (const one of emitted) for (const path of one.assets) shownBy.set(path, [...(shownBy.get(path) ?? []), one]);
  const files = new Map<string, ProposedFile>();
  const reused: ReusedAsset[] = [];
  for (const { key, path, snapshotFile, text } of assets.values()) {
    const showing = shownBy.get(path);
    if (showing === undefined) continue;
    if (snapshotFile === null) reused.push({ key, path });
    else if (!files.has(path))
      files.set(path, {
        kind: 'write',
        path,
        content: text === undefined ? { kind: 'asset', snapshotFile } : { kind: 'text', text },
        reason: sentence('planReason.asset', { count: showing.length }),
        nodes: [...new Set(showing.flatMap(({ file }) => file.nodes))],
        screens: [...new Set(showing.flatMap(({ file }) => file.screens))],
        regions: [],
        needs: [],
      });
  }
  return { files: [...files.values()], reused };
};
