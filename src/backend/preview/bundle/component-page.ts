import { basename, dirname, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildFailure, BuildOptions, Loader, OnLoadResult, OnResolveArgs, Plugin } from 'esbuild';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { BundlingExpired, withBundler } from '#workspace/extensions/esbuild-service';
import { visibleText } from '#workspace/files/visible-text';
import type { Asset } from '../../backend.ts';
import { type FileOverlay, NO_OVERLAY } from '../file-overlay.ts';
import { pageType } from '../page-types.ts';
import type { PageFiles } from '../preview-pages.ts';
import { entryCode } from './entry-code.ts';
import { readGlobalStyles } from './global-styles.ts';
import { createPageSources, endOf, type PageSources } from './page-sources.ts';
import { readPathAliases } from './path-aliases.ts';
import { isSingleFile, openCompiler, type SingleFileCompiler } from './single-file.ts';

const BUNDLING_MS = 20_000;
const ENTRY = 'preview:entry';
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

interface Component {
  readonly workspace: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly overlay?: FileOverlay;
}

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

interface Compiling {
  readonly compiler: SingleFileCompiler;
  /** Style sheets of components by what they are imported as. */
  readonly sheets: Map<string, string>;
}

interface Bundled {
  readonly sources: PageSources;
  readonly workspace: string;
  readonly compiler: SingleFileCompiler;
  readonly entry: string;
}

/** A component of one file becomes a module that imports its own style sheet. */
const loadSingleFile = async (
  path: string,
  source: Uint8Array,
  { compiler, sheets }: Compiling,
): Promise<OnLoadResult> => {
  const { script, loader, styles } = await compiler.compile(new TextDecoder().decode(source), path);
  sheets.set(`${path}${SHEET}`, styles);
  return { contents: `${script}\nimport ${JSON.stringify(`./${basename(path)}${SHEET}`)};`, loader };
};

/** Everything of the workspace comes through here: esbuild itself reads no file and no configuration of it. */
const sourcesPlugin = ({ sources, workspace, compiler, entry }: Bundled): Plugin => ({
  name: 'page-sources',
  setup: (hooks) => {
    const sheets = new Map<string, string>();
    hooks.onResolve({ filter: /.*/ }, async (asked) => {
      const { path, importer, kind } = asked;
      if (asked.pluginData === OF_PRODUCT) return null;
      if (kind === 'entry-point') return { path: ENTRY, namespace: NAMESPACE };
      if (OF_STYLES.has(kind) && /^(?:data:|#|https?:|\/\/)/i.test(path)) return { path, external: true };
      if (path.endsWith(SHEET)) return { path: `${importer}${SHEET}`, namespace: NAMESPACE };
      const from = importer === ENTRY ? `${workspace}/(page)` : importer;
      const request = { specifier: path, importer: from, isRequire: kind === 'require-call' };
      const found = await sources.resolve({ ...request, ofProduct: ofProduct(hooks, asked) });
      return { path: found, namespace: NAMESPACE };
    });
    hooks.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path }) => {
      if (path === ENTRY) return { contents: entry, loader: 'js' };
      if (path.endsWith(SHEET)) return { contents: sheets.get(path) ?? '', loader: 'css' };
      if (isSingleFile(path)) return loadSingleFile(path, await sources.read(path), { compiler, sheets });
      const loader = loaderOf(path);
      if (loader === null) return { errors: [{ text: `no loader for ${path.slice(path.lastIndexOf('/') + 1)}` }] };
      return { contents: await sources.read(path), loader };
    });
  },
});

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

const asCoded = (error: unknown, path: string): CodedError => {
  if (error instanceof CodedError) return error;
  const shown = visibleText(path, 300);
  if (error instanceof BundlingExpired)
    return new CodedError('preview-failed', {
      path: shown,
      reason: reason('bundling-slow', { seconds: BUNDLING_MS / 1_000 }),
    });
  const first = (error as Partial<BuildFailure>).errors?.[0];
  if (first?.detail instanceof CodedError) return first.detail;
  const text = visibleText(first?.text ?? 'unknown', 300);
  const line = first?.location?.line ?? 0;
  return new CodedError('preview-failed', { path: shown, reason: reason('not-a-program', { line, text }) });
};

// What a document needs besides the screen is the project's own; here it is ours.
const PAGE = `<!doctype html>
<html lang="en">
<head>
<title>Screen</title>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>body { margin: 0 }</style>
<link rel="stylesheet" href="page.css">
</head>
<body><div id="root"></div><script src="page.js"></script></body>
</html>
`;

const filesOf = (script: string, styles: string): PageFiles => {
  const assets: Readonly<Record<string, string>> = { 'index.html': PAGE, 'page.js': script, 'page.css': styles };
  return async (path): Promise<Asset | null> => {
    const text = Object.hasOwn(assets, path) ? assets[path] : undefined;
    return text === undefined ? null : { type: pageType(path) ?? '', body: Buffer.from(text) };
  };
};

/**
 * A page around one component of the workspace (React, Vue or Svelte), bundled in memory. Nothing of the workspace runs here: neither its build
 * tools nor their configuration.
 * @throws CodedError `preview-failed` {path, reason}
 */
export const componentPage = async ({ workspace, path, overlay = NO_OVERLAY }: Component): Promise<PageFiles> => {
  const sources = createPageSources({ workspace, overlay, aliases: await readPathAliases(workspace) });
  const entry = entryCode(`./${path}`, await readGlobalStyles(workspace));
  const compiler = openCompiler();
  try {
    const { outputFiles = [] } = await withBundler(BUNDLING_MS, (build) =>
      build(optionsOf(sourcesPlugin({ sources, workspace, compiler, entry }))),
    );
    const textOf = (end: string): string => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    return filesOf(textOf('.js'), textOf('.css'));
  } catch (error) {
    throw asCoded(error, path);
  } finally {
    compiler.close();
  }
};
