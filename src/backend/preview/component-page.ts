import { parse } from 'node:path';
import type { BuildFailure, BuildOptions, Loader, Plugin } from 'esbuild';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { BundlingExpired, withBundler } from '#workspace/extensions/esbuild-service';
import { visibleText } from '#workspace/files/visible-text';
import type { Asset } from '../backend.ts';
import { readGlobalStyles } from './global-styles.ts';
import { createPageSources, endOf, type PageSources } from './page-sources.ts';
import { pageType } from './page-types.ts';
import { readPathAliases } from './path-aliases.ts';
import type { PageFiles } from './preview-pages.ts';

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

// Whatever the file exports first that can be a component; a default export before the others.
const entryCode = (component: string, styles: readonly string[]): string =>
  [
    ...styles.map((path) => `import ${JSON.stringify(path)};`),
    "import { createElement } from 'react';",
    "import { createRoot } from 'react-dom/client';",
    `import * as screen from ${JSON.stringify(component)};`,
    "const Screen = screen.default ?? Object.values(screen).find((value) => typeof value === 'function');",
    "createRoot(document.getElementById('root')).render(createElement(Screen));",
  ].join('\n');

interface Component {
  readonly workspace: string;
  /** Relative to the workspace. */
  readonly path: string;
}

/** Everything of the disk comes through here: esbuild itself reads no file and no configuration. */
const sourcesPlugin = (sources: PageSources, workspace: string, entry: string): Plugin => ({
  name: 'page-sources',
  setup: (hooks) => {
    hooks.onResolve({ filter: /.*/ }, async ({ path, importer, kind }) => {
      if (kind === 'entry-point') return { path: ENTRY, namespace: NAMESPACE };
      if (kind === 'url-token' && /^(?:data:|#)/.test(path)) return { path, external: true };
      const from = importer === ENTRY ? `${workspace}/(page)` : importer;
      const request = { specifier: path, importer: from, isRequire: kind === 'require-call' };
      return { path: await sources.resolve(request), namespace: NAMESPACE };
    });
    hooks.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path }) => {
      if (path === ENTRY) return { contents: entry, loader: 'js' };
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
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env': '{}' },
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

const PAGE = `<!doctype html>
<html>
<head>
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
 * A page around one React component of the workspace, bundled in memory. Nothing of the workspace runs here: neither its build
 * tools nor their configuration.
 * @throws CodedError `preview-failed` {path, reason}
 */
export const componentPage = async ({ workspace, path }: Component): Promise<PageFiles> => {
  const sources = createPageSources(workspace, await readPathAliases(workspace));
  const entry = entryCode(`./${path}`, await readGlobalStyles(workspace));
  try {
    const { outputFiles = [] } = await withBundler(BUNDLING_MS, (build) =>
      build(optionsOf(sourcesPlugin(sources, workspace, entry))),
    );
    const textOf = (end: string): string => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    return filesOf(textOf('.js'), textOf('.css'));
  } catch (error) {
    throw asCoded(error, path);
  }
};
