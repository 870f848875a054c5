import { useChosenSnapshot } from '../../store/use-snapshot.ts';
import { useApp, useScore, useWindow } from '../../store/window-context.tsx';
import { isScoring, type MeasureHindrance, measureHindrance } from './model/measure-state.ts';

export interface Measuring {
  /** It goes on just now. */
  readonly isRunning: boolean;
  /** Why it cannot be asked for; null: it can. */
  readonly hindrance: MeasureHindrance | null;
  measure(): void;
}

/** Measuring the code of the snapshot that is looked at. */
export const useMeasure = (): Measuring => {
  const { score, app } = useWindow();
  const snapshot = useChosenSnapshot();
  const hindrance = useApp(measureHindrance);
  const isAsked = useScore((store) => store.isAsked);
  const isTold = useApp(isScoring);
  const isRunning = isAsked || isTold;
  const measure = () => {
    if (snapshot === null || score.getState().isAsked || measureHindrance(app.getState().app) !== null) return;
    score.getState().measure(snapshot);
  };
  return { isRunning, hindrance, measure };
};
