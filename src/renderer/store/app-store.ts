import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SkillProgress } from '#contract/progress';
import type { AppState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import type { LinkState } from '../connection/keep-connected.ts';

/** What the backend says, and whether it is there. */
export interface AppStore {
  readonly app: AppState;
  readonly link: LinkState;
  /** False until the first snapshot came: nothing is known yet. */
  readonly isKnown: boolean;
  /** The steps of the run that ended last, with their details; the indicator itself is hidden by then. */
  readonly endedProgress: SkillProgress | null;
}

export interface AppStoreApi extends StoreApi<AppStore> {
  setApp(app: AppState): void;
  setLink(link: LinkState): void;
}

const endedProgress = (before: AppStore, app: AppState): SkillProgress | null => {
  if (before.app.workspace?.path !== app.workspace?.path) return null;
  if (app.progress.kind === 'skill') return app.progress;
  return app.progress.kind === 'generic' ? null : before.endedProgress;
};

export const createAppStore = (): AppStoreApi => {
  const store = createStore<AppStore>(() => ({
    app: INITIAL_STATE,
    link: 'connecting',
    isKnown: false,
    endedProgress: null,
  }));
  return {
    ...store,
    setApp: (app) => store.setState((before) => ({ app, isKnown: true, endedProgress: endedProgress(before, app) })),
    setLink: (link) => store.setState({ link }),
  };
};
