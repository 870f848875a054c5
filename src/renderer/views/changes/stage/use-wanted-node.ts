import { useEffect } from 'react';
import type { FileOrigin } from '#contract/code-gen/project-view';
import { useReview } from '../../../store/window-context.tsx';

/** A layer whose lines were asked for, e.g. on the Design tab, is chosen as soon as the regions are known. */
export const useWantedNode = (origin: FileOrigin | null): void => {
  const wanted = useReview((review) => review.wantedNode);
  const setPlace = useReview((review) => review.setPlace);
  useEffect(() => {
    if (wanted === null || origin === null) return;
    const region = origin.regions.findIndex(({ node }) => node === wanted);
    setPlace({ region: region < 0 ? null : region, lines: null });
  }, [wanted, origin, setPlace]);
};
