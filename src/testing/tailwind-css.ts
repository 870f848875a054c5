import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { __unstable__loadDesignSystem, compile } from 'tailwindcss';

const require = createRequire(import.meta.url);

const SHEETS: Readonly<Record<string, string>> = { tailwindcss: 'tailwindcss/index.css' };

/** Takes in Tailwind itself, and files of a draft by the last part of their path. */
const loading = (sheets: ReadonlyMap<string, string>) => ({
  base: '/',
  loadStylesheet: async (id: string, base: string) => {
    const name = id.split('/').at(-1) ?? '';
    const own = [...sheets].find(([path]) => path.split('/').at(-1) === name)?.[1];
    if (own !== undefined && id.startsWith('.')) return { path: `/${name}`, base, content: own };
    const path = require.resolve(SHEETS[id] ?? id);
    return { path, base, content: await readFile(path, 'utf8') };
  },
});

const isSheet = (text: string): boolean => /@import\s+["']tailwindcss["']/.test(text);

const mainOf = (texts: ReadonlyMap<string, string>): string =>
  [...texts].find(([path, text]) => path.endsWith('.css') && isSheet(text))?.[1] ?? "@import 'tailwindcss';";

const CLASS = /className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g;
const STRING = /'([^'\n]*)'|`([^`]*)`/g;
/** What a row of a map is called is no class. */
const KEY = /^ *'[^'\n]*':/gm;
const MAP = /^const \w+(?:: Record<[^=]*>)? = \{\n((?: .*\n)*)\};?$/gm;

const stringsIn = (code: string): string[] =>
  [...code.matchAll(STRING)].map(([, text, template]) => (text ?? template ?? '').replaceAll(/\$\{[^{}]*\}/g, ' '));

/** Classes that a script writes: in attributes, and in the constants that those name. */
export const classLists = (source: string): string[] => [
  ...[...source.matchAll(CLASS)].flatMap(([, text, code]) => (text === undefined ? stringsIn(code ?? '') : [text])),
  ...[...source.matchAll(MAP)].flatMap(([, rows = '']) => stringsIn(rows.replaceAll(KEY, ''))),
];

const wordsIn = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

/** Class lists of all scripts of a draft. */
export const draftedLists = (texts: ReadonlyMap<string, string>): string[][] =>
  [...texts].flatMap(([path, text]) => (/\.[jt]sx$/.test(path) ? classLists(text).map(wordsIn) : []));

/** The style sheet that Tailwind makes of a draft. */
export const tailwindCss = async (texts: ReadonlyMap<string, string>): Promise<string> => {
  const { build } = await compile(mainOf(texts), loading(texts));
  return build([...new Set(draftedLists(texts).flat())]);
};

/** What tests ask of Tailwind itself. */
export interface KnownClasses {
  /** The rules of each class; null for one that is not known. */
  candidatesToCss(classes: string[]): (string | null)[];
  /** Where each stands among the others. */
  getClassOrder(classes: string[]): [string, bigint | null][];
  /** As Tailwind itself would write them. */
  canonicalizeCandidates(classes: string[], options?: { readonly rem?: number }): string[];
}

/** What Tailwind knows with the theme of a draft. */
export const knownClasses = (texts: ReadonlyMap<string, string>): Promise<KnownClasses> =>
  __unstable__loadDesignSystem(mainOf(texts), loading(texts));
