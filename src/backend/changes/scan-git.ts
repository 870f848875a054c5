import { delimiter } from 'node:path';
import { type SimpleGit, simpleGit } from 'simple-git';
import type { Translate } from '#contract/i18n';
import type { VcsState } from '#contract/state/app-state';
import { findProgram, outsideFolders } from './find-program.ts';
import { noticeOf } from './git-notice.ts';
import { parsePorcelain } from './parse-porcelain.ts';

export interface GitScan {
  readonly signal: AbortSignal;
  readonly translate: Translate;
  /** Folders to look for git in, as `PATH` names them. */
  readonly searchPath?: string;
  readonly limitMs?: number;
}

const TIME_LIMIT_MS = 15_000;

/** Configuration of a repository may name programs to run; none of them is run for a scan. */
const NEUTRAL = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=keep',
  'core.pager=cat',
  'diff.external=',
  'credential.helper=',
  'submodule.recurse=false',
  'status.submoduleSummary=false',
] as const;

/** Allow-list: nothing of `GIT_*` of the user comes in, and what is missing in a partial clone is not fetched. */
const environmentOf = (folders: readonly string[]): Record<string, string> => ({
  PATH: folders.join(delimiter),
  HOME: process.env['HOME'] ?? '',
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
});

interface Program {
  readonly binary: string;
  readonly folders: readonly string[];
}

const gitIn = (workspace: string, program: Program, scan: GitScan, config: readonly string[]): SimpleGit =>
  simpleGit({
    baseDir: workspace,
    binary: program.binary,
    abort: scan.signal,
    timeout: { block: scan.limitMs ?? TIME_LIMIT_MS },
    config: [...NEUTRAL, ...config],
    allowEnvironment: [
      'GIT_OPTIONAL_LOCKS',
      'GIT_TERMINAL_PROMPT',
      'GIT_CONFIG_NOSYSTEM',
      'GIT_NO_LAZY_FETCH',
      'GIT_ALLOW_PROTOCOL',
    ],
    unsafe: {
      allowUnsafeCustomBinary: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafePager: true,
      allowUnsafeDiffExternal: true,
      allowUnsafeCredentialHelper: true,
      allowUnsafeFilter: true,
    },
  }).env(environmentOf(program.folders));

const FILTER = /^filter\..*\.(?:clean|smudge|process|required)$/s;

/**
 * `git config --list --show-scope --name-only -z`: scope and name in turn, each ending in NUL. Filters that the repository
 * itself configures would be run on files whose time changed; they are emptied. Those of the user stay.
 */
const withoutFilters = (raw: string): string[] => {
  const parts = raw.split('\0');
  const names = new Set<string>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [scope, name] = [parts[index], parts[index + 1] as string];
    if ((scope === 'local' || scope === 'worktree') && FILTER.test(name))
      names.add(name.slice(0, name.lastIndexOf('.')));
  }
  return [...names].flatMap((filter) => [
    `${filter}.clean=`,
    `${filter}.smudge=`,
    `${filter}.process=`,
    `${filter}.required=false`,
  ]);
};

const STATUS = ['status', '--porcelain=v2', '-z', '--branch', '--untracked-files=normal', '--ignore-submodules=dirty'];

const readStatus = async (workspace: string, program: Program, scan: GitScan): Promise<VcsState> => {
  const plain = gitIn(workspace, program, scan, []);
  const settings = await plain.raw(['config', '--list', '--show-scope', '--name-only', '-z']);
  const prefix = (await plain.raw(['rev-parse', '--show-prefix'])).replace(/\n$/, '');
  const raw = await gitIn(workspace, program, scan, withoutFilters(settings)).raw([...STATUS, '--', '.']);
  return { kind: 'git', ...parsePorcelain(raw, prefix), base: null, notice: null };
};

/** One look at the changed files. Takes no lock, runs nothing of the repository, and never throws. */
export const scanGit = async (workspace: string, scan: GitScan): Promise<VcsState> => {
  try {
    const folders = await outsideFolders(scan.searchPath ?? process.env['PATH'] ?? '', workspace);
    const binary = await findProgram('git', folders, workspace);
    if (binary !== null) return await readStatus(workspace, { binary, folders }, scan);
    return {
      kind: 'git',
      branch: null,
      base: null,
      changes: null,
      files: [],
      notice: scan.translate('changes.no-git'),
    };
  } catch (error) {
    return { kind: 'git', branch: null, base: null, changes: null, files: [], notice: noticeOf(error, scan.translate) };
  }
};
