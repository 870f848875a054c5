import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { boundedMap } from '#workspace/files/bounded-map';
import { bytesOfText, textOfBytes } from '../byte-text.ts';
import { leftOut } from './left-out.ts';
import { readRepositorySettings } from './repository-settings.ts';
import type { Git } from './run-git.ts';
import { workTreePrefix } from './work-tree-prefix.ts';

/** What is on disk, not ignored and not in the index, file by file; a repository in it is told as `name/`. */
export const UNTRACKED = ['ls-files', '--others', '--exclude-standard', '--exclude=.hx/', '-z'];
const BELOW = ['--', '.', ':(exclude).hx'];
/** `mode path`: half of what `--stage` tells. */
const TRACKED = ['ls-files', '-z', '--format=%(objectmode) %(path)', ...BELOW];
/** `mode oid stage\tpath`, for git before 2.38. */
const TRACKED_BEFORE = ['ls-files', '-z', '--stage', ...BELOW];

export interface GitFiles {
  /** In no order. */
  readonly paths: readonly string[];
  readonly links: readonly string[];
  /** Submodules and repositories in the repository: what is in them is not git's to list here. */
  readonly folders: readonly string[];
  readonly cut: boolean;
}

/** Six digits and a blank. */
const MODE = 7;
const LINK = '12';
const SUBMODULE = '16';
const FOLDERS_AT_ONCE = 16;

const readTracked = async (git: Git): Promise<{ readonly records: readonly string[]; readonly cut: boolean }> => {
  try {
    return await git.records({ args: TRACKED });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('unknown option')) throw error;
    const { records, cut } = await git.records({ args: TRACKED_BEFORE });
    return { records: records.map((record) => `${record.slice(0, 7)}${record.slice(record.indexOf('\t') + 1)}`), cut };
  }
};

/** A file in conflict stands there up to three times. */
const sortTracked = (records: readonly string[], out: ReadonlySet<string>) => {
  const paths: string[] = [];
  const links: string[] = [];
  const folders: string[] = [];
  let last = '';
  for (const record of records) {
    const path = record.slice(MODE);
    if (path === last || out.has(path)) continue;
    last = path;
    if (record.startsWith(SUBMODULE)) folders.push(path);
    else paths.push(path);
    if (record.startsWith(LINK)) links.push(path);
  }
  return { paths, links, folders };
};

const linksIn = async (folder: Buffer): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch(() => []);
  return entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => textOfBytes(name));
};

/** git does not tell which of these are links; their folders do, at one call each. */
const untrackedLinks = async (workspace: string, paths: readonly string[]): Promise<readonly string[]> => {
  const folders = [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))];
  const found = await boundedMap(folders, FOLDERS_AT_ONCE, async (folder) => {
    const names = await linksIn(Buffer.concat([Buffer.from(join(workspace, '/')), bytesOfText(folder)]));
    return names.map((name) => folder + name);
  });
  const links = new Set(found.flat());
  return links.size === 0 ? [] : paths.filter((path) => links.has(path));
};

/** What is not in the index, where no scan has just told. Refuses a work tree that is somewhere else. */
const readUntracked = async (git: Git, workspace: string) => {
  const [others] = await Promise.all([
    git.records({ args: UNTRACKED }),
    readRepositorySettings(git).then((settings) => workTreePrefix(git, workspace, settings)),
  ]);
  return others;
};

/**
 * Files of a work tree that are in the index or not ignored. Deleted ones that are still in the index are among them, those that
 * a sparse checkout leaves out are not.
 * @param known what the last scan found untracked
 */
export const listGitFiles = async (
  git: Git,
  workspace: string,
  known: readonly string[] | null = null,
): Promise<GitFiles> => {
  const [tracked, out, others] = await Promise.all([
    readTracked(git),
    leftOut(git, workspace),
    known === null ? readUntracked(git, workspace) : { records: known, cut: false },
  ]);
  const { paths, links, folders } = sortTracked(tracked.records, out);
  const isFolder = (path: string): boolean => path.endsWith('/');
  const untracked = others.records.filter((path) => !isFolder(path));
  return {
    paths: untracked.length === 0 ? paths : paths.concat(untracked),
    links: links.concat(await untrackedLinks(workspace, untracked)),
    folders: folders.concat(others.records.filter(isFolder).map((path) => path.slice(0, -1))),
    cut: tracked.cut || others.cut,
  };
};
