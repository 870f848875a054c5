import { useEffect } from 'react';
import type { WidthClass } from '../../store/view-state.ts';
import { useViewActions } from '../../store/window-context.tsx';

/** Pixels of the window → which panels stand beside the stage. Zoom makes a window narrower. */
export const widthClassOf = (width: number): WidthClass => {
  if (width < 1_024) return 'compact';
  if (width < 1_200) return 'narrow';
  return width < 1_800 ? 'usual' : 'wide';
};

/** Tells the view store how wide the window is. */
export const useWidth = (): void => {
  const { setWidth } = useViewActions();
  useEffect(() => {
    const measure = () => setWidth(widthClassOf(window.innerWidth));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [setWidth]);
};
