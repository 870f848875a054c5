import { readFile } from 'node:fs/promises';
import { SNAPSHOT_NAME } from '#contract/snapshot-name';
import type { WorkspaceState } from '#contract/state/app-state';
import type { Asset } from '../backend.ts';
import type { SnapshotShelf } from './snapshot-shelf.ts';

/** Only pictures: what a page may show of a snapshot by its address. SVG is none of them, since it can hold code. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** `snapshots/<name>/<path>` of the open workspace, or null. */
export const readAsset = async (
  shelf: SnapshotShelf,
  workspace: WorkspaceState | null,
  path: string,
): Promise<Asset | null> => {
  const [, name, rest] = /^snapshots\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (name === undefined || rest === undefined || workspace?.setup.kind !== 'ready' || !SNAPSHOT_NAME.test(name))
    return null;
  const type = TYPES[rest.slice(rest.lastIndexOf('.') + 1)];
  if (type === undefined) return null;
  try {
    const at = { workspace: workspace.path, framework: workspace.setup.framework, name };
    const reader = await shelf.open(at);
    return { type, body: await readFile(await reader.file(rest)) };
  } catch {
    return null;
  }
};
