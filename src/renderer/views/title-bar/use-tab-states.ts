import { useMemo } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useChosenSnapshotRow } from '../../store/use-snapshot.ts';
import { useApp } from '../../store/window-context.tsx';
import { useReadyScore } from '../preview/use-score.ts';
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
  const format = useFormat();
  const total = useReadyScore()?.score.total ?? null;
  const score = total === null ? null : format.score(total);
  return useMemo(() => tabStates({ run, setup, screens, changes, score }), [run, setup, screens, changes, score]);
};
