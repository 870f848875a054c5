import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeMap } from '#contract/code-gen/code-map';
import type { FileOrigin, LinesOfLayer } from '#contract/code-gen/project-view';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import { PRODUCT_DIR } from '#workspace/paths';
import { hashFile } from './hash-file.ts';

const MOST_LINES = 1_000;

export interface FileOrigins {
  originOf(workspace: string, path: string): Promise<FileOrigin | null>;
  linesOf(workspace: string, node: string): Promise<readonly LinesOfLayer[]>;
}

const stampOf = async (workspace: string): Promise<string> => {
  const stats = await lstat(join(workspace, PRODUCT_DIR, 'code-map.json')).catch(() => null);
  return `${workspace} ${stats?.ino} ${stats?.mtimeMs} ${stats?.size}`;
};

/** The map is read again when its file was replaced. */
const createMaps = () => {
  let kept: { readonly stamp: string; readonly map: Promise<CodeMap> } | null = null;
  return async (workspace: string): Promise<CodeMap> => {
    const stamp = await stampOf(workspace);
    if (kept?.stamp === stamp) return kept.map;
    const map = readCodeMap(workspace);
    kept = { stamp, map };
    map.catch(() => {
      kept = null;
    });
    return map;
  };
};

/** What code-gen knows of the files that it wrote, by the map that it keeps. */
export const createFileOrigins = (): FileOrigins => {
  const mapOf = createMaps();
  return {
    originOf: async (workspace, path) => {
      const { files } = await mapOf(workspace);
      const known = Object.hasOwn(files, path) ? files[path] : undefined;
      if (known === undefined) return null;
      const { written, generated: _generated, ...origin } = known;
      return { ...origin, untouched: (await hashFile(workspace, path)) === written };
    },
    linesOf: async (workspace, node) => {
      const { files } = await mapOf(workspace);
      const lines: LinesOfLayer[] = [];
      for (const [path, { regions }] of Object.entries(files)) {
        for (const { node: id, start, end } of regions) if (id === node) lines.push({ path, start, end });
        if (lines.length >= MOST_LINES) break;
      }
      return lines.slice(0, MOST_LINES);
    },
  };
};
