import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScoreView } from '#contract/code-gen/score';
import type { CommandResult, Transport } from '#contract/commands';
import type { FailureText } from '#contract/errors';
import type { AppState } from '#contract/state/app-state';
import type { Loaded } from '../snapshot-store.ts';

export interface ScoreStore {
  /** The snapshot that was asked for last. */
  readonly of: string | null;
  /** Null: nothing of it was measured yet. */
  readonly loaded: Loaded<ScoreView | null>;
  /** This window asked for a measuring that has not ended. */
  readonly isAsked: boolean;
  /** What became of the measuring that this window asked for. */
  readonly failure: FailureText | null;
  /** Reads it unless it is here or on its way. */
  want(snapshot: string): void;
  /** Reads it again; what is here stays in sight until the answer has come. */
  refresh(): void;
  measure(snapshot: string): void;
  /** The state after a change: an outcome that was not there before ends the measuring. */
  follow(now: Followed, before: Followed): void;
  dismiss(): void;
  clear(): void;
}

type Followed = Pick<AppState, 'lastOutcome'>;

const NOTHING = { of: null, loaded: { kind: 'none' }, isAsked: false, failure: null } as const;

const loadedOf = <T>(result: CommandResult<T>): Loaded<T> =>
  result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure };

/** What was measured of the snapshot that is looked at, read and asked for through `send`. */
export const createScoreStore = (send: Transport['send']): StoreApi<ScoreStore> =>
  createStore<ScoreStore>((set, get) => {
    // An answer to a question that was asked again, or for another snapshot, is dropped.
    let age = 0;
    const read = (snapshot: string): void => {
      age += 1;
      const asked = age;
      void send('score.read', { snapshot }).then((result) => {
        if (asked === age) set({ loaded: loadedOf(result) });
      });
    };
    return {
      ...NOTHING,
      want: (snapshot) => {
        if (get().of === snapshot) return;
        set({ of: snapshot, loaded: { kind: 'loading' } });
        read(snapshot);
      },
      refresh: () => {
        const { of } = get();
        if (of !== null) read(of);
      },
      measure: (snapshot) => {
        set({ isAsked: true, failure: null });
        void send('score.measure', { snapshot }).then((result) => {
          if (!result.ok) set({ isAsked: false, failure: result.failure });
        });
      },
      follow: ({ lastOutcome }, before) => {
        if (!get().isAsked || lastOutcome === null || lastOutcome === before.lastOutcome) return;
        set({ isAsked: false, failure: lastOutcome.kind === 'failed' ? lastOutcome.failure : null });
      },
      dismiss: () => set({ failure: null }),
      clear: () => {
        age += 1;
        set(NOTHING);
      },
    };
  });
