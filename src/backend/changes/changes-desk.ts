import type { VcsKind } from '#contract/choices';
import type { Translate } from '#contract/i18n';
import type { VcsState } from '#contract/state/app-state';
import { type Scanned, unscanned } from './scanned.ts';

/** Looks at the version control of the open folder, and keeps what it found: a state holds no 100,000 files. */
export interface ChangesDesk {
  /** Waits for the end of it. */
  scan(workspace: string, kind: VcsKind): Promise<VcsState>;
  /**
   * Waits for a moment only, since a server that is down must not hold up a folder that is opened: then what was known before
   * is told, and `late` hears of the rest.
   */
  look(workspace: string, kind: VcsKind): Promise<VcsState>;
  /** What the last scan of this folder found; null when there was none. */
  last(workspace: string): Scanned | null;
}

export interface ChangesDeskDeps {
  readonly translate: Translate;
  late(workspace: string, vcs: VcsState): void;
  /** How long `look` waits, in milliseconds. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 3_000;

/** Files that code-gen wrote and that are under nobody's eyes until they are opened. */
const writtenPaths = async (workspace: string): Promise<readonly string[]> => {
  const { touchedFiles } = await import('./runs/touched-files.ts');
  const touched = await touchedFiles(workspace).catch(() => []);
  return touched.map(({ path }) => path);
};

// Loaded when they are needed: a folder has one kind of version control at most.
const scanOf = async (workspace: string, kind: VcsKind, at: { signal: AbortSignal; translate: Translate }) => {
  if (kind === 'git') return (await import('./git/scan-git.ts')).scanGit(workspace, at);
  if (kind === 'none') return (await import('./runs/scan-runs.ts')).scanRuns(workspace);
  const [{ scanP4 }, touched] = await Promise.all([import('./p4/scan-p4.ts'), writtenPaths(workspace)]);
  return scanP4(workspace, { ...at, touched });
};

interface Kept {
  readonly workspace: string;
  readonly number: number;
  readonly found: Scanned;
}

/** Scans are numbered: one that ends after a later one is forgotten. */
const createScans = (translate: Translate) => {
  let kept: Kept | null = null;
  let number = 0;
  const last = (workspace: string): Scanned | null => (kept?.workspace === workspace ? kept.found : null);
  const scan = async (workspace: string, kind: VcsKind): Promise<VcsState> => {
    number += 1;
    const own = number;
    const found = await scanOf(workspace, kind, { signal: new AbortController().signal, translate });
    if (kept === null || kept.number < own) kept = { workspace, number: own, found };
    return last(workspace)?.vcs ?? found.vcs;
  };
  return { scan, last };
};

const after = (ms: number): { readonly passed: Promise<null>; stop(): void } => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), Math.min(ms, 2 ** 31 - 1));
  return { passed: promise, stop: () => clearTimeout(timer) };
};

export const createChangesDesk = ({ translate, late, patienceMs = PATIENCE_MS }: ChangesDeskDeps): ChangesDesk => {
  const { scan, last } = createScans(translate);
  return {
    scan,
    last,
    look: async (workspace, kind) => {
      const scanning = scan(workspace, kind);
      const { passed, stop } = after(patienceMs);
      const soon = await Promise.race([scanning, passed]).finally(stop);
      if (soon !== null) return soon;
      void scanning.then((vcs) => late(workspace, vcs));
      return last(workspace)?.vcs ?? unscanned(kind, translate('changes.pending')).vcs;
    },
  };
};
