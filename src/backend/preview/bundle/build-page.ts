import { parse } from 'node:path';
import type { BuildOptions, BuildResult, OutputFile, Plugin } from 'esbuild';
import type { FileOverlay } from '../file-overlay.ts';
import { entryCode } from './entry-code.ts';
import { readGlobalStyles } from './global-styles.ts';
import { ENTRY, type PageInput, pagePlugin } from './page-plugin.ts';
import { createPageSources, type PageSources } from './page-sources.ts';
import { readPathAliases } from './path-aliases.ts';
import { openCompiler, type SingleFileCompiler } from './single-file.ts';
import { addClassWords } from './tailwind/class-words.ts';
import { compileSheet } from './tailwind/compile-sheet.ts';
import { findTailwindSheet } from './tailwind/find-sheet.ts';
import { type SheetKind, sheetKind } from './tailwind/sheet-kind.ts';
import { sheetSources } from './tailwind/sheet-sources.ts';
import { startTailwind } from './tailwind/tailwind-process.ts';

const optionsOf = (plugin: Plugin): BuildOptions => ({
  entryPoints: [ENTRY],
  bundle: true,
  write: false,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  jsx: 'automatic',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  define: {
    'process.env.NODE_ENV': '"production"',
    'import.meta.env': '{}',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  conditions: ['browser', 'module', 'production'],
  tsconfigRaw: '{}',
  // A folder that nobody of the workspace can write to.
  absWorkingDir: parse(process.execPath).root,
  outfile: `${parse(process.execPath).root}page.js`,
  plugins: [plugin],
});

export interface WantedPage {
  readonly workspace: string;
  /** Of the component, relative to the workspace. */
  readonly path: string;
  readonly overlay: FileOverlay;
}

type Outputs = readonly OutputFile[];
type Reading = Pick<PageInput, 'script' | 'sheet'>;

interface Page extends WantedPage {
  readonly compiler: SingleFileCompiler;
  /** Sheets that the project loads for every screen. */
  readonly styles: readonly string[];
  sources(): PageSources;
  bundle(options: BuildOptions): Promise<BuildResult>;
}

const bundled = async (page: Page, sources: PageSources, reading: Reading): Promise<Outputs> => {
  const { workspace, path, styles, compiler } = page;
  const entry = entryCode(`./${path}`, styles);
  const { outputFiles = [] } = await page.bundle(
    optionsOf(pagePlugin({ workspace, sources, compiler, entry, ...reading })),
  );
  return outputFiles;
};

const OF_PACKAGE = /[\\/]node_modules[\\/]/;

/** Looks at all that a page is made of. What only Tailwind understands is left out: it needs the classes of all files. */
const firstLook = async (page: Page) => {
  const words = new Set<string>();
  const kinds = new Set<SheetKind>();
  const outputs = await bundled(page, page.sources(), {
    script: (path, source) => {
      if (!OF_PACKAGE.test(path)) addClassWords(new TextDecoder().decode(source), words);
    },
    sheet: async (_, text) => {
      const kind = sheetKind(text);
      kinds.add(kind);
      return kind === 'plain' ? text : '';
    },
  });
  return { outputs, words, kinds };
};

const withTailwind = async (page: Page, words: ReadonlySet<string>): Promise<Outputs> => {
  const sources = page.sources();
  const tailwind = startTailwind({ candidates: [...words], load: sheetSources(sources, page.workspace) });
  try {
    const sheet = compileSheet(tailwind, page.workspace);
    return await bundled(page, sources, { script: () => undefined, sheet });
  } finally {
    tailwind.close();
  }
};

/** The sheet by which the project takes Tailwind in, where the page itself does not. */
const missingSheet = async ({ workspace, overlay }: Page, kinds: ReadonlySet<SheetKind>): Promise<string[]> => {
  if (kinds.has('takes-in') || kinds.has('old')) return [];
  const found = await findTailwindSheet(workspace);
  return found === null || overlay.get(found) === null ? [] : [`./${found}`];
};

const buildWith = async (given: Omit<Page, 'styles' | 'sources'>): Promise<Outputs> => {
  const { workspace, overlay } = given;
  const aliases = await readPathAliases(workspace);
  const styles = await readGlobalStyles(workspace);
  const page: Page = { ...given, styles, sources: () => createPageSources({ workspace, overlay, aliases }) };
  const { outputs, words, kinds } = await firstLook(page);
  const missing = await missingSheet(page, kinds);
  if (missing.length === 0 && !['takes-in', 'refers', 'old'].some((kind) => kinds.has(kind as SheetKind)))
    return outputs;
  return withTailwind({ ...page, styles: [...missing, ...styles] }, words);
};

/**
 * Bundles a page around one component; where the project styles with Tailwind, once more with the classes of all its files.
 * @throws CodedError `preview-failed`; what esbuild says
 */
export const buildPage = async (wanted: WantedPage, bundle: Page['bundle']): Promise<Outputs> => {
  const compiler = openCompiler();
  try {
    return await buildWith({ ...wanted, compiler, bundle });
  } finally {
    compiler.close();
  }
};
