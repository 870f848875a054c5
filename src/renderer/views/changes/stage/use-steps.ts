import { useCallback, useEffect, useRef, useState } from 'react';
import type { DiffPlace, DiffViewHandle } from '../../../components/code/diff-view.tsx';
import { useReview } from '../../../store/window-context.tsx';
import { pathBeside } from '../model/review-files.ts';

const NO_PLACE: DiffPlace = { at: 0, total: 0 };

export interface Steps {
  readonly handle: React.RefObject<DiffViewHandle | null>;
  readonly place: DiffPlace;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  onPlace(place: DiffPlace): void;
  step(by: 1 | -1): void;
}

/** The way from change to change, over the ends of files too. @param order files that changed, as the tree has them */
export const useSteps = (path: string, order: readonly string[]): Steps => {
  const choose = useReview((review) => review.choose);
  const handle = useRef<DiffViewHandle>(null);
  const [known, setKnown] = useState<{ readonly path: string; readonly place: DiffPlace }>({ path, place: NO_PLACE });
  const place = known.path === path ? known.place : NO_PLACE;
  /** A file that was come to from the one beside it shows its first change, or its last. */
  const arriving = useRef<{ readonly path: string; readonly by: 1 | -1 } | null>(null);
  const onPlace = useCallback((next: DiffPlace) => setKnown({ path, place: next }), [path]);
  const next = pathBeside(order, path, 1);
  const previous = pathBeside(order, path, -1);
  useEffect(() => {
    const way = arriving.current;
    if (way === null || way.path !== path || place.total === 0 || place.at > 0) return;
    arriving.current = null;
    const steps = way.by === 1 ? 1 : place.total;
    for (let count = 0; count < steps; count += 1) handle.current?.step(1);
  }, [path, place]);
  const hasInside = (by: 1 | -1): boolean => (by === 1 ? place.at < place.total : place.at > 1);
  return {
    handle,
    place,
    hasPrevious: hasInside(-1) || previous !== null,
    hasNext: hasInside(1) || next !== null,
    onPlace,
    step: (by) => {
      if (hasInside(by)) return handle.current?.step(by);
      const beside = by === 1 ? next : previous;
      if (beside === null) return;
      arriving.current = { path: beside, by };
      choose(beside);
    },
  };
};
