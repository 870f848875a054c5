import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, compileStyle, compileTemplate, parse } from 'vue/compiler-sfc';

const NODE_MODULES = new URL('../../node_modules', import.meta.url).pathname;

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

/** Components as modules that import their styles, in the order in which a bundler finds them. */
const compiling = (): Plugin => {
  const sheets = new Map<string, string>();
  return {
    name: 'components',
    setup: ({ onResolve, onLoad }) => {
      // Addresses stand in markup as they are: no quotes may be in them.
      onResolve({ filter: /\.(svg|png)$/ }, ({ path, resolveDir, kind }) =>
        kind === 'import-statement' ? { path: join(resolveDir, path), namespace: 'picture' } : null,
      );
      onLoad({ filter: /./, namespace: 'picture' }, async ({ path }) => {
        const address = `data:${PICTURES[extname(path)]};base64,${await readFile(path, 'base64')}`;
        return { contents: `export default ${JSON.stringify(address)};` };
      });
      onResolve({ filter: /\.styles$/ }, ({ path }) => ({ path, namespace: 'styles' }));
      onLoad({ filter: /\.(vue|svelte)$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const { script, loader, css } = path.endsWith('.vue')
          ? compiledVue(source, path)
          : compiledSvelte(source, path);
        sheets.set(`${path}.styles`, css);
        const contents = `${script}\nimport ${JSON.stringify(`${path}.styles`)};`;
        return { contents, loader };
      });
      onLoad({ filter: /\.styles$/, namespace: 'styles' }, ({ path }) => ({
        contents: sheets.get(path) ?? '',
        loader: 'css',
        resolveDir: path.slice(0, path.lastIndexOf('/')),
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
  readonly warnings: readonly string[];
}

/**
 * A screen of single-file components as a server renders it, with the styles of all of them.
 * @param folder that the draft was written to
 * @param screen relative to it
 */
export const renderedScreen = async (folder: string, screen: string): Promise<Rendered> => {
  const stack = screen.endsWith('.vue') ? 'vue' : 'svelte';
  const { outputFiles, warnings } = await build({
    stdin: { contents: ENTRIES[stack](screen), resolveDir: folder },
    outfile: `${folder}/bundle.js`,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    nodePaths: [NODE_MODULES],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    plugins: [compiling()],
    logLevel: 'silent',
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const held: { exports: { rendered?: () => string | Promise<string> } } = { exports: {} };
  new Function('module', 'exports', 'require', textOf('.js'))(held, held.exports, createRequire(import.meta.url));
  const html = (await held.exports.rendered?.()) ?? '';
  return { html, css: textOf('.css'), warnings: warnings.map(({ text }) => text) };
};
