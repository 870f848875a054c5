import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest, SnapshotHead } from '#contract/snapshot';
import { boundedMap } from '../files/bounded-map.ts';
import { statAll } from '../files/stat-slices.ts';
import { errnoOf, isMissing } from '../fs-failure.ts';
import { isRealFolder, namesIn } from './framework-folders.ts';
import { readHead } from './head.ts';
import { readManifest } from './manifest.ts';
import { byNewest, isSnapshotName } from './snapshot-name.ts';

/** A folder that is a whole snapshot, or what is wrong with it. */
export type Inspection =
  | { readonly whole: true; readonly name: string; readonly head: SnapshotHead; readonly manifest: Manifest }
  | { readonly whole: false; readonly name: string; readonly problem: string };

const FILES_AT_ONCE = 16;

export const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
};

// One after the other: thousands of names are not joined in one go.
function* placesIn(dir: string, paths: readonly (readonly [path: string, entry: unknown])[]): Generator<string> {
  for (const [path] of paths) yield join(dir, path);
}

const sizeProblem = async (dir: string, files: Manifest['files']): Promise<string | null> => {
  const expected = Object.entries(files);
  let at = 0;
  for await (const stats of statAll(placesIn(dir, expected))) {
    const [path, { size }] = expected[at++] as (typeof expected)[number];
    if (!stats.isFile()) return `${path} is not a file`;
    if (stats.size !== size) return `${path} has another size`;
  }
  return null;
};

const hashProblem = async (dir: string, files: Manifest['files']): Promise<string | null> => {
  const problems = await boundedMap(Object.entries(files), FILES_AT_ONCE, async ([path, { sha256 }]) =>
    (await digestOf(join(dir, path))) === sha256 ? null : `${path} has other content`,
  );
  return problems.find((problem) => problem !== null) ?? null;
};

// A subfolder may have become a link since: every one of them must still lead to its own place.
const linkProblem = async (dir: string, paths: readonly string[]): Promise<string | null> => {
  for (const folder of new Set(paths.map((path) => dirname(path)))) {
    if ((await realpath(join(dir, folder))) !== join(dir, folder)) return `${folder} is a link`;
  }
  return null;
};

const firstProblem = async (dir: string, files: Manifest['files'], hash: boolean): Promise<string | null> => {
  try {
    const link = await linkProblem(dir, Object.keys(files));
    if (link !== null) return link;
    return (await sizeProblem(dir, files)) ?? (hash ? await hashProblem(dir, files) : null);
  } catch (error) {
    if (isMissing(error)) return 'a file is missing';
    throw error;
  }
};

const inspect = async (path: string, name: string, hash: boolean): Promise<Inspection> => {
  const broken = (problem: string): Inspection => ({ whole: false, name, problem });
  if (!isSnapshotName(name)) return broken('not the name of a snapshot');
  if (!(await isRealFolder(path))) return broken('not a folder');
  const manifest = await readManifest(path);
  if ('problem' in manifest) return broken(manifest.problem);
  const problem = await firstProblem(path, manifest.files, hash);
  if (problem !== null) return broken(problem);
  const head = await readHead(path);
  return head === null ? broken('the head cannot be read') : { whole: true, name, head, manifest };
};

// Lasting reasons that lie in the snapshot. A passing failure of the system must not make a whole one look torn.
const CLOSED = new Set(['EACCES', 'EPERM', 'ELOOP']);

/**
 * Looks whether a snapshot is whole: a real folder with a manifest, every file there with its size, a readable head.
 * @param dir real path of `output/<framework>`
 * @param options.hash also compares the SHA-256 of every file, which reads them all
 */
export const inspectSnapshot = async (
  dir: string,
  name: string,
  options: { readonly hash?: boolean } = {},
): Promise<Inspection> => {
  try {
    return await inspect(join(dir, name), name, options.hash ?? false);
  } catch (error) {
    const code = errnoOf(error);
    if (code === null || !CLOSED.has(code)) throw error;
    return { whole: false, name, problem: `it cannot be read (${code})` };
  }
};

/** Everything in `output/<framework>` that has the name of a snapshot, newest first. */
export const inspectAll = async (dir: string): Promise<Inspection[]> => {
  const names = (await namesIn(dir)).filter(isSnapshotName).sort(byNewest);
  const inspections: Inspection[] = [];
  for (const name of names) inspections.push(await inspectSnapshot(dir, name));
  return inspections;
};

/** Only the whole ones, newest first. */
export const wholeSnapshots = async (dir: string): Promise<Extract<Inspection, { whole: true }>[]> =>
  (await inspectAll(dir)).filter((inspection) => inspection.whole);
