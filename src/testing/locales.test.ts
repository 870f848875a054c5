import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_NUMBERS, SCHEMA_REMEDY } from '#contract/errors';
import { LIFECYCLE_EVENTS } from '#contract/events';
import { createI18n, translator } from '#contract/i18n';
import { LOCALES } from '#contract/state/app-state';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const catalog = (locale: string) =>
  new Map(flat(JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf8')) as Tree));
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] as string).sort();
const english = catalog('en');

/** Plural forms differ between languages: what must agree is the sentence, not how many forms it has. */
const plain = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe('locales', () => {
  it.each(LOCALES)('[IL01] %s has the same keys and placeholders as English', (locale) => {
    const other = catalog(locale);
    expect([...new Set([...other.keys()].map(plain))].sort()).toEqual(
      [...new Set([...english.keys()].map(plain))].sort(),
    );
    for (const [key, text] of other) {
      const source = english.get(key) ?? english.get(`${plain(key)}_other`) ?? '';
      expect(placeholders(text), `${locale} ${key}`).toEqual(placeholders(source));
      expect(text.trim(), `${locale} ${key}`).not.toBe('');
    }
  });

  it('every failure and every event has its sentence', () => {
    for (const code of Object.keys(ERROR_NUMBERS)) expect(english.has(`errors.${code}`), code).toBe(true);
    for (const event of LIFECYCLE_EVENTS) expect(english.has(`events.${event}`), event).toBe(true);
    expect(new Set(Object.values(ERROR_NUMBERS)).size).toBe(Object.keys(ERROR_NUMBERS).length);
  });

  it.each(LOCALES)('[IN02] the remedy for another schema stands verbatim in %s', (locale) => {
    const translate = translator(createI18n(locale));
    expect(translate('errors.workspace-schema', { reason: 'x' })).toContain(SCHEMA_REMEDY);
    expect(translate('errors.workspace-not-initialised', { path: 'x' })).toContain(SCHEMA_REMEDY);
  });

  it('[IL01] a missing key falls back to English and is never shown raw', () => {
    const translate = translator(createI18n('ja'));
    expect(translate('errors.cancelled')).not.toBe('errors.cancelled');
  });
});
