import type { SnapshotStore } from '../../store/snapshot-store.ts';
import { useWindow } from '../../store/window-context.tsx';
import { indexOf } from '../design/use-design.ts';

/** The screen that holds a layer, among those whose layers were read; a screen holds itself. */
const screenOf = (store: SnapshotStore, snapshot: string, node: string): string | null => {
  const view = store.snapshots[snapshot];
  const screens = view?.kind === 'ready' ? view.value.screens : [];
  const prefix = `${snapshot}/`;
  const holds = (id: string): boolean => {
    const root = store.roots[`${prefix}${id}`];
    return root?.kind === 'ready' && indexOf(store, root.value).byId.has(node);
  };
  return (screens.find(({ id }) => id === node) ?? screens.find(({ id }) => holds(id)))?.id ?? null;
};

/** Shows a layer on the board of its snapshot; where its screen is not known, the snapshot alone. */
export const useShowLayer = (): ((snapshot: string, node: string) => void) => {
  const { view, snapshots } = useWindow();
  return (snapshot, node) => {
    const { chooseSnapshot, select, show } = view.getState().actions;
    const screen = screenOf(snapshots.getState(), snapshot, node);
    chooseSnapshot(snapshot);
    select({ screen, node: screen === node ? null : node });
    show('design');
  };
};
