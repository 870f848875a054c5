import type { SnapshotUses, SnapshotView } from '#contract/design/snapshot-view';
import type { Loaded } from '../../../store/snapshot-store.ts';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useSend } from '../../../store/window-context.tsx';

/** How often tokens, colours and text styles are used in all of a snapshot. */
export const useUses = (view: SnapshotView): Loaded<SnapshotUses> => {
  const send = useSend();
  return useLoaded(view.name, () => send('snapshot.uses', { name: view.name }));
};
