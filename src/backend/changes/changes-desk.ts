import type { VcsKind } from '#contract/choices';
import type { Translate } from '#contract/i18n';
import type { VcsState } from '#contract/state/app-state';
import type { Scanned } from './scanned.ts';

/** Looks at the version control of the open folder, and keeps what it found: a state holds no 100,000 files. */
export interface ChangesDesk {
  scan(workspace: string, kind: VcsKind, signal: AbortSignal): Promise<VcsState>;
  /** What the last scan of this folder found; null when there was none. */
  last(workspace: string): Scanned | null;
}

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

export const createChangesDesk = (translate: Translate): ChangesDesk => {
  let kept: { readonly workspace: string; readonly found: Scanned } | null = null;
  return {
    scan: async (workspace, kind, signal) => {
      const found = await scanOf(workspace, kind, { signal, translate });
      kept = { workspace, found };
      return found.vcs;
    },
    last: (workspace) => (kept?.workspace === workspace ? kept.found : null),
  };
};
