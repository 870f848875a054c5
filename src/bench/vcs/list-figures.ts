import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileList, listFiles } from '#backend/project/list-files';
import type { VcsKind } from '#contract/choices';
import type { Figure } from '../figure.ts';
import { sideBySide } from './side-by-side.ts';
import { treeGround } from './tree-ground.ts';

const COUNT = 100_000;
const ROUNDS = 9;
const { signal } = new AbortController();

/** The least that a list of files takes: every folder read once, names put together, in no order. */
const ownWalk = async (root: string, prefix = ''): Promise<string[]> => {
  const entries = await readdir(join(root, prefix), { withFileTypes: true });
  const parts = await Promise.all(
    entries.map((entry) => {
      if (entry.isDirectory()) return entry.name === '.git' ? [] : ownWalk(root, `${prefix}${entry.name}/`);
      return [prefix + entry.name];
    }),
  );
  return parts.flat();
};

const list = async (workspace: string, kind: VcsKind): Promise<FileList> => {
  // As in the window: the folder was scanned when it was opened, and nothing in it is untracked.
  const found = await listFiles({ workspace, kind, signal, untracked: [] });
  if (found.paths.length !== COUNT) throw new Error(`${found.paths.length} of ${COUNT} files are listed`);
  return found;
};

/** All files of a project, sorted, beside a bare walk and what Node has for it. */
export const listFigures = async (): Promise<readonly Figure[]> => {
  const ground = await treeGround(COUNT, true);
  try {
    const others = {
      'own walk': () => ownWalk(ground.path),
      'fs.readdir recursive': () => readdir(ground.path, { recursive: true, withFileTypes: true }),
    };
    const figures: Figure[] = [];
    for (const kind of ['git', 'none'] as const) {
      const { ours, beside, ratios, stall } = await sideBySide(() => list(ground.path, kind), others, ROUNDS);
      const ms = { 'ours, ms': ours, ...Object.fromEntries(Object.entries(beside).map(([k, v]) => [`${k}, ms`, v])) };
      const how = kind === 'git' ? 'by git, after a scan' : 'without a version control';
      const figure = `list of ${COUNT} files ${how} ÷ own readdir walk`;
      figures.push({ figure, value: ratios['own walk'] ?? 0, unit: '', goal: { is: '<=', value: 1.15 }, beside: ms });
      const stalled = `longest stall of the event loop, list ${how}`;
      figures.push({ figure: stalled, value: stall ?? 0, unit: 'ms', goal: { is: '<=', value: 50 }, beside: {} });
    }
    return figures;
  } finally {
    await ground.remove();
  }
};
