import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

export const WEB_STACKS = ['html', 'react', 'tailwind', 'vue', 'svelte'] as const;
/** `tailwind` is React that is styled with it. */
export type WebStack = (typeof WEB_STACKS)[number];

const SCREENS: Readonly<Record<WebStack, RegExp>> = {
  html: /^[^/]+\.html$/,
  react: /^src\/screens\/([^/]+)\/\1\.tsx$/,
  tailwind: /^src\/screens\/([^/]+)\/\1\.tsx$/,
  vue: /^src\/views\/[^/]+\.vue$/,
  svelte: /^src\/lib\/screens\/[^/]+\.svelte$/,
};

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    strict: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['vite/client'],
  },
  include: ['src'],
};

const nameOf = (path: string): string => /([^/]+)\.\w+$/.exec(path)?.[1] ?? '';

const imported = (screens: readonly string[], named: boolean): string =>
  screens
    .map((path, index) => {
      const from = `./${path.replace(/^src\//, '').replace(/\.tsx$/, '')}`;
      return named ? `import { ${nameOf(path)} as S${index} } from '${from}';` : `import S${index} from '${from}';`;
    })
    .join('\n');

const list = (screens: readonly string[]): string => screens.map((_, index) => `S${index}`).join(', ');

/** What an app of the stack starts with: it shows all screens. */
const entryOf = (stack: WebStack, screens: readonly string[]): string => {
  if (stack === 'vue')
    return `import { createApp, h } from 'vue';\n${imported(screens, false)}\ncreateApp({ render: () => [${list(screens)}].map((one) => h(one)) }).mount('#app');\n`;
  if (stack === 'svelte')
    return `import { mount } from 'svelte';\n${imported(screens, false)}\nfor (const One of [${list(screens)}]) mount(One, { target: document.body });\n`;
  return `import { createRoot } from 'react-dom/client';\n${imported(screens, true)}\ncreateRoot(document.body).render([${list(screens)}].map((One, index) => <One key={index} />));\n`;
};

const page = (entry: string): string =>
  `<!doctype html>\n<html lang="en">\n<head><title>Screens</title></head>\n<body><div id="app"></div><script type="module" src="/${entry}"></script></body>\n</html>\n`;

export interface WebProject {
  readonly dir: string;
  /** Pages that the build starts from, relative to the project. */
  readonly pages: readonly string[];
  readonly screens: readonly string[];
}

const write = async (dir: string, path: string, content: string | Uint8Array): Promise<void> => {
  const file = join(dir, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
};

/** A project as a team would start it, with the files of a draft in it; packages are those of this repository. */
export const webProject = async (
  dir: string,
  stack: WebStack,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<WebProject> => {
  await write(dir, 'package.json', `${JSON.stringify({ name: 'screens', private: true, type: 'module' })}\n`);
  await symlink(NODE_MODULES, join(dir, 'node_modules'));
  for (const [path, content] of files) await write(dir, path, content);
  const screens = [...files.keys()].filter((path) => SCREENS[stack].test(path));
  if (stack === 'html') return { dir, pages: screens, screens };
  const entry = stack === 'vue' || stack === 'svelte' ? 'src/main.ts' : 'src/main.tsx';
  await write(dir, entry, entryOf(stack, screens));
  await write(dir, 'tsconfig.json', `${JSON.stringify(TSCONFIG)}\n`);
  await write(dir, 'index.html', page(entry));
  return { dir, pages: ['index.html'], screens };
};
