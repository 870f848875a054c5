import { describe, expect, it } from 'vitest';
import { formatKeys } from './format-keys.ts';
import { KEY_NAMES, KEYS } from './key-table.ts';
import { type KeyPress, matchesKeys } from './match-keys.ts';

const press = (change: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('keys', () => {
  it('takes ⌘ on macOS and Ctrl elsewhere', () => {
    const command = press({ key: 'k', code: 'KeyK', metaKey: true });
    const control = press({ key: 'k', code: 'KeyK', ctrlKey: true });
    expect(matchesKeys(command, 'mod+K', 'mac')).toBe(true);
    expect(matchesKeys(control, 'mod+K', 'mac')).toBe(false);
    expect(matchesKeys(control, 'mod+K', 'other')).toBe(true);
    expect(matchesKeys(command, 'mod+K', 'other')).toBe(false);
  });

  it('tells combinations with and without Shift apart', () => {
    const open = press({ key: 'o', ctrlKey: true });
    const snapshots = press({ key: 'O', ctrlKey: true, shiftKey: true });
    expect(matchesKeys(open, KEYS.openFolder.keys, 'other')).toBe(true);
    expect(matchesKeys(snapshots, KEYS.openFolder.keys, 'other')).toBe(false);
    expect(matchesKeys(snapshots, KEYS.snapshots.keys, 'other')).toBe(true);
  });

  it('reads the physical key with Alt, which makes other letters on some layouts', () => {
    expect(matchesKeys(press({ key: '¡', code: 'Digit1', altKey: true }), 'alt+1', 'mac')).toBe(true);
    expect(matchesKeys(press({ key: '1', code: 'Digit1' }), 'alt+1', 'mac')).toBe(false);
  });

  it('does not mind how a sign is typed', () => {
    expect(matchesKeys(press({ key: '?', shiftKey: true }), '?', 'other')).toBe(true);
    expect(matchesKeys(press({ key: '/' }), '/', 'other')).toBe(true);
    expect(matchesKeys(press({ key: '/', ctrlKey: true }), '/', 'other')).toBe(false);
  });

  it('gives each combination to one command', () => {
    const all = KEY_NAMES.flatMap((name) => [KEYS[name].keys, KEYS[name].second ?? []].flat());
    expect(new Set(all).size).toBe(all.length);
  });

  it('prints keys as the platform writes them', () => {
    expect(formatKeys('mod+shift+O', 'mac')).toBe('⌘⇧O');
    expect(formatKeys('mod+shift+O', 'other')).toBe('Ctrl+Shift+O');
    expect(formatKeys('mod+Enter', 'mac')).toBe('⌘↵');
    expect(formatKeys('+', 'other')).toBe('+');
  });
});
