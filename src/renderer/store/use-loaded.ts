import { useEffect, useRef, useState } from 'react';
import type { CommandResult } from '#contract/commands';
import type { Loaded } from './snapshot-store.ts';

const NONE = { kind: 'none' } as const;
const LOADING = { kind: 'loading' } as const;

/**
 * What `load` answers for a key; asked again for another key. An answer that comes late for a key that is no longer
 * wanted is dropped. Null: nothing is wanted.
 */
export const useLoaded = <T>(key: string | null, load: () => Promise<CommandResult<T>>): Loaded<T> => {
  const [state, setState] = useState<{ readonly key: string | null; readonly loaded: Loaded<T> }>({
    key: null,
    loaded: NONE,
  });
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (key === null) return;
    let isWanted = true;
    void latest.current().then((result) => {
      if (!isWanted) return;
      setState({
        key,
        loaded: result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure },
      });
    });
    return () => {
      isWanted = false;
    };
  }, [key]);
  if (key === null) return NONE;
  return state.key === key ? state.loaded : LOADING;
};
