import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Transport } from '#contract/commands';
import type { DesignOutline } from '#contract/design/design-outline';
import type { Loaded } from './snapshot-store.ts';

export interface OutlineStore {
  /** The path whose outline this is; another one may have been typed since. */
  readonly of: string;
  readonly outline: Loaded<DesignOutline>;
  /** The path that was asked for last. */
  readonly wanted: string;
  /** Reads the outline of a file; what is here stays until the answer comes. An empty path forgets it. */
  want(path: string): void;
}

const NOTHING = { of: '', outline: { kind: 'none' }, wanted: '' } as const;

/** Reads outlines through `send`, one at a time: of those that were asked for meanwhile only the last one is read. */
export const createOutlineStore = (send: Transport['send']): StoreApi<OutlineStore> =>
  createStore<OutlineStore>((set, get) => {
    let isReading = false;
    const read = async (path: string): Promise<void> => {
      isReading = true;
      const result = await send('import.outline', { path });
      isReading = false;
      const { wanted } = get();
      if (wanted === path) {
        const outline: Loaded<DesignOutline> = result.ok
          ? { kind: 'ready', value: result.value }
          : { kind: 'failed', failure: result.failure };
        set({ of: path, outline });
      } else if (wanted !== '') void read(wanted);
    };
    return {
      ...NOTHING,
      want: (path) => {
        if (path === '') return set(NOTHING);
        set(({ outline }) => ({ wanted: path, outline: outline.kind === 'none' ? { kind: 'loading' } : outline }));
        if (!isReading) void read(path);
      },
    };
  });
