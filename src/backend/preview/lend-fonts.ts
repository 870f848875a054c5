import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LENT_FONTS } from '../page-camera/lent-fonts.ts';
import type { PageFiles } from './preview-pages.ts';

const FOLDER = '.figma2code/fonts/';

const faces = (depth: number): string =>
  Object.entries(LENT_FONTS)
    .map(([key, { family }]) => {
      const address = `${'../'.repeat(depth)}${FOLDER}${encodeURIComponent(key)}.woff2`;
      return `@font-face{font-family:'${family}';font-weight:100 900;src:local('${family}'),url('${address}')}`;
    })
    .join('');

/** Before anything of the page itself, so that its own faces win. */
const withFaces = (html: string, path: string): string => {
  const style = `<style>${faces(path.split('/').length - 1)}</style>`;
  return /<head\b[^>]*>/i.test(html) ? html.replace(/<head\b[^>]*>/i, (head) => head + style) : style + html;
};

/** A page that finds the product's own fonts where neither it nor the system has them: designs are most often set in these. */
export const lendFonts =
  (files: PageFiles): PageFiles =>
  async (path) => {
    if (path.startsWith(FOLDER)) {
      const key = path.slice(FOLDER.length, -'.woff2'.length);
      const lent = Object.hasOwn(LENT_FONTS, key) ? LENT_FONTS[key] : undefined;
      return lent === undefined
        ? null
        : { type: 'font/woff2', body: await readFile(fileURLToPath(import.meta.resolve(lent.file))) };
    }
    const found = await files(path);
    if (found === null || !found.type.startsWith('text/html')) return found;
    return { ...found, body: Buffer.from(withFaces(Buffer.from(found.body).toString(), path)) };
  };
