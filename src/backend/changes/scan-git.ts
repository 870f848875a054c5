import { delimiter, isAbsolute } from 'node:path';
import { simpleGit } from 'simple-git';
import type { VcsState } from '#contract/state/app-state';
import { parsePorcelain } from './parse-porcelain.ts';

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

/** Only absolute folders outside the workspace: a `git` planted in it must not be found. */
const safePath = (workspace: string, path: string | undefined): string =>
  (path ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && folder !== workspace && !folder.startsWith(`${workspace}/`))
    .join(delimiter);

const environmentFor = (workspace: string): Record<string, string> => ({
  PATH: safePath(workspace, process.env['PATH']),
  HOME: process.env['HOME'] ?? '',
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
});

/** One look at the changed files. Takes no lock, runs nothing of the repository, and never throws. */
export const scanGit = async (workspace: string, signal: AbortSignal): Promise<VcsState> => {
  try {
    const git = simpleGit({
      baseDir: workspace,
      abort: signal,
      timeout: { block: TIME_LIMIT_MS },
      config: [...NEUTRAL],
      allowEnvironment: ['GIT_OPTIONAL_LOCKS', 'GIT_TERMINAL_PROMPT', 'GIT_CONFIG_NOSYSTEM'],
      unsafe: {
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafePager: true,
        allowUnsafeDiffExternal: true,
        allowUnsafeCredentialHelper: true,
      },
    }).env(environmentFor(workspace));
    const raw = await git.raw([
      'status',
      '--porcelain=v2',
      '-z',
      '--branch',
      '--untracked-files=normal',
      '--ignore-submodules=dirty',
      '--',
      '.',
    ]);
    return { kind: 'git', ...parsePorcelain(raw), notice: null };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { kind: 'git', branch: null, changes: null, files: [], notice: reason.slice(0, 200) };
  }
};
