import { type RefObject, useEffect } from 'react';

/** A card between lines stands in the text a moment after it was made; one far out of sight does not. Frames. */
const PATIENCE = 10;

/** The focus goes into the field as soon as it stands in the text, and back to where it was when the field goes. */
export const useFieldFocus = (field: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const before = document.activeElement;
    const element = field.current;
    let left = PATIENCE;
    let frame = 0;
    const enter = (): void => {
      left -= 1;
      if (element?.isConnected) element.focus({ preventScroll: true });
      else if (left > 0) frame = requestAnimationFrame(enter);
    };
    enter();
    return () => {
      cancelAnimationFrame(frame);
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost || document.activeElement === element) (before as HTMLElement | null)?.focus({ preventScroll: true });
    };
  }, [field]);
};
