import { createContext, type ReactNode, use, useCallback } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CommandInput, CommandName, Transport } from '#contract/commands';
import type { AppState } from '#contract/state/app-state';
import type { LinkState } from '../connection/keep-connected.ts';
import type { Shell } from '../connection/shell.ts';
import type { AppStore, AppStoreApi } from './app-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { OutlineStore } from './outline-store.ts';
import type { PlanStore } from './plan-store.ts';
import type { LookStore } from './preview/look-store.ts';
import type { ScoreStore } from './preview/score-store.ts';
import type { ProjectStore } from './project-store.ts';
import type { ReviewStore } from './review-store.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import type { ViewActions, ViewStore } from './view-store.ts';

/** The parts of one window, made in its composition root. */
export interface WindowParts {
  readonly shell: Shell;
  readonly app: AppStoreApi;
  readonly view: StoreApi<ViewStore>;
  readonly drafts: StoreApi<DraftStore>;
  readonly snapshots: StoreApi<SnapshotStore>;
  readonly outline: StoreApi<OutlineStore>;
  readonly project: StoreApi<ProjectStore>;
  readonly review: StoreApi<ReviewStore>;
  readonly plan: StoreApi<PlanStore>;
  readonly score: StoreApi<ScoreStore>;
  readonly look: StoreApi<LookStore>;
  /** Tries to connect now instead of at the end of the wait. */
  readonly reconnect: () => void;
}

const WindowContext = createContext<WindowParts | null>(null);

export const WindowProvider = ({ parts, children }: { readonly parts: WindowParts; readonly children: ReactNode }) => (
  <WindowContext value={parts}>{children}</WindowContext>
);

export const useWindow = (): WindowParts => {
  const parts = use(WindowContext);
  if (!parts) throw new Error('no WindowProvider above');
  return parts;
};

/** A part of what the backend says. The selector must return the same value for the same state. */
export const useApp = <T,>(selector: (app: AppState) => T): T => useStore(useWindow().app, ({ app }) => selector(app));

export const useAppStore = <T,>(selector: (store: AppStore) => T): T => useStore(useWindow().app, selector);

export const useLink = (): LinkState => useStore(useWindow().app, ({ link }) => link);

export const useView = <T,>(selector: (view: ViewStore) => T): T => useStore(useWindow().view, selector);

export const useViewActions = (): ViewActions => useStore(useWindow().view, ({ actions }) => actions);

export const useDrafts = <T,>(selector: (drafts: DraftStore) => T): T => useStore(useWindow().drafts, selector);

export const useProject = <T,>(selector: (project: ProjectStore) => T): T => useStore(useWindow().project, selector);

export const useReview = <T,>(selector: (review: ReviewStore) => T): T => useStore(useWindow().review, selector);
export const usePlan = <T,>(selector: (plan: PlanStore) => T): T => useStore(useWindow().plan, selector);
export const useScore = <T,>(selector: (score: ScoreStore) => T): T => useStore(useWindow().score, selector);
export const useLook = <T,>(selector: (look: LookStore) => T): T => useStore(useWindow().look, selector);

export const useSend = (): Transport['send'] => useWindow().shell.send;

/** Sends a command whose refusal is told in a line over the stage; answers whether it was taken. */
export const useCommand = (): (<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
) => Promise<boolean>) => {
  const { shell, view } = useWindow();
  return useCallback(
    async (name, input) => {
      const result = await shell.send(name, input);
      view.getState().actions.tell(result.ok ? null : result.failure);
      return result.ok;
    },
    [shell, view],
  );
};
