import type { DesignVariable } from '#contract/snapshot';

const UNITLESS = /weight|opacity|z-?index|ratio|scale|columns?\b|count|order/i;

/** A number that is no length. */
export const isUnitless = ({ type, name }: Pick<DesignVariable, 'type' | 'name'>): boolean =>
  type !== 'FLOAT' || UNITLESS.test(name);

const short = (value: number): number => {
  const cut = Math.round(value * 1000) / 1000;
  return cut === 0 ? 0 : cut;
};

const IDENTIFIERS = /^[\p{L}_][\p{L}\p{N}_ -]*$/u;

/** A value that stands in a custom property as it stands in a rule; null where a variable has none. */
export const tokenText = ({
  type,
  value,
  unitless,
}: Pick<DesignVariable, 'type' | 'value'> & { readonly unitless: boolean }): string | null => {
  if (value === null) return null;
  if (type === 'COLOR') return String(value);
  if (type === 'BOOLEAN') return value === true ? '1' : '0';
  if (typeof value === 'number') return unitless || value === 0 ? `${short(value)}` : `${short(value)}px`;
  const text = String(value);
  return IDENTIFIERS.test(text) && !text.includes('  ') ? text.trim() : cssString(text);
};

/** A text in quotes, on one line, that nothing can break out of. */
export const cssString = (text: string): string =>
  `'${text.replaceAll(/[\\'<>\p{Cc}]/gu, (found) => `\\${(found.codePointAt(0) ?? 32).toString(16)} `)}'`;
