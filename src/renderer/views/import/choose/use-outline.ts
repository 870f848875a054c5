import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { DesignOutline } from '#contract/design/design-outline';
import type { Loaded } from '../../../store/snapshot-store.ts';
import { useWindow } from '../../../store/window-context.tsx';

/** Milliseconds without a key before a path is read. */
const PAUSE = 300;

export interface KnownOutline {
  /** The path that it belongs to. */
  readonly of: string;
  readonly outline: Loaded<DesignOutline>;
  /** Another path was typed, and its outline has not come yet. */
  readonly isOld: boolean;
}

/** What the file at a path holds. It is read when the typing pauses, and again whenever the form is come back to. */
export const useOutline = (path: string): KnownOutline => {
  const { outline: store } = useWindow();
  const of = useStore(store, (known) => known.of);
  const outline = useStore(store, (known) => known.outline);
  const isFirst = useRef(true);
  useEffect(() => {
    const pause = path === '' || isFirst.current ? 0 : PAUSE;
    isFirst.current = false;
    const timer = setTimeout(() => store.getState().want(path), pause);
    return () => clearTimeout(timer);
  }, [path, store]);
  return { of, outline, isOld: of !== path };
};
