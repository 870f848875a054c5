/** `14:02` in the hour style of the locale. */
export const formatClock = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** The product writes the day first in English too: `12 Nov`. */
const dayLocale = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** Today: the clock; this year: `12 Nov`; else with the year. `now` is asked of the caller, so that a list agrees. */
export const formatDay = (at: number, now: number, locale: string): string => {
  const date = new Date(at);
  const today = new Date(now);
  if (sameDay(date, today)) return formatClock(at, locale);
  const year = date.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(dayLocale(locale), { day: 'numeric', month: 'short', ...year }).format(date);
};
