import type { AppState } from '#contract/state/app-state';

/** Why nothing can be measured just now. */
export type MeasureHindrance = 'untrusted' | 'busy' | 'no-agent';

type Facts = Pick<AppState, 'workspace' | 'agent' | 'progress'>;

export const measureHindrance = ({ workspace, agent }: Facts): MeasureHindrance | null => {
  if (workspace?.trust.kind === 'untrusted') return 'untrusted';
  if (agent.kind === 'busy') return 'busy';
  return agent.kind === 'failed' ? 'no-agent' : null;
};

/** A measuring that goes on, whichever window asked for it: its tool says how far it is. */
export const isScoring = ({ progress }: Pick<AppState, 'progress'>): boolean =>
  progress.kind === 'generic' && progress.detail?.label === 'scoring';
