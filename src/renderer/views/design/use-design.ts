import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { type Loaded, rootKey, type SnapshotStore } from '../../store/snapshot-store.ts';
import { useChosenSnapshot, useScreenRoot, useSnapshot } from '../../store/use-snapshot.ts';
import { useView, useWindow } from '../../store/window-context.tsx';
import { indexLayers, type LayerIndex } from './model/layer-index.ts';

/** The snapshot that the Design tab looks at. */
export const useDesign = (): Loaded<SnapshotView> => useSnapshot(useChosenSnapshot());

/** The chosen screen; the first one until one was chosen. */
export const useChosenScreen = (view: SnapshotView | null): SemanticScreen | null => {
  const id = useView(({ selection }) => selection.screen);
  return useMemo(() => view?.screens.find((screen) => screen.id === id) ?? view?.screens[0] ?? null, [view, id]);
};

export const readyValue = <T>(loaded: Loaded<T>): T | null => (loaded.kind === 'ready' ? loaded.value : null);

/** Worked out once for each screen, however many places show it. */
export const indexOf = ({ derived }: SnapshotStore, root: SemanticNode): LayerIndex => {
  const known = derived.get(root) as LayerIndex | undefined;
  if (known !== undefined) return known;
  const index = indexLayers(root);
  derived.set(root, index);
  return index;
};

/** The layers of one screen; null until they were read. */
export const useLayers = (name: string | null, screen: string | null): LayerIndex | null => {
  const { snapshots } = useWindow();
  const root = readyValue(useScreenRoot(name, screen));
  return useMemo(() => (root ? indexOf(snapshots.getState(), root) : null), [root, snapshots]);
};

/**
 * The layers of the screen that is looked at: read again when the store gave up its place for others. Only for one or
 * two screens at a time: more of them than the store holds would push each other out for ever.
 */
export const useKeptLayers = (name: string | null, screen: string | null): LayerIndex | null => {
  const { snapshots } = useWindow();
  const key = name === null || screen === null ? null : rootKey(name, screen);
  const isGone = useStore(snapshots, ({ roots }) => key !== null && roots[key] === undefined);
  useEffect(() => {
    if (isGone && name !== null && screen !== null) snapshots.getState().wantRoot(name, screen);
  }, [isGone, name, screen, snapshots]);
  return useLayers(name, screen);
};

/** Beyond these only the screens that were opened are known: reading all would cost more than it tells. */
const MAX_SCREENS = 60;
const MAX_LAYERS = 30_000;
/** So many are asked for at a time, so that a screen that is opened does not wait for all others. */
const AT_A_TIME = 12;

export interface KnownLayers {
  readonly indexes: ReadonlyMap<string, LayerIndex>;
  /** True when the layers of every screen are, or will be, among them. */
  readonly coversAll: boolean;
  readonly isComplete: boolean;
}

/** Roots come one by one; what is counted over all of them is counted a few times a second. Milliseconds. */
const CALM = 200;

const useCalmRoots = (): SnapshotStore['roots'] => {
  const { snapshots } = useWindow();
  const [roots, setRoots] = useState(() => snapshots.getState().roots);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      setRoots(snapshots.getState().roots);
    };
    const stop = snapshots.subscribe((now, before) => {
      if (now.roots !== before.roots) timer ??= setTimeout(look, CALM);
    });
    look();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [snapshots]);
  return roots;
};

/** The layers of all screens, read a few at a time; in a large design those of the screens that were opened. */
export const useKnownLayers = (view: SnapshotView): KnownLayers => {
  const { snapshots } = useWindow();
  const roots = useCalmRoots();
  const { name, screens, head } = view;
  const coversAll = screens.length <= MAX_SCREENS && head.counts.nodes <= MAX_LAYERS;
  useEffect(() => {
    if (!coversAll) return;
    const states = screens.map(({ id }) => ({ id, kind: roots[rootKey(name, id)]?.kind }));
    const busy = states.filter(({ kind }) => kind === 'loading').length;
    const next = states.filter(({ kind }) => kind === undefined).slice(0, Math.max(0, AT_A_TIME - busy));
    for (const { id } of next) snapshots.getState().wantRoot(name, id);
  }, [coversAll, name, roots, screens, snapshots]);
  return useMemo(() => {
    const indexes = new Map<string, LayerIndex>();
    for (const { id } of screens) {
      const loaded = roots[rootKey(name, id)];
      if (loaded?.kind !== 'ready') continue;
      indexes.set(id, indexOf(snapshots.getState(), loaded.value));
    }
    return { indexes, coversAll, isComplete: indexes.size === screens.length };
  }, [coversAll, name, roots, screens, snapshots]);
};
