import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { PageSources } from '../page-sources.ts';
import type { LoadedSheet } from './tailwind-process.ts';

const require = createRequire(import.meta.url);
const OURS = /^tailwindcss(?:\/(?:index|preflight|theme|utilities)(?:\.css)?)?$/;

const ofProduct = (id: string): string => require.resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id);

// Sheets of several folders become one, so addresses in them start from the workspace.
const ADDRESS = /url\(\s*(["']?)(\.{1,2}\/[^"')]{1,500})\1\s*\)/g;

const fromWorkspace = (text: string, path: string, workspace: string): string =>
  text.replaceAll(ADDRESS, (_, quote: string, to: string) => {
    const place = relative(workspace, resolve(dirname(path), to))
      .split(sep)
      .join('/');
    return `url(${quote}/${place}${quote})`;
  });

/** Where a sheet's imports lead: to the product's own Tailwind, else to where imports of the page lead. */
export const sheetSources =
  (sources: PageSources, workspace: string) =>
  async (id: string, base: string): Promise<LoadedSheet> => {
    if (OURS.test(id)) {
      const path = ofProduct(id);
      return { path, content: await readFile(path, 'utf8') };
    }
    const request = { importer: join(base, 'sheet.css'), isRequire: false, isStyle: true, ofProduct: async () => null };
    const path = await sources.resolve({ ...request, specifier: id });
    return { path, content: fromWorkspace(new TextDecoder().decode(await sources.read(path)), path, workspace) };
  };
