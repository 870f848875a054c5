import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import type { FontBook, FontWidths } from '../text/font-book.ts';
import { SCRIPT_NAMES, SCRIPTS, type Script } from '../text/scripts.ts';
import { readFontWidths } from './font-widths.ts';

const TIME_LIMIT_MS = 10_000;
const MOST_BYTES = 16 * 1024 * 1024;

/** What a program of fontconfig says, or null where it is not there or does not answer. */
const ask = async (
  program: 'fc-list' | 'fc-match',
  args: readonly string[],
  signal: AbortSignal,
): Promise<string | null> => {
  const { failed, stdout } = await execa(program, args, {
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
const standInOf = async (pattern: string, signal: AbortSignal): Promise<FontWidths | null> => {
  const file = await ask('fc-match', ['--format=%{file}', pattern], signal);
  if (file === null || file === '') return null;
  try {
    return readFontWidths(await readFile(file, { signal }));
  } catch {
    return null;
  }
};

/** A font that covers one common character of a script is taken to cover the script. */
const lackingScripts = async (signal: AbortSignal): Promise<ReadonlySet<Script>> => {
  const found = await Promise.all(
    SCRIPT_NAMES.map(async (script) => {
      const charset = `:charset=${SCRIPTS[script].sample.toString(16)}`;
      return (await ask('fc-list', [charset, 'family'], signal))?.trim() === '' ? script : null;
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
 * @returns null where fontconfig's programs are not there or do not answer: then nobody knows
 */
export const installedFonts = async (signal: AbortSignal): Promise<FontBook | null> => {
  const listed = await ask('fc-list', ['--format=%{family}\\n'], signal);
  if (listed === null) return null;
  const families = familiesOf(listed);
  const [regular, bold, lacks] = await Promise.all([
    standInOf('sans-serif', signal),
    standInOf('sans-serif:bold', signal),
    lackingScripts(signal),
  ]);
  return { families, lacks, standIn: regular === null ? null : { regular, bold: bold ?? regular } };
};
