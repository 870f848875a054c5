import { join } from 'node:path';
import type { VcsKind } from '#contract/choices';
import { unitePaths } from '#contract/file-tree/unite-paths';
import type { GitFiles } from '../changes/git/list-git-files.ts';
import { walkFiles } from './walk-files.ts';

/** The files of a project, sorted by code unit. */
export interface FileList {
  readonly paths: readonly string[];
  readonly links: ReadonlySet<string>;
  readonly unreadable: readonly string[];
  /** Files that are not listed; at least so many when there was no end of them. */
  readonly left: number;
}

export interface Listing {
  readonly workspace: string;
  readonly kind: VcsKind;
  readonly signal: AbortSignal;
  /** What a scan has just found untracked: git need not look for it again. */
  readonly untracked?: readonly string[] | null;
  readonly most?: number;
  readonly searchPath?: string;
}

const MOST_FILES = 200_000;

/** What git knows; null where it cannot say. */
const askGit = async ({ workspace, signal, searchPath, untracked }: Listing): Promise<GitFiles | null> => {
  const [{ programOutside }, { createGit }, { listGitFiles }] = await Promise.all([
    import('../changes/program-outside.ts'),
    import('../changes/git/run-git.ts'),
    import('../changes/git/list-git-files.ts'),
  ]);
  const program = await programOutside('git', workspace, searchPath);
  if (program === null) return null;
  return listGitFiles(createGit({ workspace, program, signal }), workspace, untracked).catch(() => null);
};

/** Repositories in the repository are walked: they are folders of the project like any other. */
const withFolders = async (files: GitFiles, { workspace, signal }: Listing) => {
  const unreadable: string[] = [];
  let { paths } = files;
  const links = new Set(files.links);
  for (const folder of files.folders) {
    const inner = await walkFiles(join(workspace, folder), signal);
    const inside = (path: string): string => `${folder}/${path}`;
    paths = paths.concat(inner.paths.map(inside));
    for (const link of inner.links) links.add(inside(link));
    unreadable.push(...inner.unreadable.map((path) => (path === '' ? folder : inside(path))));
  }
  return { paths: unitePaths(paths, []), links, unreadable, cut: files.cut };
};

const walked = async ({ workspace, signal }: Listing) => {
  const { links, ...files } = await walkFiles(workspace, signal);
  return { ...files, links: new Set(links) };
};

/**
 * In a git work tree git says which files there are, so that ignored ones are left out; elsewhere the folders are walked.
 * @throws CodedError `cancelled`
 */
export const listFiles = async (listing: Listing): Promise<FileList> => {
  const known = listing.kind === 'git' ? await askGit(listing) : null;
  const { paths, links, unreadable, cut } = known === null ? await walked(listing) : await withFolders(known, listing);
  const most = listing.most ?? MOST_FILES;
  const left = Math.max(0, paths.length - most) + (cut ? 1 : 0);
  return { paths: paths.length > most ? paths.slice(0, most) : paths, links, unreadable, left };
};
