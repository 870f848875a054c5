import type { Tailwind } from './tailwind.ts';

/** Brackets, quotes and the like would be read into the code around, and spaces end a class. */
const UNSAFE = /["`\\{};$&<>\p{Cc}]|[^\S ]/u;

const isBalanced = (text: string): boolean => {
  const open: string[] = [];
  for (const char of text) {
    if (char === '(' || char === '[') open.push(char === '(' ? ')' : ']');
    else if ((char === ')' || char === ']') && open.pop() !== char) return false;
  }
  return open.length === 0;
};

/** Apostrophes in pairs. */
const isQuoted = (text: string): boolean => text.split("'").length % 2 === 1;

/** A value as it stands between brackets: a space is an underscore. Null where a class cannot hold it. */
export const bracketed = (value: string): string | null => {
  const text = value.trim();
  const isHeld = text !== '' && !UNSAFE.test(value) && !text.includes('_') && isBalanced(text) && isQuoted(text);
  if (!isHeld) return null;
  // Tailwind puts the spaces around the signs of a calculation itself.
  const close = text.startsWith('calc(') ? text.replaceAll(/ ([-+*/]) /g, '$1') : text;
  return close.replaceAll(/, +/g, ',').replaceAll(/ +/g, '_');
};

const VARIABLE = /^var\((--[A-Za-z0-9-]+)\)$/;
const WITH_FALLBACK = /^var\((--[A-Za-z0-9-]+, ?[^,(){}]+)\)$/;

/** The custom property that a value is, and nothing else. */
export const variableOf = (value: string): string | null => VARIABLE.exec(value)?.[1] ?? null;

/** Namespaces of the theme that a utility looks its names up in. */
export type Namespace =
  | '--color'
  | '--spacing'
  | '--radius'
  | '--text'
  | '--font'
  | '--font-weight'
  | '--leading'
  | '--tracking';

/** The end of a custom property of the theme, which is what utilities call it. */
export const themeName = (value: string, namespace: Namespace, { theme }: Tailwind): string | null => {
  const variable = variableOf(value);
  if (variable === null || !theme.has(variable) || !variable.startsWith(`${namespace}-`)) return null;
  return variable.slice(namespace.length + 1);
};

/**
 * A utility with a value of its own: `p-[13px]`, `p-(--gap)`, `text-[length:var(--size)]`.
 * @param hint what kind of value it is, where a utility takes several
 */
export const withValue = (root: string, value: string, { major }: Tailwind, hint = ''): string | null => {
  const variable = variableOf(value) ?? bracketed(WITH_FALLBACK.exec(value)?.[1] ?? '');
  if (variable !== null && major === 4) return `${root}-(${hint === '' ? '' : `${hint}:`}${variable})`;
  const text = bracketed(value);
  if (text === null) return null;
  const hinted = hint !== '' && /^(var|calc|color-mix)\(/.test(value) ? `${hint}:` : '';
  return `${root}-[${hinted}${text}]`;
};

/** A declaration that has no utility: `[paint-order:stroke_fill]`. */
export const arbitrary = (property: string, value: string): string | null => {
  const text = bracketed(value);
  return text === null ? null : `[${property}:${text}]`;
};
