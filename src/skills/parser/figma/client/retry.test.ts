import { describe, expect, it } from 'vitest';
import { createI18n, failureText, translator } from '#contract/i18n';
import { fc } from '#testing/properties';
import { durationReason } from './duration.ts';
import { backoffMs, retryAfterMs } from './retry.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['2', 2_000],
    [' 60 ', 60_000],
    ['396749', 396_749_000],
    ['Fri, 20 Nov 2026 10:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 09:59:59 GMT', null],
    ['0', null],
    ['-5', null],
    ['2.5', null],
    ['abc', null],
    ['2026-11-20T10:01:00Z', null],
    ['1, 2', null],
    ['99999999999999', null],
    ['', null],
    [undefined, null],
    [['2', '3'], null],
  ])('[FC03] %j', (value, expected) => {
    expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(expected);
  });
});

describe('backoffMs', () => {
  it('[FC02] is full jitter from 1 s, doubling to 30 s, never below half a second nor below what was asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.option(fc.integer({ min: 1, max: 60_000 })),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, asked, chance) => {
          const wait = backoffMs(attempt, asked, () => chance);
          expect(wait).toBeGreaterThanOrEqual(Math.max(500, asked ?? 0));
          expect(wait).toBeLessThanOrEqual(Math.max(500, asked ?? 0, Math.min(30_000, 1_000 * 2 ** (attempt - 1))));
        },
      ),
    );
    expect([1, 2, 3, 4, 9].map((attempt) => backoffMs(attempt, null, () => 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 30_000,
    ]);
  });
});

describe('durationReason', () => {
  const translate = translator(createI18n('en'));

  it.each([
    [1, '1 s'],
    [89_000, '89 s'],
    [90_000, '2 min'],
    [5_400_000, '2 h'],
    [396_749_000, '4 d 15 h'],
  ])('%i ms is %s', (ms, words) => {
    expect(failureText(translate, 'figma-rate-limited', { time: durationReason(ms) }).message).toContain(
      `in ${words}.`,
    );
  });
});
