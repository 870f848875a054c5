import { useEffect, useMemo } from 'react';
import type { RunSummary } from '#contract/code-gen/gate';
import type { ProjectChange } from '#contract/code-gen/project-view';
import { buildTree, type FolderNode } from '#contract/file-tree/build-tree';
import { type ChangeCounts, rollUpChanges } from '#contract/file-tree/change-counts';
import { unitePaths } from '#contract/file-tree/unite-paths';
import { ALL_OPEN, visibleRows } from '#contract/file-tree/visible-rows';
import type { FileFilter } from '../../store/review-store.ts';
import { useApp, useProject, useReview, useWindow } from '../../store/window-context.tsx';
import { lastWritten, type ReviewFiles, reviewFiles } from './model/review-files.ts';

const NO_RUNS: readonly RunSummary[] = [];
const NO_CHANGES: readonly ProjectChange[] = [];

export const useRuns = (): readonly RunSummary[] => useApp((app) => app.workspace?.runs ?? NO_RUNS);

/** The run that "this run" means. */
export const useThisRun = (): RunSummary | null => {
  const runs = useRuns();
  return useMemo(() => lastWritten(runs), [runs]);
};

/** What changed, as soon as it was read. */
export const useReviewFiles = (): ReviewFiles => {
  const { project } = useWindow();
  const loaded = useProject(({ changes }) => changes);
  const run = useThisRun();
  useEffect(() => {
    if (loaded.kind === 'none') project.getState().wantChanges();
  }, [loaded, project]);
  const changes = loaded.kind === 'ready' ? loaded.value.changes : NO_CHANGES;
  return useMemo(() => reviewFiles(changes, run), [changes, run]);
};

export interface ReviewTree {
  readonly root: FolderNode;
  readonly counts: ReadonlyMap<string, ChangeCounts>;
}

/** All files of the project, deleted ones among them; null until they were read. Read only once something needs them. */
export const useAllPaths = (files: ReviewFiles, isWanted: boolean): readonly string[] | null => {
  const { project } = useWindow();
  const loaded = useProject((state) => state.files);
  useEffect(() => {
    if (isWanted && loaded.kind === 'none') project.getState().wantFiles();
  }, [isWanted, loaded, project]);
  return useMemo(
    () =>
      isWanted && loaded.kind === 'ready'
        ? unitePaths(
            loaded.value.paths,
            files.changes.map(({ path }) => path),
          )
        : null,
    [isWanted, loaded, files],
  );
};

const pathsOf = (files: ReviewFiles, filter: FileFilter, all: readonly string[] | null): readonly string[] | null => {
  if (filter === 'all') return all;
  return unitePaths(filter === 'run' ? files.runPaths : files.changes.map(({ path }) => path), []);
};

/** The tree that a filter shows; null until its files were read. */
export const useReviewTree = (
  files: ReviewFiles,
  filter: FileFilter,
  all: readonly string[] | null,
): ReviewTree | null =>
  useMemo(() => {
    const paths = pathsOf(files, filter, all);
    if (paths === null) return null;
    return {
      root: buildTree(paths),
      counts: rollUpChanges(filter === 'run' ? files.runChanges : files.changes),
    };
  }, [files, filter, all]);

/** Files that changed, in the order of the tree: the way of previous and next change. */
export const useChangedOrder = (files: ReviewFiles): readonly string[] => {
  const isRun = useReview(({ filter }) => filter === 'run');
  return useMemo(() => {
    const paths = isRun ? files.runPaths : files.changes.map(({ path }) => path);
    return visibleRows(buildTree(unitePaths(paths, [])), ALL_OPEN)
      .filter(({ kind }) => kind === 'file')
      .map(({ path }) => path);
  }, [files, isRun]);
};
