import { existsSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { LOCALES, type Locale } from '#contract/state/app-state';
import { cleanUpOnTermination } from '#workspace/termination';
import type { ExtensionOptions } from './extension.ts';
import { SKILL_FOLDERS } from './skill-folders.ts';
import { SYSTEM_PROMPT } from './system-prompt.ts';

// What was compiled once is not compiled at each start; beside the packages, so that nobody else can write it.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/figma2code', import.meta.url)));

/** The package brings its 1,300 modules in a few files too, for its own command line: half the time to start. */
const loadAgent = (): Promise<typeof import('@earendil-works/pi-coding-agent')> => {
  const whole = import.meta.resolve('@earendil-works/pi-coding-agent');
  const bundle = new URL('./bundle/index.js', whole);
  return import(existsSync(bundle) ? bundle.href : whole);
};

// The large part is loaded behind the first line, since only what comes after it is kept.
const [{ main }, { createExtension }] = await Promise.all([loadAgent(), import('./extension.ts')]);

/**
 * The agent process. Everything it needs comes as environment (`F2C_*`) and, for the model's key, over file descriptor 3:
 * never on the command line, never on disk.
 */
const readKey = (): string | null => {
  if (process.env['F2C_KEY_FD'] !== '3') return null;
  const key = readFileSync(3, 'utf8').trim();
  return key === '' ? null : key;
};

const readOptions = (): ExtensionOptions => {
  const locale = process.env['F2C_LOCALE'] as Locale;
  return {
    locale: LOCALES.includes(locale) ? locale : 'en',
    figmaBase: process.env['FIGMA_API_BASE'] ?? 'https://api.figma.com',
    cacheDir: process.env['F2C_CACHE'] ?? null,
    model: {
      provider: process.env['F2C_PROVIDER'] ?? 'offline',
      model: process.env['F2C_MODEL'] ?? 'offline',
      baseUrl: process.env['F2C_BASE_URL'] ?? null,
    },
    key: readKey(),
  };
};

/** Longer than an orderly end takes: after this a tool hangs, and nobody is left to stop it. */
const ORPHAN_MS = 3_000;

// The desktop is gone when stdin ends, also when it was killed.
process.stdin.once('end', () => setTimeout(() => process.exit(1), ORPHAN_MS).unref());

const options = readOptions();
const extension = createExtension(options);
// The host takes its own handler off while it shuts down; a signal then must not cut the clean-up short.
cleanUpOnTermination(() => extension.dispose());
const skills = SKILL_FOLDERS.flatMap((folder) => ['--skill', fileURLToPath(folder)]);

await main(
  [
    ...['--mode', 'rpc', '--no-session', '--offline', '--no-extensions', '--no-skills', '--no-prompt-templates'],
    ...['--no-themes', '--no-context-files', '--no-approve', ...skills],
    ...['--system-prompt', SYSTEM_PROMPT],
    ...['--tools', extension.toolNames.join(',')],
    ...['--provider', extension.provider, '--model', options.model.model],
  ],
  { extensionFactories: [{ name: 'figma2code', factory: extension.factory, hidden: true }] },
);
