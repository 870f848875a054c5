import { useEffect } from 'react';
import type { Score, ScoreView, ScreenScore } from '#contract/code-gen/score';
import type { Loaded } from '../../store/snapshot-store.ts';
import { useChosenSnapshot } from '../../store/use-snapshot.ts';
import { useApp, useScore, useWindow } from '../../store/window-context.tsx';

const NONE = { kind: 'none' } as const;

/** What was measured of the snapshot that is looked at; nothing is asked for while no code was written. */
export const useScoreView = (): Loaded<ScoreView | null> => {
  const { score } = useWindow();
  const snapshot = useChosenSnapshot();
  const hasCode = useApp((app) => app.workspace?.runs.some(({ written }) => written.length > 0) === true);
  const isOf = useScore(({ of }) => of === snapshot);
  const loaded = useScore((store) => store.loaded);
  useEffect(() => {
    if (snapshot !== null && hasCode) score.getState().want(snapshot);
  }, [score, snapshot, hasCode]);
  return isOf && hasCode ? loaded : NONE;
};

/** As soon as it is here; null as well where nothing was measured. */
export const useReadyScore = (): ScoreView | null => {
  const loaded = useScoreView();
  return loaded.kind === 'ready' ? loaded.value : null;
};

export const screenScoreOf = (score: Score | null, screen: string | null): ScreenScore | null =>
  score?.screens.find((one) => one.screen === screen) ?? null;

/** Files may be changed by an editor beside the window: what is stale is asked anew when somebody looks here again. */
export const useFreshScore = (): void => {
  const { score } = useWindow();
  useEffect(() => {
    const look = () => score.getState().refresh();
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [score]);
};
