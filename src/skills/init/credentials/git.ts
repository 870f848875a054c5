import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { isInRepository } from '#workspace/detect/detect-vcs';
import { findProgram } from './find-program.ts';

const TIMEOUT_MS = 15_000;

/** Nothing of the user's or the repository's configuration may start a program or change the answer. */
const NEUTRAL = ['core.fsmonitor=false', `core.hooksPath=${devNull}`, `core.excludesFile=${devNull}`, 'core.pager=cat'];

const environmentFor = (program: string): Record<string, string> => ({
  PATH: dirname(program),
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
});

interface GitAnswer {
  /** null when git was killed or could not be started. */
  readonly exitCode: number | null;
  readonly stdout: string;
}

/** Asks git about a workspace; nothing is changed by it. */
export type AskGit = (args: readonly string[]) => Promise<GitAnswer>;

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
};

const run = async (program: string, workspace: string, args: readonly string[]): Promise<GitAnswer> => {
  // Loaded here, since most folders ask nothing.
  const { execa } = await import('execa');
  const settings = NEUTRAL.flatMap((pair) => ['-c', pair]);
  const child = execa(program, ['--no-pager', ...settings, ...args], {
    cwd: workspace,
    env: environmentFor(program),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: TIMEOUT_MS,
    maxBuffer: 1024 * 1024,
    detached: true,
  });
  const result = await child;
  if (result.timedOut && child.pid !== undefined) killGroup(child.pid);
  return { exitCode: result.exitCode ?? null, stdout: result.stdout };
};

export type GitPlace =
  | { readonly kind: 'outside' }
  /** There is a repository, and no git to ask. */
  | { readonly kind: 'unknowable' }
  | { readonly kind: 'repository'; readonly ask: AskGit };

/** Whether a workspace lies in a repository. Without one no program is started at all. */
export const gitOf = async (workspace: string): Promise<GitPlace> => {
  if (!(await isInRepository(workspace))) return { kind: 'outside' };
  const program = await findProgram('git', workspace);
  if (program === null) return { kind: 'unknowable' };
  return { kind: 'repository', ask: (args) => run(program, workspace, args) };
};
