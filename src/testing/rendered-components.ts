import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type OnResolveArgs, type OnResolveResult, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, compileStyle, compileTemplate, parse } from 'vue/compiler-sfc';
import { htmlText } from './code-problems.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

type Stack = 'vue' | 'svelte';

interface Compiled {
  readonly script: string;
  readonly loader: 'js' | 'ts';
  readonly css: string;
}

const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 8);

const compiledVue = (source: string, path: string): Compiled => {
  const id = idOf(path);
  const { descriptor } = parse(source, { filename: path });
  const end = `\ncomponent.__scopeId = 'data-v-${id}';\nexport default component;`;
  const template = { source: descriptor.template?.content ?? '', filename: path, id, scoped: true };
  const script = descriptor.scriptSetup
    ? compileScript(descriptor, { id, inlineTemplate: true, genDefaultAs: 'component' }).content
    : `${compileTemplate(template).code}\nconst component = { render };`;
  const css = descriptor.styles.map(
    ({ content, scoped = false }) => compileStyle({ source: content, filename: path, id, scoped }).code,
  );
  return { script: script + end, loader: descriptor.scriptSetup?.lang === 'ts' ? 'ts' : 'js', css: css.join('\n') };
};

const compiledSvelte = (source: string, path: string): Compiled => {
  const { js, css } = compile(source, { filename: path, generate: 'server', css: 'external' });
  return { script: js.code, loader: 'js', css: css?.code ?? '' };
};

const PICTURES: Readonly<Record<string, string>> = { '.svg': 'image/svg+xml', '.png': 'image/png' };

/** A draft: its texts by path, and the folder that its pictures lie in; null: none do. */
interface Drafted {
  readonly texts: ReadonlyMap<string, string>;
  readonly pictures: string | null;
}

const ROOT = '/draft';

const compiled = (path: string, source: string): Compiled =>
  path.endsWith('.vue') ? compiledVue(source, path) : compiledSvelte(source, path);

/** Components as modules that import their styles, in the order in which a bundler finds them. */
const compiling = ({ texts, pictures }: Drafted): Plugin => {
  const sheets = new Map<string, string>();
  const sourceOf = (path: string): string => texts.get(relative(ROOT, path)) ?? '';
  const resolve = ({ path, resolveDir, kind }: OnResolveArgs): OnResolveResult | null => {
    if (!resolveDir.startsWith(ROOT) || !path.startsWith('.')) return null;
    const full = join(resolveDir, path);
    if (!(extname(path) in PICTURES)) return { path: full, namespace: 'draft' };
    // Addresses stand in markup as they are: no quotes may be in them.
    if (kind === 'import-statement') return { path: full, namespace: 'picture' };
    return pictures === null ? { path, external: true } : { path: join(pictures, relative(ROOT, full)) };
  };
  return {
    name: 'components',
    setup: ({ onResolve, onLoad, resolve: resolveFrom }) => {
      onResolve({ filter: /^(vue|svelte)(\/|$)/ }, ({ path, resolveDir, kind }) =>
        resolveDir.startsWith(ROOT) ? resolveFrom(path, { resolveDir: HERE, kind }) : null,
      );
      onResolve({ filter: /./ }, resolve);
      onLoad({ filter: /./, namespace: 'picture' }, async ({ path }) => {
        const data = pictures === null ? '' : await readFile(join(pictures, relative(ROOT, path)), 'base64');
        const address = `data:${PICTURES[extname(path)]};base64,${data}`;
        return { contents: `export default ${JSON.stringify(address)};` };
      });
      onLoad({ filter: /\.(vue|svelte)$/, namespace: 'draft' }, ({ path }) => {
        const { script, loader, css } = compiled(path, sourceOf(path));
        sheets.set(`${path}.css`, css);
        const contents = `${script}\nimport './${basename(path)}.css';`;
        return { contents, loader, resolveDir: dirname(path) };
      });
      onLoad({ filter: /\.css$/, namespace: 'draft' }, ({ path }) => ({
        contents: sheets.get(path) ?? sourceOf(path),
        loader: 'css',
        resolveDir: dirname(path),
      }));
    },
  };
};

const ENTRIES: Readonly<Record<Stack, (screen: string) => string>> = {
  vue: (screen) => `import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import Screen from './${screen}';
export const rendered = () => renderToString(createSSRApp(Screen));`,
  svelte: (screen) => `import { render } from 'svelte/server';
import Screen from './${screen}';
export const rendered = () => render(Screen, { props: {} }).body;`,
};

export interface Rendered {
  readonly html: string;
  readonly css: string;
}

/** A screen of single-file components as a server renders it, with the styles of all of them. */
export const renderedScreen = async (drafted: Drafted, screen: string): Promise<Rendered> => {
  const stack = screen.endsWith('.vue') ? 'vue' : 'svelte';
  const { outputFiles } = await build({
    stdin: { contents: ENTRIES[stack](screen), resolveDir: ROOT },
    outfile: `${ROOT}/bundle.js`,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    plugins: [compiling(drafted)],
    logLevel: 'silent',
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const held: { exports: { rendered?: () => string | Promise<string> } } = { exports: {} };
  new Function('module', 'exports', 'require', textOf('.js'))(held, held.exports, createRequire(import.meta.url));
  return { html: (await held.exports.rendered?.()) ?? '', css: textOf('.css') };
};

/** Words that a rendered page shows, those that stand in empty fields among them, without white space. */
export const renderedText = (html: string): string =>
  htmlText(html.replaceAll(/<(?:input|textarea)[^>]*\splaceholder="([^"]*)"[^>]*>/g, '$1').replaceAll('&#39;', "'"));
