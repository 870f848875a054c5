import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, OnLoadResult, OnResolveArgs, Plugin } from 'esbuild';
import { pageType } from '../page-types.ts';
import { endOf, type PageSources } from './page-sources.ts';
import { isSingleFile, type SingleFileCompiler } from './single-file.ts';

export const ENTRY = 'preview:entry';
const NAMESPACE = 'page';

const LOADERS: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.js': 'jsx',
  '.jsx': 'jsx',
  '.mjs': 'js',
  '.cjs': 'js',
  '.json': 'json',
  '.css': 'css',
};

const loaderOf = (path: string): Loader | null => {
  if (/\.module\.css$/i.test(path)) return 'local-css';
  return LOADERS[endOf(path)] ?? (pageType(path) === null ? null : 'dataurl');
};

const SCRIPTS: ReadonlySet<Loader> = new Set<Loader>(['ts', 'tsx', 'js', 'jsx']);

/** In the way of an import that esbuild shall look for itself: one of the product's own packages. */
const OF_PRODUCT = 'of-product';
const HERE = dirname(fileURLToPath(import.meta.url));
const SHEET = '?styles.css';

/** Addresses in style sheets stay as they are: no page in the sandbox gets anything of a network, and it is drawn without. */
const OF_STYLES: ReadonlySet<string> = new Set(['url-token', 'import-rule']);

type Hooks = Parameters<Plugin['setup']>[0];

const ofProduct =
  ({ resolve }: Hooks, { path, kind }: OnResolveArgs) =>
  async (from: string | null): Promise<string | null> => {
    const resolveDir = from === null ? HERE : dirname(from);
    const found = await resolve(path, { resolveDir, kind, pluginData: OF_PRODUCT });
    return found.errors.length > 0 || found.path === '' ? null : found.path;
  };

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

type Sheets = Map<string, string>;

/** A component of one file becomes a module that imports its own style sheet. */
const loadSingleFile = async (
  path: string,
  source: Uint8Array,
  { compiler, sheets }: { readonly compiler: SingleFileCompiler; readonly sheets: Sheets },
): Promise<OnLoadResult> => {
  const { script, loader, styles } = await compiler.compile(decode(source), path);
  sheets.set(`${path}${SHEET}`, styles);
  return { contents: `${script}\nimport ${JSON.stringify(`./${basename(path)}${SHEET}`)};`, loader };
};

/** What a page is made of, as it comes in. */
export interface PageInput {
  readonly workspace: string;
  readonly sources: PageSources;
  readonly compiler: SingleFileCompiler;
  /** Code of the entry. */
  readonly entry: string;
  /** Sees every script of the page, before it is compiled. */
  script(path: string, source: Uint8Array): void;
  /** What a style sheet becomes, before its addresses are followed. */
  sheet(path: string, text: string): Promise<string>;
}

const load = async (path: string, input: PageInput, sheets: Sheets): Promise<OnLoadResult> => {
  if (path === ENTRY) return { contents: input.entry, loader: 'js' };
  if (path.endsWith(SHEET)) return { contents: await input.sheet(path, sheets.get(path) ?? ''), loader: 'css' };
  const loader = isSingleFile(path) ? null : loaderOf(path);
  if (loader === null && !isSingleFile(path))
    return { errors: [{ text: `no loader for ${path.slice(path.lastIndexOf('/') + 1)}` }] };
  const bytes = await input.sources.read(path);
  if (loader === 'css' || loader === 'local-css') return { contents: await input.sheet(path, decode(bytes)), loader };
  if (loader === null || SCRIPTS.has(loader)) input.script(path, bytes);
  return loader === null
    ? loadSingleFile(path, bytes, { compiler: input.compiler, sheets })
    : { contents: bytes, loader };
};

/** Everything of the workspace comes through here: esbuild itself reads no file and no configuration of it. */
export const pagePlugin = (input: PageInput): Plugin => ({
  name: 'page-sources',
  setup: (hooks) => {
    const { sources, workspace } = input;
    const sheets = new Map<string, string>();
    hooks.onResolve({ filter: /.*/ }, async (asked) => {
      const { path, importer, kind } = asked;
      if (asked.pluginData === OF_PRODUCT) return null;
      if (kind === 'entry-point') return { path: ENTRY, namespace: NAMESPACE };
      if (OF_STYLES.has(kind) && /^(?:data:|#|https?:|\/\/)/i.test(path)) return { path, external: true };
      if (path.endsWith(SHEET)) return { path: `${importer}${SHEET}`, namespace: NAMESPACE };
      const from = importer === ENTRY ? `${workspace}/(page)` : importer;
      const request = {
        specifier: path,
        importer: from,
        isRequire: kind === 'require-call',
        isStyle: kind === 'import-rule',
      };
      const found = await sources.resolve({ ...request, ofProduct: ofProduct(hooks, asked) });
      return { path: found, namespace: NAMESPACE };
    });
    hooks.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => load(path, input, sheets));
  },
});
