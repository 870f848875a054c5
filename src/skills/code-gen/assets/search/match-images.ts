import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CodedError } from '#contract/errors';
import { boundedMap } from '#workspace/files/bounded-map';
import { readBounded } from '#workspace/files/bounded-read';
import type { FoundImage } from './find-images.ts';

/** Content of a picture of the snapshot. */
export interface WantedContent {
  readonly md5: string;
  readonly size: number;
}

export interface MatchedImages {
  /** Paths of the workspace by MD5, each list sorted. */
  readonly byMd5: ReadonlyMap<string, readonly string[]>;
  readonly unreadable: number;
  /** Images of a size that is wanted and that were not read. */
  readonly cut: number;
}

const AT_ONCE = 4;
/** No picture of a snapshot is larger. */
const LARGEST = 32 * 1024 * 1024;
/** Read at most: images of one size are rare, unless somebody made them so. */
const MOST_READ = 1024 * 1024 * 1024;

/** @returns null when it is not the regular file of that size any more, or cannot be read */
const md5Of = async (path: string, size: number): Promise<string | null> => {
  const read = await readBounded(path, size).catch(() => null);
  if (read?.kind !== 'ok' || read.bytes.length !== size) return null;
  return createHash('md5').update(read.bytes).digest('hex');
};

/** Those that can be equal by their size, as many as may be read. */
const candidatesOf = (images: readonly FoundImage[], wanted: readonly WantedContent[]) => {
  const sizes = new Set(wanted.map(({ size }) => size));
  const fitting = images.filter(({ size }) => size > 0 && size <= LARGEST && sizes.has(size));
  let left = MOST_READ;
  const candidates = fitting.filter(({ size }) => {
    left -= size;
    return left >= 0;
  });
  return { candidates, cut: fitting.length - candidates.length };
};

/** Which images of the workspace have the bytes of which picture. Nothing is decoded. @throws CodedError `cancelled` */
export const matchImages = async (
  root: string,
  images: readonly FoundImage[],
  { wanted, signal }: { readonly wanted: readonly WantedContent[]; readonly signal?: AbortSignal | undefined },
): Promise<MatchedImages> => {
  const { candidates, cut } = candidatesOf(images, wanted);
  const asked = new Set(wanted.map(({ md5 }) => md5));
  const hashes = await boundedMap(candidates, AT_ONCE, ({ path, size }) => {
    if (signal?.aborted) throw new CodedError('cancelled');
    return md5Of(join(root, path), size);
  });
  const byMd5 = new Map<string, string[]>();
  for (const [at, md5] of hashes.entries()) {
    if (md5 === null || !asked.has(md5)) continue;
    const paths = byMd5.get(md5) ?? [];
    byMd5.set(md5, paths);
    paths.push(candidates[at]?.path ?? '');
  }
  return { byMd5, unreadable: hashes.filter((md5) => md5 === null).length, cut };
};
