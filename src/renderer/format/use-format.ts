import { useMemo } from 'react';
import { useApp } from '../store/window-context.tsx';
import { formatBytes, formatCount, formatLength, formatPercent, formatScore, formatShare } from './numbers.ts';
import { formatClock, formatDay } from './time.ts';

/** Formatters in the language of the window. */
export const useFormat = () => {
  const locale = useApp((app) => app.settings.locale);
  return useMemo(
    () => ({
      clock: (at: number) => formatClock(at, locale),
      day: (at: number, now: number) => formatDay(at, now, locale),
      count: (value: number) => formatCount(value, locale),
      percent: (value: number) => formatPercent(value, locale),
      score: (value: number) => formatScore(value, locale),
      share: (value: number) => formatShare(value, locale),
      length: (value: number) => formatLength(value, locale),
      bytes: (value: number) => formatBytes(value, locale),
    }),
    [locale],
  );
};
