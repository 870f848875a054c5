import { useEffect, useState } from 'react';
import type { SnapshotHits } from '#contract/design/snapshot-view';
import type { Loaded } from './snapshot-store.ts';
import { useSend } from './window-context.tsx';

/** So long a pause in typing starts a search. Milliseconds. */
const PAUSE = 120;

const NONE = { kind: 'none' } as const;
const LOADING = { kind: 'loading' } as const;

/** What holds a query in all screens of a snapshot. While the next answer is on its way the last one stays. */
export const useSearch = (snapshot: string | null, query: string): Loaded<SnapshotHits> => {
  const send = useSend();
  const [ticket] = useState(() => crypto.randomUUID());
  const [found, setFound] = useState<{ readonly of: string | null; readonly loaded: Loaded<SnapshotHits> }>({
    of: null,
    loaded: NONE,
  });
  const wanted = query.trim();
  useEffect(() => {
    if (snapshot === null || wanted === '') return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void send('snapshot.search', { name: snapshot, query: wanted.slice(0, 200), ticket }).then((result) => {
        if (!isWanted) return;
        const loaded: Loaded<SnapshotHits> = result.ok
          ? { kind: 'ready', value: result.value }
          : { kind: 'failed', failure: result.failure };
        setFound({ of: snapshot, loaded });
      });
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [send, snapshot, ticket, wanted]);
  if (snapshot === null || wanted === '') return NONE;
  return found.of === snapshot && found.loaded.kind !== 'none' ? found.loaded : LOADING;
};
