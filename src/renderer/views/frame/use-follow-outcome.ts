import { useEffect } from 'react';
import { useApp, useViewActions } from '../../store/window-context.tsx';

/** A new snapshot becomes the chosen one. The tab stays: nothing moves when a run ends. */
export const useFollowOutcome = (): void => {
  const snapshot = useApp((app) => (app.lastOutcome?.kind === 'done' ? app.lastOutcome.snapshot : null));
  const { chooseSnapshot } = useViewActions();
  useEffect(() => {
    if (snapshot !== null) chooseSnapshot(null);
  }, [snapshot, chooseSnapshot]);
};
