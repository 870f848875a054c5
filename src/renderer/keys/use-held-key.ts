import { useEffect, useState } from 'react';
import { useApp, useView } from '../store/window-context.tsx';
import { isTyping } from './use-keys.ts';

/** True while a letter is held down, outside text fields and unless single keys are turned off. */
export const useHeldKey = (letter: string): boolean => {
  const isOff = useApp((app) => !app.settings.singleKeys);
  const isCovered = useView((view) => view.overlay !== null);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isOff || isCovered) return;
    const press = (event: KeyboardEvent) => {
      const isAlone = !event.metaKey && !event.ctrlKey && !event.altKey && !event.defaultPrevented;
      if (isAlone && event.key.toLowerCase() === letter && !isTyping(event.target)) setHeld(true);
    };
    const release = () => setHeld(false);
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    // Another window has the keys then, so the release is not told.
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', release);
      release();
    };
  }, [letter, isOff, isCovered]);
  return isHeld;
};
