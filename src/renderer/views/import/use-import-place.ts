import { useMemo } from 'react';
import type { WorkspaceState } from '#contract/state/app-state';
import { useApp } from '../../store/window-context.tsx';
import { type ImportPlace, importPlace } from './import-place.ts';

/** What the Import tab shows for the open workspace. */
export const useImportPlace = (workspace: WorkspaceState): ImportPlace => {
  const progress = useApp((app) => app.progress);
  const lastOutcome = useApp((app) => app.lastOutcome);
  const agent = useApp((app) => app.agent);
  return useMemo(
    () => importPlace({ workspace, progress, lastOutcome, agent }),
    [workspace, progress, lastOutcome, agent],
  );
};
