import { join } from 'node:path';
import { readBounded } from '#workspace/files/bounded-read';
import { PRODUCT_DIR } from '#workspace/paths';
import { resolveInside } from '#workspace/safe-path';

export interface P4Values {
  readonly P4PORT: string;
  readonly P4USER: string;
  readonly P4CLIENT: string;
}

export type P4Settings =
  | { readonly kind: 'ok'; readonly values: P4Values; readonly ignored: readonly string[] }
  | { readonly kind: 'missing' }
  /** `names`: settings that are not there or cannot be what they should. */
  | { readonly kind: 'refused'; readonly names: readonly string[] };

const KNOWN = ['P4PORT', 'P4USER', 'P4CLIENT'] as const;
/** Three short lines; more is no settings file. */
const MOST_BYTES = 16 * 1024;
const MOST_LENGTH = 256;

/**
 * A server by host and number, as the product's form takes it. `rsh:` and `jsh:` start a program: the form never writes
 * them, so one that stands here was put there by somebody else and is refused, like anything that is not of this shape.
 */
const PORT = /^(?:(?:tcp|ssl)(?:4|6|46|64)?:)?(?:(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.%]+\]):)?\d{1,5}$/;
const NAME = /^[^\p{Cc}\p{Zl}\p{Zp}"'`$-][^\p{Cc}\p{Zl}\p{Zp}"'`$]*$/u;

const isValue = (name: (typeof KNOWN)[number], value: string): boolean =>
  value.length <= MOST_LENGTH && (name === 'P4PORT' ? PORT : NAME).test(value);

/** `NAME=value` lines; `#` begins a comment. The last one of a name counts, as it does for Perforce. */
const linesOf = (text: string): Map<string, string> => {
  const found = new Map<string, string>();
  for (const line of text.split(/\r\n|[\n\r]/)) {
    const at = line.indexOf('=');
    if (at > 0 && !line.startsWith('#')) found.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  return found;
};

const isKnown = (name: string): boolean => (KNOWN as readonly string[]).includes(name);

/** As it may stand in a sentence: names of settings are plain, and a value is never told. */
const tellable = (name: string): string => (/^\w{1,40}$/.test(name) ? name : '?');

/** The text of a settings file: three settings count, the others are named and not used. */
export const parseP4Settings = (text: string): P4Settings => {
  const lines = linesOf(text);
  const bad = KNOWN.filter((name) => !isValue(name, lines.get(name) ?? ''));
  if (bad.length > 0) return { kind: 'refused', names: bad };
  const value = (name: (typeof KNOWN)[number]): string => lines.get(name) ?? '';
  const values = { P4PORT: value('P4PORT'), P4USER: value('P4USER'), P4CLIENT: value('P4CLIENT') };
  return { kind: 'ok', values, ignored: [...lines.keys()].filter((name) => !isKnown(name)).map(tellable) };
};

/** What the form of the product wrote into the workspace. A link or a file that is too long is none. */
export const readP4Settings = async (workspace: string): Promise<P4Settings> => {
  const folder = await resolveInside(workspace, PRODUCT_DIR).catch(() => null);
  const read = folder === null ? null : await readBounded(join(folder, '.p4config'), MOST_BYTES).catch(() => null);
  if (read?.kind !== 'ok') return { kind: 'missing' };
  return parseP4Settings(Buffer.from(read.bytes).toString('utf8'));
};
