import { describe, expect, it } from 'vitest';
import { formatDuration } from './duration.ts';
import { formatBytes, formatCount, formatHash, formatLength, formatScore, formatShare } from './numbers.ts';
import { formatClock, formatDay } from './time.ts';
import { visibleText } from './visible-text.ts';

describe('formatters', () => {
  it.each([
    [0, '0:00'],
    [21_999, '0:21'],
    [725_000, '12:05'],
    [3_723_000, '1:02:03'],
    [-5_000, '0:00'],
  ])('duration of %i ms is %s', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown);
  });

  it.each([
    [512, '512 B'],
    [420, '420 B'],
    [1_900_000, '1.9 MB'],
    [12_000_000, '12 MB'],
    [999_999, '1,000 KB'],
    [-1, '0 B'],
  ])('%i bytes are %s', (bytes, shown) => {
    expect(formatBytes(bytes, 'en')).toBe(shown);
  });

  it('groups counts as the language does', () => {
    expect(formatCount(1204, 'en')).toBe('1,204');
  });

  it('never shows more of a score than was reached', () => {
    expect([94.96, 99.99, 100, 0].map((value) => formatScore(value, 'en'))).toEqual(['94.9', '99.9', '100', '0.0']);
    expect([0.9629, 0.9999, 1].map((value) => formatShare(value, 'en'))).toEqual(['0.962', '0.999', '1']);
    expect([1.26, 24].map((value) => formatLength(value, 'en'))).toEqual(['1.3', '24']);
  });

  it('shortens a hash in two groups', () => {
    expect(formatHash('9c1e44b0ffffffff')).toBe('9c1e 44b0');
    expect(formatHash('')).toBe('');
  });

  it('shows the clock today, the day this year, and the year before that', () => {
    const now = new Date(2026, 10, 20, 14, 2).getTime();
    expect(formatDay(new Date(2026, 10, 20, 9, 5).getTime(), now, 'en')).toBe('09:05');
    expect(formatDay(new Date(2026, 10, 12).getTime(), now, 'en')).toBe('12 Nov');
    expect(formatDay(new Date(2025, 0, 3).getTime(), now, 'en')).toBe('3 Jan 2025');
    expect(formatClock(now, 'en')).toBe('14:02');
  });

  it('[FT06] [PA16] makes hidden characters visible and leaves the rest alone', () => {
    expect(visibleText('a\u0000b\tc')).toBe('a␀b␉c');
    expect(visibleText('exe\u202Egpj.ts')).toBe('exe⟨202E⟩gpj.ts');
    expect(visibleText('zero\u200Bwidth\uFEFF')).toBe('zero⟨200B⟩width⟨FEFF⟩');
    expect(visibleText('\u{E0041}')).toBe('⟨E0041⟩');
    expect(visibleText('\u007F')).toBe('⟨007F⟩');
    expect(visibleText('Zahlung, 支払い, 🎉 ﷽')).toBe('Zahlung, 支払い, 🎉 ﷽');
  });
});
