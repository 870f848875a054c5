import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, linkSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { makePrivateFolder } from './private-folder.ts';

const TOKEN = /^[0-9a-f]{64}$/;
const MAX_BYTES = 256;

const errno = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

const unusable = (file: string, why: string): CodedError =>
  new CodedError('bridge-token-unusable', { file, reason: why });

// A token that others could read or put there is no secret: nothing is served with it.
const checkOwner = (file: string, descriptor: number): void => {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) throw unusable(file, reason('token-link'));
  if (process.platform === 'win32') return;
  if (stats.uid !== process.getuid?.()) throw unusable(file, reason('token-link'));
  if ((stats.mode & 0o077) !== 0) throw unusable(file, reason('token-open'));
};

const openToken = (file: string): number | null => {
  try {
    return openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (errno(error) === 'ENOENT') return null;
    throw unusable(file, errno(error) === 'ELOOP' ? reason('token-link') : errno(error));
  }
};

/** @throws CodedError `bridge-token-unusable`; null when there is none yet */
export const readToken = (file: string): string | null => {
  const descriptor = openToken(file);
  if (descriptor === null) return null;
  try {
    checkOwner(file, descriptor);
    const bytes = Buffer.alloc(MAX_BYTES);
    const text = bytes.toString('latin1', 0, readSync(descriptor, bytes)).trim();
    if (!TOKEN.test(text)) throw unusable(file, reason('token-shape'));
    return text;
  } finally {
    closeSync(descriptor);
  }
};

// A link shows the whole token at once or fails, so that of many who make one at the same time all get the same.
const makeToken = (file: string): void => {
  makePrivateFolder(dirname(file));
  const temporary = `${file}.${randomBytes(8).toString('hex')}.tmp`;
  writeFileSync(temporary, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
};

/**
 * The token of this user, made when there is none.
 * @throws CodedError `bridge-token-unusable` when it cannot be read or made, or others can read it
 */
export const ownToken = (file: string): string => {
  const known = readToken(file);
  if (known !== null) return known;
  try {
    makeToken(file);
  } catch (error) {
    throw unusable(file, errno(error));
  }
  const made = readToken(file);
  if (made === null) throw unusable(file, reason('token-shape'));
  return made;
};
