import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { StatusSnapshot } from '#contract/snapshot';
import type { AppState } from '#contract/state/app-state';
import { type Loaded, rootKey } from './snapshot-store.ts';
import { useApp, useView, useWindow } from './window-context.tsx';

const NONE = { kind: 'none' } as const;
const LOADING = { kind: 'loading' } as const;
const NO_SNAPSHOTS: readonly StatusSnapshot[] = [];

export const snapshotsOf = (app: AppState): readonly StatusSnapshot[] => app.workspace?.snapshots ?? NO_SNAPSHOTS;

/** The snapshot the window looks at: the chosen one while it exists, else the newest; null when there is none. */
export const chosenSnapshot = (app: AppState, chosen: string | null): StatusSnapshot | null => {
  const snapshots = snapshotsOf(app);
  const wanted = chosen ?? app.workspace?.latest ?? null;
  return snapshots.find(({ name }) => name === wanted) ?? snapshots[0] ?? null;
};

export const useChosenSnapshotRow = (): StatusSnapshot | null => {
  const chosen = useView((view) => view.snapshot);
  return useApp((app) => chosenSnapshot(app, chosen));
};

export const useChosenSnapshot = (): string | null => useChosenSnapshotRow()?.name ?? null;

/** The head of a snapshot with its screens, tokens and images; read once, then kept. */
export const useSnapshot = (name: string | null): Loaded<SnapshotView> => {
  const { snapshots } = useWindow();
  const loaded = useStore(snapshots, (store) => (name === null ? NONE : (store.snapshots[name] ?? LOADING)));
  useEffect(() => {
    if (name !== null) snapshots.getState().wantSnapshot(name);
  }, [name, snapshots]);
  return loaded;
};

/** The layers of one screen; read once, then kept. */
export const useScreenRoot = (name: string | null, screen: string | null): Loaded<SemanticNode> => {
  const { snapshots } = useWindow();
  const loaded = useStore(snapshots, (store) =>
    name === null || screen === null ? NONE : (store.roots[rootKey(name, screen)] ?? LOADING),
  );
  useEffect(() => {
    if (name !== null && screen !== null) snapshots.getState().wantRoot(name, screen);
  }, [name, screen, snapshots]);
  return loaded;
};
