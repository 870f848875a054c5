import type { RunSummary, RunView } from '#contract/code-gen/gate';
import type { ChangesPage, FileOrigin, FilesPage, LinesOfLayer, ProjectFile } from '#contract/code-gen/project-view';
import { HOSTILE } from './corpus.ts';

const at = (index: number): string => HOSTILE[index % HOSTILE.length] ?? '';
const DIGEST = 'a'.repeat(64);
const NOW = '2026-11-20T14:02:03Z';
const KINDS = ['Added', 'Modified', 'Deleted'] as const;

/** Names that a project may hold, folders among them, and one as long as file systems allow. */
const PATHS = [...HOSTILE.filter((text) => text !== ''), `src/${'n'.repeat(251)}.tsx`].toSorted();

export const hostileProjectChanges = (): ChangesPage => ({
  changes: PATHS.map((path, index) => ({
    path,
    kind: KINDS[index % 3] ?? 'Added',
    from: at(index),
    marks: ['renamed', at(index)],
  })),
  rest: null,
  total: PATHS.length + 1,
});

export const hostileFiles = (): FilesPage => ({ paths: PATHS, links: PATHS.slice(0, 9), rest: null, left: 2 });

/** One of each kind of content. */
export const hostileProjectFile = (path: string, side: string): ProjectFile => {
  const index = PATHS.indexOf(path);
  const text = HOSTILE.map((line, place) => (side === 'base' && place % 4 === 0 ? `${line} before` : line)).join('\n');
  if (index % 7 === 4) return { kind: 'link', target: at(index), outside: true };
  if (index % 7 === 5) return { kind: 'binary', size: 9, head: at(60) };
  return { kind: 'text', text, encoding: at(index), size: text.length, truncated: true };
};

export const hostileOrigin = (): FileOrigin => ({
  run: at(0),
  snapshot: '20261120T140203.123Z',
  reason: at(33),
  screens: ['s1'],
  regions: HOSTILE.map((name, index) => ({ node: `t${index}`, name, start: index + 1, end: index + 1 })),
  untouched: false,
});

export const hostileLines = (): readonly LinesOfLayer[] => PATHS.map((path) => ({ path, start: 1, end: 2 }));

export const hostileRun = (): RunSummary => ({
  ...{ run: at(0), snapshot: '20261120T140203.123Z', scope: at(55), createdAt: NOW, digest: DIGEST },
  state: 'partial',
  approvedAt: NOW,
  round: 1,
  written: PATHS.slice(0, 40),
  rows: PATHS.length,
  refused: HOSTILE.length,
});

export const hostileRunView = (): RunView => ({
  ...hostileRun(),
  log: HOSTILE.flatMap((text) => [
    { kind: 'modified', at: text, round: 1, digest: text, text, unticked: [text] } as const,
    { kind: 'refused', at: NOW, path: text, why: text } as const,
    { kind: 'failed', at: NOW, path: text, code: text } as const,
    { kind: 'hook', at: NOW, ok: false, message: text } as const,
    { kind: 'wrote', at: NOW, path: text, row: 'create', before: null, after: text } as const,
  ]),
});
