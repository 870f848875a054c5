import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Transport } from '#contract/commands';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { FailureText } from '#contract/errors';
import { gatherRoot, gatherSnapshot } from './gather.ts';

/** Something large that is asked for by command. */
export type Loaded<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: FailureText };

/** Snapshots never change, so what was read stays right. So many are kept; a layer tree can be large. */
const MAX_SNAPSHOTS = 3;
const MAX_ROOTS = 64;

export interface SnapshotStore {
  readonly snapshots: Readonly<Record<string, Loaded<SnapshotView>>>;
  readonly roots: Readonly<Record<string, Loaded<SemanticNode>>>;
  /** What was worked out from the layers of a screen, by whoever needs it; it goes when they go. */
  readonly derived: WeakMap<SemanticNode, unknown>;
  /** Reads it unless it is here or on its way. */
  wantSnapshot(name: string): void;
  wantRoot(name: string, screen: string): void;
  /** Reads the head again while the old one stays in sight: what is kept beside the snapshots has changed. */
  refresh(name: string): void;
  /** Forgets what failed and reads it again. */
  retry(name: string): void;
  clear(): void;
}

export const rootKey = (name: string, screen: string): string => `${name}/${screen}`;

const keepNewest = <T>(all: Readonly<Record<string, T>>, key: string, value: T, most: number): Record<string, T> => {
  const { [key]: _, ...others } = all;
  return Object.fromEntries([...Object.entries(others), [key, value] as const].slice(-most));
};

const without = <T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== name && !key.startsWith(`${name}/`)));

/** Reads snapshots and the layers of their screens through `send`, once each. */
export const createSnapshotStore = (send: Transport['send']): StoreApi<SnapshotStore> =>
  createStore<SnapshotStore>((set, get) => {
    const putSnapshot = (name: string, value: Loaded<SnapshotView>) =>
      set(({ snapshots }) => ({ snapshots: keepNewest(snapshots, name, value, MAX_SNAPSHOTS) }));
    const putRoot = (key: string, value: Loaded<SemanticNode>) =>
      set(({ roots }) => ({ roots: keepNewest(roots, key, value, MAX_ROOTS) }));
    return {
      snapshots: {},
      roots: {},
      derived: new WeakMap(),
      wantSnapshot: (name) => {
        if (get().snapshots[name]) return;
        putSnapshot(name, { kind: 'loading' });
        void gatherSnapshot(send, name).then((result) => {
          if (result.ok) putSnapshot(name, { kind: 'ready', value: result.value });
          else putSnapshot(name, { kind: 'failed', failure: result.failure });
        });
      },
      wantRoot: (name, screen) => {
        const key = rootKey(name, screen);
        if (get().roots[key]) return;
        putRoot(key, { kind: 'loading' });
        void gatherRoot(send, name, screen).then((result) => {
          if (result.ok) putRoot(key, { kind: 'ready', value: result.value });
          else putRoot(key, { kind: 'failed', failure: result.failure });
        });
      },
      refresh: (name) => {
        void send('snapshot.read', { name }).then((result) => {
          if (result.ok && get().snapshots[name]) putSnapshot(name, { kind: 'ready', value: result.value });
        });
      },
      retry: (name) => {
        set(({ snapshots, roots }) => ({ snapshots: without(snapshots, name), roots: without(roots, name) }));
        get().wantSnapshot(name);
      },
      clear: () => set({ snapshots: {}, roots: {} }),
    };
  });
