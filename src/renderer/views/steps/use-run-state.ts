import { useMemo } from 'react';
import { useApp } from '../../store/window-context.tsx';
import { type RunState, runState } from './run-state.ts';

/** The run as the indicator, the announcer and the tabs show it. */
export const useRunState = (): RunState => {
  const progress = useApp((app) => app.progress);
  const lastOutcome = useApp((app) => app.lastOutcome);
  const agent = useApp((app) => app.agent);
  const questions = useApp((app) => app.questions);
  const gate = useApp((app) => app.gate);
  const workspace = useApp((app) => app.workspace);
  return useMemo(
    () => runState({ progress, lastOutcome, agent, questions, gate, workspace }),
    [progress, lastOutcome, agent, questions, gate, workspace],
  );
};
