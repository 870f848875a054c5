/** `1,204` with the grouping of the locale. */
export const formatCount = (value: number, locale: string): string => new Intl.NumberFormat(locale).format(value);

/** 0.943 → `94.3%`; 1 alone is `100%`, so that nearly the same does not look the same. */
export const formatPercent = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, roundingMode: 'floor' }).format(value);

/** A total of 0 to 100 → `94.9`; 100 alone is `100`. Never rounded up: what is not reached is not shown. */
export const formatScore = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, {
    minimumFractionDigits: value === 100 ? 0 : 1,
    maximumFractionDigits: 1,
    roundingMode: 'floor',
  }).format(value);

/** A share of 0 to 1 with three digits: `0.962`; 1 alone is `1`. */
export const formatShare = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, {
    minimumFractionDigits: value === 1 ? 0 : 3,
    maximumFractionDigits: 3,
    roundingMode: 'floor',
  }).format(value);

/** Pixels and other lengths: `1.3`, `24`. */
export const formatLength = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** Bytes → `512 B`, `0.4 KB`, `1.9 MB`: decimal units, one digit below ten. */
export const formatBytes = (bytes: number, locale: string): string => {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1_000 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
};

/** The start of a SHA-256, enough to compare by eye: `9c1e 44b0`. */
export const formatHash = (sha256: string): string => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)}`.trim();
