import { type RefCallback, useCallback, useRef, useState } from 'react';

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** The size of an element, kept up to date; null until it is known. */
export const useRoom = (): [RefCallback<HTMLElement>, Room | null] => {
  const [room, setRoom] = useState<Room | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    stop.current?.();
    stop.current = null;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setRoom({ width, height });
    });
    watch.observe(element);
    stop.current = () => watch.disconnect();
  }, []);
  return [ref, room];
};
