import { useEffect, useState } from 'react';
import type { LayerChange } from '#contract/design/snapshot-diff';
import type { SnapshotComparison } from '#contract/design/snapshot-view';
import { useSend } from '../../../store/window-context.tsx';
import { gatherChanges } from './gather-comparison.ts';

/** Up to so many changes all screens are open; beyond, the one that is chosen. */
const ALL_OPEN = 600;

type Changes = ReadonlyMap<string, readonly LayerChange[]>;
const NOTHING: Changes = new Map();

const totalOf = ({ counts: { layers } }: SnapshotComparison): number => layers.added + layers.removed + layers.touched;

/** The changes of the screens that are open: of all of them where those are few, else of the chosen one. */
export const useOpenScreens = (comparison: SnapshotComparison, chosen: string | null): Changes => {
  const send = useSend();
  const [known, setKnown] = useState<{ readonly of: SnapshotComparison; readonly changes: Changes }>({
    of: comparison,
    changes: NOTHING,
  });
  const changes = known.of === comparison ? known.changes : NOTHING;
  const isAllOpen = totalOf(comparison) <= ALL_OPEN;
  const wanted = isAllOpen ? comparison.screens.find(({ id }) => !changes.has(id))?.id : chosen;
  useEffect(() => {
    if (wanted === null || wanted === undefined || changes.has(wanted)) return;
    let isWanted = true;
    void gatherChanges(send, comparison, wanted).then((result) => {
      // What cannot be read is shown as a screen without layers; the failure of the snapshot itself is told by the list.
      const layers = result.ok ? result.value : [];
      if (!isWanted) return;
      setKnown((before) => ({
        of: comparison,
        changes: new Map([...(before.of === comparison && isAllOpen ? before.changes : NOTHING), [wanted, layers]]),
      }));
    });
    return () => {
      isWanted = false;
    };
  }, [changes, comparison, isAllOpen, send, wanted]);
  return changes;
};
