import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { simpleGit } from 'simple-git';
import { scanGit } from '#backend/changes/git/scan-git';
import type { Scanned } from '#backend/changes/scanned';
import { buildTree } from '#contract/file-tree/build-tree';
import { rollUpChanges } from '#contract/file-tree/change-counts';
import { unitePaths } from '#contract/file-tree/unite-paths';
import { createI18n, translator } from '#contract/i18n';
import type { Figure } from '../figure.ts';
import { sideBySide } from './side-by-side.ts';
import { changeSome, treeGround } from './tree-ground.ts';

const ROUNDS = 11;
const MOST_OUTPUT = 1024 * 1024 * 1024;
const RAW = ['status', '--porcelain=v2', '-z'];
const run = promisify(execFile);

const rawStatus = (path: string): Promise<unknown> =>
  run('git', RAW, { cwd: path, maxBuffer: MOST_OUTPUT, encoding: 'buffer' });

const translate = translator(createI18n('en'));

/** From the question to colours: letters by path, counts of every folder around a change, and the tree of what changed. */
const colouredTree = async (path: string): Promise<Scanned> => {
  const found = await scanGit(path, { signal: new AbortController().signal, translate });
  if (found.vcs.notice !== null) throw new Error(found.vcs.notice);
  const colours = new Map(found.changes.map((change) => [change.path, change.kind]));
  const counts = rollUpChanges(found.changes);
  const all = counts.get('');
  const rows = buildTree(unitePaths([...colours.keys()], [])).children.length;
  if (rows === 0 || all === undefined || all.added + all.modified + all.deleted !== colours.size)
    throw new Error('changes are lost');
  return found;
};

const scanFigure = async (count: number): Promise<readonly Figure[]> => {
  const ground = await treeGround(count, true);
  try {
    changeSome(ground.path, count);
    const others = {
      'raw git status': () => rawStatus(ground.path),
      'simple-git status': () => simpleGit(ground.path).status(),
    };
    const { ours, beside, ratios, stall } = await sideBySide(() => colouredTree(ground.path), others, ROUNDS);
    const figure = `scan of ${count} tracked files to coloured tree ÷ raw git status`;
    const ms = { 'ours, ms': ours, ...Object.fromEntries(Object.entries(beside).map(([k, v]) => [`${k}, ms`, v])) };
    return [
      { figure, value: ratios['raw git status'] ?? 0, unit: '', goal: { is: '<=', value: 1.1 }, beside: ms },
      {
        figure: `longest stall of the event loop, scan of ${count} files`,
        value: stall ?? 0,
        unit: 'ms',
        goal: { is: '<=', value: 50 },
        beside: {},
      },
    ];
  } finally {
    await ground.remove();
  }
};

const untrackedFigure = async (count: number): Promise<Figure> => {
  const ground = await treeGround(count, false);
  try {
    const start = performance.now();
    const { total } = await colouredTree(ground.path);
    const seconds = (performance.now() - start) / 1_000;
    if (total !== count) throw new Error(`${total} of ${count} files were counted`);
    const figure = `scan of ${count} untracked files, each of them told`;
    return { figure, value: seconds, unit: 's', goal: { is: '<=', value: 5 }, beside: {} };
  } finally {
    await ground.remove();
  }
};

/** The scan beside what git alone takes. */
export const scanFigures = async (): Promise<readonly Figure[]> => [
  ...(await scanFigure(20_000)),
  ...(await scanFigure(100_000)),
  await untrackedFigure(100_000),
];
