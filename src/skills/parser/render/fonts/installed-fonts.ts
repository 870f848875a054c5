import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FontBook, FontWidths } from '../text/font-book.ts';
import { SCRIPT_NAMES, SCRIPTS, type Script } from '../text/scripts.ts';
import { readFontWidths } from './font-widths.ts';

const TIME_LIMIT_MS = 10_000;
const MOST_BYTES = 16 * 1024 * 1024;
const LARGEST_FONT = 64 * 1024 * 1024;

/** Where systems keep fontconfig's programs. PATH is not asked: a folder on it could belong to anybody. */
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin'];

/** What decides which fonts fontconfig finds; nothing else is handed on. */
const ENVIRONMENT = [
  'HOME',
  'LANG',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'FONTCONFIG_PATH',
  'FONTCONFIG_FILE',
];

const environment = (): Record<string, string> =>
  Object.fromEntries(
    ENVIRONMENT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );

const findIn = async (folders: readonly string[], program: string): Promise<string | null> => {
  for (const folder of folders) {
    const path = join(folder, program);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return null;
};

/** What a program of fontconfig says, or null where it is not there or does not answer. */
type Ask = (program: 'fc-list' | 'fc-match', ...args: readonly string[]) => Promise<string | null>;

const asker =
  (folders: readonly string[], signal: AbortSignal): Ask =>
  async (program, ...args) => {
    const path = await findIn(folders, program);
    if (path === null) return null;
    // Loaded here, since most imports draw nothing.
    const { execa } = await import('execa');
    const { failed, stdout } = await execa(path, args, {
      env: environment(),
      extendEnv: false,
      detached: true,
      reject: false,
      timeout: TIME_LIMIT_MS,
      maxBuffer: MOST_BYTES,
      cancelSignal: signal,
      stdin: 'ignore',
      stderr: 'ignore',
    });
    return failed ? null : stdout;
  };

/** The family that a designer's font is drawn with where it is missing. */
const standInOf = async (pattern: string, ask: Ask): Promise<FontWidths | null> => {
  const file = await ask('fc-match', '--format=%{file}', pattern);
  if (file === null || file === '') return null;
  try {
    return (await stat(file)).size > LARGEST_FONT ? null : readFontWidths(await readFile(file));
  } catch {
    return null;
  }
};

/** A font that covers one common character of a script is taken to cover the script. */
const lackingScripts = async (ask: Ask): Promise<ReadonlySet<Script>> => {
  const found = await Promise.all(
    SCRIPT_NAMES.map(async (script) => {
      const charset = `:charset=${SCRIPTS[script].sample.toString(16)}`;
      return (await ask('fc-list', charset, 'family'))?.trim() === '' ? script : null;
    }),
  );
  return new Set(found.filter((script) => script !== null));
};

/** `Inter,Inter Display` per line → names in lower case. */
const familiesOf = (listed: string): ReadonlySet<string> =>
  new Set(
    listed
      .split(/[\n,]/)
      .map((name) => name.replaceAll('\\', '').trim().toLowerCase())
      .filter((name) => name !== ''),
  );

/**
 * Asks fontconfig, once, which fonts the machine has. The drawing program asks the same source.
 * @param folders where its programs are looked for
 * @returns null where they are not there or do not answer: then nobody knows
 */
export const installedFonts = async (
  signal: AbortSignal,
  folders: readonly string[] = FOLDERS,
): Promise<FontBook | null> => {
  const ask = asker(folders, signal);
  const listed = await ask('fc-list', '--format=%{family}\\n');
  if (listed === null) return null;
  const [regular, bold, lacks] = await Promise.all([
    standInOf('sans-serif', ask),
    standInOf('sans-serif:bold', ask),
    lackingScripts(ask),
  ]);
  const standIn = regular === null ? null : { regular, bold: bold ?? regular };
  return { families: familiesOf(listed), lacks, standIn };
};
