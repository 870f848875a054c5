import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CodedError } from '#contract/errors';
import { readBounded } from '../files/bounded-read.ts';
import type { ExtensionPlace } from './extension-place.ts';
import { isTooDeep } from './nesting.ts';

/** Bounds of what two extensions may import; a folder that was only opened must not fill the memory. */
interface SourceLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
}

export const SOURCE_LIMITS: SourceLimits = { fileBytes: 256 * 1024, totalBytes: 4 * 1024 * 1024, files: 500 };

interface SourceFile {
  readonly name: string;
  readonly absolute: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The files of one bundling, each read once: what was hashed is what is bundled. */
export interface SourceFiles {
  /** Real path of the first candidate that is a file. @throws CodedError when it lies outside the workspace. */
  find(candidates: readonly string[], blame: Blame): Promise<string | null>;
  /** @throws CodedError `adapter-invalid` */
  read(absolute: string, blame: Blame): Promise<SourceFile>;
  list(): readonly SourceFile[];
}

/** Which file to name, and what in it, when an import cannot be followed. */
export interface Blame {
  readonly file: string;
  readonly what: string;
}

export const invalid = (blame: Blame, problem: string): CodedError =>
  new CodedError('adapter-invalid', { ...blame, problem });

const isInside = (root: string, path: string): boolean => path.startsWith(root.endsWith(sep) ? root : root + sep);

/** A staged file is named as if it were published, so that the digest does not depend on where the staging lies. */
export const nameOf = (place: ExtensionPlace, absolute: string): string => {
  const name = isInside(place.dir, absolute)
    ? join('.hx', 'figma2code', relative(place.dir, absolute))
    : relative(place.root, absolute);
  return name.split(sep).join('/');
};

const isFile = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const overLimits = (size: number, before: readonly SourceFile[], limits: SourceLimits): string | null => {
  if (before.length >= limits.files) return `is one of more than ${limits.files} imported files`;
  const total = before.reduce((sum, file) => sum + file.bytes.length, size);
  return total > limits.totalBytes ? `and what else is imported is larger than ${limits.totalBytes} bytes` : null;
};

export const createSourceFiles = (place: ExtensionPlace, limits: SourceLimits): SourceFiles => {
  const files = new Map<string, SourceFile>();

  const find = async (candidates: readonly string[], blame: Blame): Promise<string | null> => {
    for (const candidate of candidates) {
      if (!(await isFile(candidate))) continue;
      const absolute = await realpath(candidate);
      if (!isInside(place.root, absolute)) throw invalid(blame, 'leads outside the workspace');
      return absolute;
    }
    return null;
  };

  const read = async (absolute: string, blame: Blame): Promise<SourceFile> => {
    const known = files.get(absolute);
    if (known) return known;
    const found = await readBounded(absolute, limits.fileBytes).catch(() => null);
    if (found?.kind === 'too-large') throw invalid(blame, `is larger than ${limits.fileBytes} bytes`);
    if (found?.kind !== 'ok') throw invalid(blame, 'cannot be read');
    const { bytes } = found;
    const problem = overLimits(bytes.length, [...files.values()], limits);
    if (problem !== null) throw invalid(blame, problem);
    if (isTooDeep(bytes)) throw invalid(blame, 'is nested too deeply');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = files.get(absolute) ?? { name: nameOf(place, absolute), absolute, bytes, sha256 };
    files.set(absolute, file);
    return file;
  };

  return { find, read, list: () => [...files.values()] };
};
