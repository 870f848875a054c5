import type { ProjectChange, ProjectFile } from '#contract/code-gen/project-view';
import type { AppState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';

export const FILES = 100_000;
export const LINES = 20_000;
const LARGE = 'aa-large.tsx';
const SMALL = 'aa-small.tsx';
const CHANGED = 'aa-changed.tsx';
export const OPENED = { large: LARGE, small: SMALL, changed: CHANGED } as const;

/** A monorepo of 50 packages, 40 folders each, and some files that are opened. */
export const paths = (): readonly string[] =>
  [
    LARGE,
    SMALL,
    CHANGED,
    ...Array.from(
      { length: FILES - 3 },
      (_, at) => `packages/pkg-${at % 50}/src/feature-${Math.floor(at / 50) % 40}/Component${at}.tsx`,
    ),
  ].sort();

/** One file in 50 changed. */
export const changes = (all: readonly string[]): readonly ProjectChange[] => [
  { path: CHANGED, kind: 'Modified', marks: [] },
  ...all
    .filter((path, at) => at % 50 === 0 && path.includes('/'))
    .map((path, at): ProjectChange => ({ path, kind: at % 3 === 0 ? 'Added' : 'Modified', marks: [] })),
];

const line = (at: number, isNew: boolean): string =>
  `  const value${at} = useMemo(() => ({ key: 'item-${at}', width: ${at % 97}${isNew ? ', isNew: true' : ''} }), [${at % 7}]); // ${at}`;

const text = (lines: number, isNew: boolean): string =>
  Array.from({ length: lines }, (_, at) => line(at, isNew && at % 100 === 0)).join('\n');

export const projectFile = (path: string, side: string): ProjectFile => {
  const lines = path === LARGE || path === CHANGED ? LINES : 40;
  const content = text(lines, path === CHANGED && side === 'now');
  return { kind: 'text', text: content, encoding: 'utf-8', size: content.length, truncated: false };
};

/** A workspace that is set up and trusted, under git. */
export const appState = (changed: number): AppState => ({
  ...INITIAL_STATE,
  agent: { kind: 'ready' },
  workspace: {
    path: '/project',
    name: 'project',
    setup: {
      kind: 'ready',
      framework: 'react',
      language: 'TypeScript',
      vcs: 'git',
      dedup: { method: 'phash', threshold: 0.95, verify: true },
    },
    trust: { kind: 'nothing-to-run' },
    snapshots: [],
    latest: null,
    lastRun: null,
    vcs: {
      kind: 'git',
      branch: 'main',
      base: 'HEAD 3d1f0a2',
      changes: { added: 0, modified: changed, deleted: 0 },
      files: [],
      notice: null,
    },
    runs: [],
    changedOutside: false,
  },
});
