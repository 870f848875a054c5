import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { build, createLogger, type Logger, type PluginOption } from 'vite';
import { tailwindCss } from '../tailwind-css.ts';
import type { WebProject, WebStack } from './web-project.ts';

const TSC = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));

/** As Tailwind's own plugin does it, with the classes of the draft's files. */
const tailwind = (texts: ReadonlyMap<string, string>): PluginOption => ({
  name: 'tailwind',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.css') && code.includes("@import 'tailwindcss'") ? tailwindCss(texts) : null),
});

const pluginsOf = (stack: WebStack, texts: ReadonlyMap<string, string>, said: string[]): PluginOption[] => {
  if (stack === 'vue') return [vue()];
  if (stack === 'svelte')
    return [
      svelte({ configFile: false, preprocess: vitePreprocess(), onwarn: ({ message }) => void said.push(message) }),
    ];
  if (stack === 'html') return [];
  return [react(), ...(stack === 'tailwind' ? [tailwind(texts)] : [])];
};

const listening = (said: string[]): Logger => {
  const logger = createLogger('silent');
  const warn = (text: string): void => void said.push(text);
  return { ...logger, warn, warnOnce: warn, error: warn };
};

export interface Built {
  /** Bytes of what was built, by the ending of the file. */
  readonly bytes: ReadonlyMap<string, number>;
  readonly files: readonly string[];
  /** Warnings and errors. */
  readonly said: readonly string[];
}

const sizeOf = (one: {
  readonly type: string;
  readonly code?: string;
  readonly source?: string | Uint8Array;
}): number => Buffer.byteLength(one.code ?? one.source ?? '');

/** Builds a project with the bundler and the plugin that its stack is built with. */
export const buildProject = async (
  stack: WebStack,
  { dir, pages }: WebProject,
  texts: ReadonlyMap<string, string>,
): Promise<Built> => {
  const said: string[] = [];
  const result = await build({
    root: dir,
    configFile: false,
    envDir: false,
    mode: 'production',
    customLogger: listening(said),
    logLevel: 'silent',
    plugins: pluginsOf(stack, texts, said),
    build: {
      write: false,
      assetsInlineLimit: 0,
      // How long a plugin took says something of the machine, not of the project.
      rolldownOptions: { input: pages.map((path) => join(dir, path)), checks: { bundlerTimings: false } },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const bytes = new Map<string, number>();
  for (const one of outputs) {
    const ending = one.fileName.split('.').at(-1) ?? '';
    bytes.set(ending, (bytes.get(ending) ?? 0) + sizeOf(one));
  }
  return { bytes, files: outputs.map(({ fileName }) => fileName), said };
};

/** What the type checker says of a project; empty where it is right. */
export const typeProblems = async ({ dir }: WebProject): Promise<string> => {
  const run = promisify(execFile)(process.execPath, [TSC, '--noEmit', '-p', dir], { cwd: dir });
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
};
