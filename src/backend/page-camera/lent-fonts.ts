import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The product's own fonts, by family in lower case: what designs are most often set in. */
export const LENT_FONTS: Readonly<Record<string, { readonly family: string; readonly file: string }>> = {
  inter: { family: 'Inter', file: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2' },
  'jetbrains mono': {
    family: 'JetBrains Mono',
    file: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  },
};

export const isLent = (family: string): boolean => Object.hasOwn(LENT_FONTS, family.toLowerCase());

const faceOf = async (family: string): Promise<string> => {
  const lent = LENT_FONTS[family.toLowerCase()];
  if (lent === undefined) return '';
  const data = await readFile(fileURLToPath(import.meta.resolve(lent.file)), 'base64');
  return `@font-face{font-family:'${lent.family}';font-weight:100 900;src:url(data:font/woff2;base64,${data})}`;
};

/** Style sheet with the faces of families that are lent. */
export const lentFaces = async (families: readonly string[]): Promise<string> =>
  (await Promise.all(families.map(faceOf))).join('\n');
