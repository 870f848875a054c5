import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Pixels from the end that still count as being there. */
const NEAR = 32;

/**
 * Keeps a place that grows at its end while the user is there, and nowhere else: who scrolled away stays where he is.
 * @param growth anything that changes when the content grew
 */
export const useFollow = (place: RefObject<HTMLElement | null>, growth: unknown) => {
  const [isFollowing, setFollowing] = useState(true);
  const follows = useRef(true);
  const set = useCallback((next: boolean) => {
    follows.current = next;
    setFollowing(next);
  }, []);
  const toEnd = useCallback(() => {
    const element = place.current;
    if (element) element.scrollTop = element.scrollHeight;
    set(true);
  }, [place, set]);
  const onScroll = useCallback(() => {
    const element = place.current;
    if (!element) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR;
    if (isNear !== follows.current) set(isNear);
  }, [place, set]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `growth` says when to look
  useLayoutEffect(() => {
    const element = place.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [growth, place]);
  return { isFollowing, toEnd, onScroll };
};
