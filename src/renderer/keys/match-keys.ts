import type { Platform } from './platform.ts';

/** The part of a keyboard event that says which keys are down. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const CODE_OF_SIGN: Readonly<Record<string, string>> = { ',': 'Comma', '.': 'Period', '/': 'Slash' };

const codeOf = (key: string): string => {
  if (/^[A-Za-z]$/.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : (CODE_OF_SIGN[key] ?? key);
};

/** A sign such as `?` may need Shift to be typed, so Shift is compared for combinations only. */
const isSign = (key: string): boolean => key.length === 1 && !/[A-Za-z0-9]/.test(key);

/** Does this press mean `mod+shift+O`? With Alt the physical key counts, since Alt makes other letters on some layouts. */
export const matchesKeys = (press: KeyPress, keys: string, platform: Platform): boolean => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = platform === 'mac' ? press.metaKey : press.ctrlKey;
  const other = platform === 'mac' ? press.ctrlKey : press.metaKey;
  if (other || mod !== parts.includes('mod') || press.altKey !== parts.includes('alt')) return false;
  if (!isSign(key) && press.shiftKey !== parts.includes('shift')) return false;
  if (parts.includes('alt')) return press.code === codeOf(key);
  return press.key.toLowerCase() === key.toLowerCase();
};

/** A single letter or sign, which must not be taken from somebody who types. */
export const isSingleKey = (keys: string): boolean => keys.length === 1;
