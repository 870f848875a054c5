import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BRIDGE_HOST } from '#contract/bridge/limits';

const HERE = fileURLToPath(new URL('../', import.meta.url));

/** What the plugin is told about the daemon, and nobody else is. */
export interface PluginSettings {
  readonly port: number;
  readonly token: string;
}

const bundle = async (entry: string, target: 'es2019' | 'es2020'): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target,
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};

const PLUGIN_ID = 'figma2code-development';
const FILES = ['main.js', 'ui.html', 'manifest.json'] as const;

const manifestFor = (port: number): object => ({
  name: 'figma2code',
  id: PLUGIN_ID,
  api: '1.0.0',
  main: 'main.js',
  ui: 'ui.html',
  editorType: ['figma'],
  documentAccess: 'dynamic-page',
  networkAccess: {
    allowedDomains: ['none'],
    devAllowedDomains: [`ws://${BRIDGE_HOST}:${port}`, `ws://localhost:${port}`],
    reasoning: 'The plugin talks to figma2code on this computer and to nobody else.',
  },
});

// In a script of a page, whatever is in it.
const inScript = (text: string): string => text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');

const pageFor = async ({ port, token }: PluginSettings, source: string): Promise<string> => {
  const [html, css, script] = await Promise.all([
    readFile(join(source, 'ui/page.html'), 'utf8'),
    readFile(join(source, 'ui/page.css'), 'utf8'),
    bundle(join(source, 'ui/main.ts'), 'es2020'),
  ]);
  const settings = `const FIGMA2CODE = ${JSON.stringify({ address: `ws://${BRIDGE_HOST}:${port}/`, token })};`;
  return html
    .replace('/* styles */', () => css)
    .replace('/* settings */', () => inScript(settings))
    .replace('/* script */', () => inScript(script));
};

const textOf = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Whether files of somebody else lie where those of the plugin would be written. */
export const holdsForeignFiles = async (folder: string): Promise<boolean> => {
  const [main, page, manifest] = await Promise.all(FILES.map((name) => textOf(join(folder, name))));
  if (manifest == null) return main != null || page != null;
  try {
    return (JSON.parse(manifest) as { id?: unknown } | null)?.id !== PLUGIN_ID;
  } catch {
    return true;
  }
};

// Never through a link that lies in its place, and never readable by others for a moment, whatever was there before.
const writeClosed = async (path: string, text: string): Promise<void> => {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx', mode: 0o600 });
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
};

/**
 * Writes the plugin as a folder that Figma's "Import plugin from manifest" takes. The token lies in it, so that nobody has to be
 * paired: its files are closed to other users, and so is a folder that is made for it.
 * @param source the folder of its sources; a bundle of the desktop lies elsewhere
 * @returns path of the manifest. Throws what the system says, also for a folder that belongs to somebody else.
 */
export const writePlugin = async (folder: string, settings: PluginSettings, source = HERE): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [main, page] = await Promise.all([
    bundle(join(source, 'sandbox/main.ts'), 'es2019'),
    pageFor(settings, source),
  ]);
  const manifest = join(folder, 'manifest.json');
  const files = {
    [join(folder, 'main.js')]: main,
    [join(folder, 'ui.html')]: page,
    [manifest]: `${JSON.stringify(manifestFor(settings.port), null, 2)}\n`,
  };
  for (const [path, text] of Object.entries(files)) await writeClosed(path, text);
  return manifest;
};
