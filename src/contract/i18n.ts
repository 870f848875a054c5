import i18next, { type i18n } from 'i18next';
import en from '../../locales/en.json' with { type: 'json' };
import ja from '../../locales/ja.json' with { type: 'json' };
import ko from '../../locales/ko.json' with { type: 'json' };
import zhCN from '../../locales/zh-CN.json' with { type: 'json' };
import type { ErrorCode, ErrorParams, FailureText } from './errors.ts';
import { readReason } from './reason.ts';
import { LOCALES, type Locale } from './state/app-state.ts';

const CATALOGS = { en, 'zh-CN': zhCN, ja, ko } as const;

/** One instance per process or window; English stands in for a missing key, so that no raw key is ever shown. */
export const createI18n = (locale: Locale): i18n => {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    supportedLngs: [...LOCALES],
    resources: Object.fromEntries(LOCALES.map((name) => [name, { translation: CATALOGS[name] }])),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
};

export type Translate = (key: string, params?: ErrorParams) => string;

export const translator =
  (instance: i18n): Translate =>
  (key, params) =>
    instance.t(key, { ...params }) as string;

/** A param that is a written reason becomes its sentence; anything else stays as it is. */
const spokenParams = (translate: Translate, params: ErrorParams): ErrorParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const written = typeof value === 'string' ? readReason(value) : null;
      return [name, written === null ? value : translate(written.key, written.params)];
    }),
  );

/** The sentence of a failure: what failed, on which object, what to do next. */
export const failureText = (translate: Translate, code: ErrorCode, params: ErrorParams): FailureText => ({
  code,
  message: translate(`errors.${code}`, spokenParams(translate, params)),
});

/** `LANG`, a browser's language or a setting → the nearest catalog. */
export const nearestLocale = (wanted: string | undefined): Locale => {
  const plain = (wanted ?? '').toLowerCase().replace('_', '-');
  if (plain.startsWith('zh')) return 'zh-CN';
  if (plain.startsWith('ja')) return 'ja';
  if (plain.startsWith('ko')) return 'ko';
  return 'en';
};
