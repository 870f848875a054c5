import { useEffect, useRef } from 'react';
import { useApp, useView, useWindow } from '../store/window-context.tsx';
import { KEY_NAMES, KEYS, type KeyName } from './key-table.ts';
import { isSingleKey, matchesKeys } from './match-keys.ts';
import { currentPlatform } from './platform.ts';

export type KeyHandlers = Partial<Record<KeyName, () => void>>;

const TEXT_FIELD =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';

/** True where a letter is text and not a command. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TEXT_FIELD) !== null;

const nameOf = (event: KeyboardEvent, hasSecond: boolean): KeyName | null => {
  const platform = currentPlatform();
  const isMeant = (name: KeyName) => {
    const { keys, second } = KEYS[name];
    return matchesKeys(event, keys, platform) || (hasSecond && second !== null && matchesKeys(event, second, platform));
  };
  return KEY_NAMES.find(isMeant) ?? null;
};

/** Listens to the window's keys. While something floats above the window only the palette's key works. */
export const useWindowKeys = (handlers: KeyHandlers): void => {
  const { shell } = useWindow();
  const singleKeys = useApp((app) => app.settings.singleKeys);
  const isCovered = useView((view) => view.overlay !== null);
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const name = nameOf(event, shell.kind === 'browser');
      const handler = name === null ? undefined : latest.current[name];
      if (!name || !handler || event.defaultPrevented) return;
      if (isCovered && name !== 'palette') return;
      if (isSingleKey(KEYS[name].keys) && (!singleKeys || isTyping(event.target))) return;
      event.preventDefault();
      // A key that is held down must not press the one primary action again and again.
      if (!event.repeat) handler();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [shell.kind, singleKeys, isCovered]);
};
