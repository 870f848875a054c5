import { useEffect } from 'react';
import { useApp, useViewActions } from '../../store/window-context.tsx';

/** The snapshot of an import becomes the chosen one; other runs name the one that is looked at. The tab stays: nothing moves when a run ends. */
export const useFollowOutcome = (): void => {
  const snapshot = useApp(({ lastOutcome: last }) =>
    last?.kind === 'done' && last.skill === 'parser' ? last.snapshot : null,
  );
  const { chooseSnapshot } = useViewActions();
  useEffect(() => {
    if (snapshot !== null) chooseSnapshot(null);
  }, [snapshot, chooseSnapshot]);
};
