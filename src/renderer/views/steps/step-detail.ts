import type { i18n } from 'i18next';
import type { StepDetail } from '#contract/progress';

/** The sentence of a detail with its figures in the style of the locale; empty when the catalog has none. */
export const stepDetailText = (detail: StepDetail, i18n: i18n): string => {
  const key = `progress.${detail.label}`;
  if (!i18n.exists(key)) return '';
  const number = new Intl.NumberFormat(i18n.language);
  const shown = (value: string | number) => (typeof value === 'number' ? number.format(value) : value);
  const params = Object.fromEntries(Object.entries(detail.params).map(([name, value]) => [name, shown(value)]));
  const done = number.format(detail.done);
  const total = detail.total === null ? '' : number.format(detail.total);
  return i18n.t(key, { done, total, ...params }) as string;
};
