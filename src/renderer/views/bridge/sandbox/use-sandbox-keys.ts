import { useEffect, useRef } from 'react';
import { KEYS, type KeyName } from '../../../keys/key-table.ts';
import { isSingleKey, matchesKeys } from '../../../keys/match-keys.ts';
import { currentPlatform } from '../../../keys/platform.ts';
import { isTyping } from '../../../keys/use-keys.ts';
import { useApp, useView } from '../../../store/window-context.tsx';

/** Keys of the sandbox. In a text field also undo belongs to the text. */
export const useSandboxKeys = (handlers: Partial<Record<KeyName, () => void>>): void => {
  const singleKeys = useApp((app) => app.settings.singleKeys);
  const isCovered = useView((view) => view.overlay !== null);
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isCovered || event.defaultPrevented || event.repeat || isTyping(event.target)) return;
      const names = Object.keys(latest.current) as KeyName[];
      const name = names.find((one) => matchesKeys(event, KEYS[one].keys, currentPlatform()));
      if (name === undefined || (isSingleKey(KEYS[name].keys) && !singleKeys)) return;
      event.preventDefault();
      latest.current[name]?.();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [singleKeys, isCovered]);
};
