import { execa } from 'execa';

interface GitAnswer {
  readonly exitCode: number | undefined;
  readonly stdout: string;
}

/** git with no configuration but the repository's own, for building repositories and for asking them. */
export const git = async (dir: string, ...args: readonly string[]): Promise<GitAnswer> => {
  const { exitCode, stdout } = await execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', LC_ALL: 'C' },
    extendEnv: false,
    reject: false,
    timeout: 20_000,
  });
  return { exitCode, stdout };
};

export const initRepository = async (dir: string): Promise<void> => {
  await git(dir, 'init', '--quiet', '--initial-branch=main');
};

/** What `git check-ignore` says of a path. */
export const isIgnored = async (dir: string, path: string): Promise<boolean> =>
  (await git(dir, 'check-ignore', '-q', '--', path)).exitCode === 0;
