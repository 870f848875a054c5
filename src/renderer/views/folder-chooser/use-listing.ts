import { useEffect, useState } from 'react';
import type { FolderListing } from '#contract/commands';
import type { Loaded } from '../../store/snapshot-store.ts';
import { useSend } from '../../store/window-context.tsx';

/** The subfolders of a path. While another path is read the old list stays. */
export const useListing = (folder: string): Loaded<FolderListing> => {
  const send = useSend();
  const [listing, setListing] = useState<Loaded<FolderListing>>({ kind: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    void send('folder.list', { path: folder }).then((result) => {
      if (!isCurrent) return;
      setListing(result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure });
    });
    return () => {
      isCurrent = false;
    };
  }, [folder, send]);
  return listing;
};
