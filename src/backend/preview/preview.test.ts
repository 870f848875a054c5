import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeMap } from '#contract/code-gen/code-map';
import { SCHEMA_VERSION } from '#contract/config';
import { temporaryFolder } from '#testing/workspace-fixture';
import { componentPage } from './bundle/component-page.ts';
import { lendFonts } from './lend-fonts.ts';
import { createPreviewPages } from './preview-pages.ts';
import { entryOfScreen } from './screen-code.ts';
import { staticPage } from './static-page.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await temporaryFolder();
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const put = async (files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
};

const text = async (page: Awaited<ReturnType<typeof componentPage>>, path: string): Promise<string> =>
  Buffer.from((await page(path))?.body ?? []).toString();

describe('pages of the sandbox', () => {
  it('are reached by their address alone, and only the newest few', async () => {
    const pages = createPreviewPages();
    const page = async (path: string) => (path === 'a b.html' ? { type: 'text/html', body: Buffer.from('x') } : null);
    const urls = Array.from({ length: 5 }, () => pages.add(page, 'a b.html'));
    expect(urls[4]).toMatch(/^\/preview\/[0-9a-f]{48}\/a%20b\.html$/);
    const read = (url = '') => pages.read(decodeURIComponent(url.slice(1)));
    expect(await read(urls[4])).not.toBeNull();
    expect(await read(urls[0])).toBeNull();
    expect(await pages.read(`preview/${'0'.repeat(48)}/a b.html`)).toBeNull();
    expect(await pages.read('preview/x/a b.html')).toBeNull();
  });

  it("finds the product's own fonts, before those that the page brings along", async () => {
    await put({
      'site/a/index.html': '<!doctype html><html><head lang="en"><title>x</title></head><p>é</p>',
      'site/a.css': 'p{}',
    });
    const page = lendFonts(staticPage(workspace));
    const html = Buffer.from((await page('site/a/index.html'))?.body ?? []).toString();
    const address = /url\('([^']*inter[^']*)'\)/.exec(html)?.[1] ?? '';
    expect(html).toMatch(/^<!doctype html><html><head lang="en"><style>@font-face.*<\/style><title>x<\/title>.*é/);
    const font = await page(decodeURIComponent(new URL(address, 'http://x/site/a/index.html').pathname.slice(1)));
    expect(font?.type).toBe('font/woff2');
    expect(
      Buffer.from(font?.body ?? [])
        .subarray(0, 4)
        .toString(),
    ).toBe('wOF2');
    expect(Buffer.from((await page('site/a.css'))?.body ?? []).toString()).toBe('p{}');
    expect(await page('.figma2code/fonts/../../.env.woff2')).toBeNull();
  });

  it('[FT02] serves files of the workspace that a page needs, and nothing hidden or outside', async () => {
    await put({
      'site/index.html': '<p>',
      'site/a.css': 'p{}',
      '.env': 'SECRET',
      '.hx/figma2code/a.css': '',
      'a.ts': '',
    });
    await symlink('/etc', join(workspace, 'etc'));
    const page = staticPage(workspace);
    expect((await page('site/index.html'))?.type).toBe('text/html; charset=utf-8');
    expect((await page('site/a.css'))?.type).toBe('text/css; charset=utf-8');
    for (const path of [
      '.env',
      '.hx/figma2code/a.css',
      'a.ts',
      '../a.css',
      '/etc/a.css',
      'etc/a.css',
      'site/../../x.css',
    ])
      expect(await page(path), path).toBeNull();
  });

  it('finds the file of a screen by the layer that it was made of', () => {
    const file = (screens: string[], nodes: string[]) => ({
      ...{ run: 'r', snapshot: 's', written: '', generated: '', reason: '', screens },
      regions: nodes.map((node) => ({ node, name: '', start: 1, end: 2 })),
    });
    const map: CodeMap = {
      schemaVersion: SCHEMA_VERSION,
      files: {
        'src/a/button.tsx': file(['1:1', '1:2'], ['9:9']),
        'src/z/cart.tsx': file(['1:1'], ['1:1', '1:5']),
        'src/z/cart.module.css': file(['1:1'], ['1:1']),
      },
    };
    expect(entryOfScreen(map, 'react', '1:1')).toBe('src/z/cart.tsx');
    expect(entryOfScreen(map, 'react', '7:7')).toBeNull();
    expect(entryOfScreen(map, 'flutter', '1:1')).toBeNull();
  });
});

describe('a page around a component', () => {
  it('is bundled from the workspace, with style modules, aliases, pictures and the styles of the project', async () => {
    await put({
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } } // as projects have it',
      'src/main.tsx': "import './global.css';\n",
      'src/global.css': ':root { --brand: rgb(1, 2, 3) }',
      'src/cart.module.css': '.title { color: var(--brand); background: url("./dot.svg") }',
      'src/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'src/label.ts': "export const label = 'Your bag';",
      'src/cart.tsx':
        "import { label } from '@/label';\nimport styles from './cart.module.css';\nexport const Cart = () => <h1 className={styles.title}>{label}</h1>;\n",
    });
    const page = await componentPage({ workspace, path: 'src/cart.tsx' });
    expect(await text(page, 'page.css')).toMatch(
      /--brand: rgb\(1, 2, 3\)[\s\S]*\.cart_title[\s\S]*data:image\/svg\+xml/,
    );
    expect(await text(page, 'index.html')).toContain('<script src="page.js">');
    expect(await text(page, 'page.js')).toContain('Your bag');
    expect(await page('../secret.js')).toBeNull();
  });

  it('runs no tool and no configuration of the workspace', async () => {
    await put({
      'vite.config.ts': "throw new Error('ran')",
      'postcss.config.js': "throw new Error('ran')",
      'babel.config.js': "throw new Error('ran')",
      'src/a.tsx': 'globalThis.ran = true; export default () => null;\n',
    });
    await componentPage({ workspace, path: 'src/a.tsx' });
    expect(runInNewContext('typeof ran')).toBe('undefined');
    expect('ran' in globalThis).toBe(false);
  });

  it.each([
    ['an import that leads nowhere', "import './nothing';", 'reason.import-missing'],
    ['a file outside', "import '../../../../../../etc/passwd.js';", 'reason.'],
    ['a link to the outside', "import './linked/hosts.js';", 'reason.'],
    ['a part of Node', "import 'node:fs';", 'reason.import-missing'],
    ['no code', 'export default () => <', 'reason.not-a-program'],
  ])('says what is wrong with %s', async (_what, code, reason) => {
    await put({ 'src/a.tsx': `${code}\nexport default () => null;\n` });
    await symlink('/etc', join(workspace, 'src/linked'));
    const failed = componentPage({ workspace, path: 'src/a.tsx' });
    await expect(failed).rejects.toMatchObject({
      code: 'preview-failed',
      params: { reason: expect.stringContaining(reason) },
    });
  });

  it('draws without what a style sheet takes from a network', async () => {
    await put({
      'src/s.css':
        "@import url('https://fonts.example.com/css');\n@import '//fonts.example.com/b.css';\n.a { background: url(HTTPS://x.test/a.png) } .b { background: url(//x.test/b.png) }",
      'src/Screen.tsx': "import './s.css';\nexport const Screen = () => <p>Hi</p>;",
    });
    const css = await text(await componentPage({ workspace, path: 'src/Screen.tsx' }), 'page.css');
    expect(css).toContain('fonts.example.com/css');
    expect(css).toContain('x.test/b.png');
    await put({ 'src/Far.tsx': "import x from 'https://x.test/a.js';\nexport const Screen = () => <p>{x}</p>;" });
    await expect(componentPage({ workspace, path: 'src/Far.tsx' })).rejects.toMatchObject({ code: 'preview-failed' });
  });

  it('shows pictures whose addresses hold quotes, though nothing about them ever changes', async () => {
    const picture = '<img src="./dot.svg" alt="" />';
    await put({
      'src/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1"/>',
      'src/Pictures.vue': `<template><div>${picture.repeat(30)}</div></template>`,
    });
    // As parts of a text their quotes would end the attribute.
    expect(await text(await componentPage({ workspace, path: 'src/Pictures.vue' }), 'page.js')).not.toContain(
      '<img src=',
    );
  });

  it('stays awake while a component is compiled that takes long, and says what is wrong with it', async () => {
    const long = (end: string): string => `${'<p class="a">x</p>\n'.repeat(6_000)}${end}`;
    await put({
      'src/Long.svelte': long(''),
      'src/Broken.vue': `<template>${long('')}</template><script>export {</script>`,
    });
    let awake = 0;
    const heart = setInterval(() => {
      awake += 1;
    }, 5);
    const page = await componentPage({ workspace, path: 'src/Long.svelte' });
    clearInterval(heart);
    expect(awake).toBeGreaterThan(10);
    expect(await text(page, 'page.js')).toContain('class="a"');
    await expect(componentPage({ workspace, path: 'src/Broken.vue' })).rejects.toMatchObject({
      code: 'preview-failed',
    });
  }, 60_000);
});

describe('a page of a project that styles with Tailwind', () => {
  const SCREEN = `import './local.module.css';
const tone = { loud: 'bg-brand hover:bg-[#010203]' };
export default () => <h1 className={\`p-4 \${tone.loud} before:content-['x']\`}>Hi</h1>;
`;
  const project = (sheet: string, version = '^4.1.0'): Readonly<Record<string, string>> => ({
    'package.json': JSON.stringify({ devDependencies: { tailwindcss: version } }),
    'src/App.tsx': "import './app.css';\n",
    'src/app.css': sheet,
    'src/theme/theme.css': "@theme static { --color-brand: #0a0b0c }\n.mark { background: url('./dot.svg') }\n",
    'src/theme/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'src/local.module.css': "@reference './app.css';\n.note { @apply font-bold; }\n",
    'src/a.tsx': SCREEN,
  });
  const failed = async (files: Readonly<Record<string, string>>): Promise<string> => {
    await put(files);
    const error: unknown = await componentPage({ workspace, path: 'src/a.tsx' }).then(
      () => null,
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ code: 'preview-failed' });
    return JSON.stringify(error, Object.getOwnPropertyNames(error));
  };

  it('has the rules of its classes and theme, also where the screen does not load the sheet itself', async () => {
    await put(project("@import 'tailwindcss';\n@import './theme/theme.css';\n"));
    const css = await text(await componentPage({ workspace, path: 'src/a.tsx' }), 'page.css');
    expect(css).toMatch(/--color-brand:\s*#0a0b0c/);
    for (const rule of [/\.bg-brand\s*\{/, /\.p-4\s*\{/, /#010203/, /--tw-content:\s*['"]x['"]/, /data:image\/svg/])
      expect(css).toMatch(rule);
    expect(css).toMatch(/note\s*\{[^}]*font-weight/);
    expect(css).not.toMatch(/\.bg-red-500|@apply|@theme/);
  });

  it('says what it does not compile, and runs no plugin and no configuration', async () => {
    const plugin = 'globalThis.ranTailwind = true; module.exports = () => {};';
    const with4 = { ...project(''), 'src/plugin.js': plugin, 'tailwind.config.js': plugin };
    const taking = "@import 'tailwindcss';\n";
    expect(await failed({ ...with4, 'src/app.css': `${taking}@plugin './plugin.js';` })).toMatch(
      /tailwind-program.*plugin/,
    );
    expect(await failed({ ...with4, 'src/app.css': `${taking}@config '../tailwind.config.js';` })).toMatch(
      /tailwind-program.*tailwind\.config/,
    );
    expect(await failed({ ...with4, 'src/app.css': `${taking}.a { @apply no-such-class; }` })).toMatch(
      /tailwind-refused/,
    );
    expect(await failed({ ...with4, 'src/app.css': `${taking}@import '../../../../etc/hosts.css';` })).toContain(
      'reason.',
    );
    const old = { ...project('@tailwind base;\n@tailwind utilities;\n', '^3.4.0'), 'src/local.module.css': '' };
    expect(await failed({ ...old, 'tailwind.config.js': plugin })).toContain('tailwind-old');
    expect('ranTailwind' in globalThis).toBe(false);
  });
});
