import type { Platform } from './platform.ts';

const MAC: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' };
const OTHER: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' };

const SIGNS: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** `mod+shift+O` → `⌘⇧O` on macOS, `Ctrl+Shift+O` elsewhere. */
export const formatKeys = (keys: string, platform: Platform): string => {
  const parts = keys.split('+').filter((part) => part !== '');
  const names = platform === 'mac' ? MAC : OTHER;
  const shown = parts.map((part) => names[part] ?? SIGNS[part] ?? part);
  if (keys.endsWith('+')) shown.push('+');
  return shown.join(platform === 'mac' ? '' : '+');
};
