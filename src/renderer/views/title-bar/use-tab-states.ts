import { useMemo } from 'react';
import { useChosenSnapshotRow } from '../../store/use-snapshot.ts';
import { useApp } from '../../store/window-context.tsx';
import { useRunState } from '../steps/use-run-state.ts';
import { tabStates } from './tab-states.ts';

/** The state that each step of the flow carries. */
export const useTabStates = (): ReturnType<typeof tabStates> => {
  const run = useRunState();
  const setup = useApp((app) => app.workspace?.setup.kind ?? null);
  const screens = useChosenSnapshotRow()?.counts.screens ?? null;
  const changes = useApp((app) => {
    const counts = app.workspace?.vcs.changes;
    return counts ? counts.added + counts.modified + counts.deleted : null;
  });
  return useMemo(() => tabStates({ run, setup, screens, changes }), [run, setup, screens, changes]);
};
