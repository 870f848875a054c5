import type { Translate } from '#contract/i18n';
import { programOutside } from '../program-outside.ts';
import { type Scanned, scanned, unscanned } from '../scanned.ts';
import { noticeOf } from './git-notice.ts';
import { UNTRACKED } from './list-git-files.ts';
import { parsePorcelain } from './parse-porcelain.ts';
import { isPlainRepository, PLAIN_SETTINGS, readRepositorySettings } from './repository-settings.ts';
import { createGit, type Git } from './run-git.ts';
import { joinUntracked } from './untracked.ts';
import { workTreePrefix } from './work-tree-prefix.ts';

export interface GitScan {
  readonly signal: AbortSignal;
  readonly translate: Translate;
  /** Folders to look for git in, as `PATH` names them. */
  readonly searchPath?: string;
  readonly limitMs?: number;
}

const STATUS = [
  ...['status', '--porcelain=v2', '-z', '--branch', '--no-ahead-behind'],
  ...['--untracked-files=no', '--ignore-submodules=dirty', '--', '.', ':(exclude).hx'],
];

interface Ready {
  readonly translate: Translate;
  readonly isPlain: boolean;
}

/** Index and work tree are compared by one git while another one looks for what is not in the index: two cores, half the time. */
const readChanges = async (git: Git, workspace: string, scan: Ready): Promise<Scanned> => {
  const { translate, isPlain } = scan;
  // The longer one begins first: a start takes some milliseconds in which nothing else begins.
  const settings = isPlain ? PLAIN_SETTINGS : readRepositorySettings(git);
  const compared = async () => {
    const { neutral } = 'then' in settings ? await settings : settings;
    return git.records({ args: STATUS, config: neutral });
  };
  const [status, untracked, prefix] = await Promise.all([
    compared(),
    git.records({ args: UNTRACKED }),
    Promise.resolve(settings).then((known) => workTreePrefix(git, workspace, known)),
  ]);
  // It begins with the commit, whatever else there is: a program that ends well without a word is no git.
  if (!status.cut && status.records.length === 0) throw new Error('git said nothing');
  const { branch, oid, changes } = parsePorcelain(status.records, prefix);
  return scanned('git', {
    branch,
    base: oid === null ? null : `HEAD ${oid.slice(0, 7)}`,
    changes: joinUntracked(changes, untracked.records),
    notice: status.cut || untracked.cut ? translate('changes.cut') : null,
  });
};

/** One look at the changed files but our own below `.hx`. Takes no lock, runs nothing of the repository, and never throws. */
export const scanGit = async (workspace: string, scan: GitScan): Promise<Scanned> => {
  const stop = new AbortController();
  try {
    const [program, isPlain] = await Promise.all([
      programOutside('git', workspace, scan.searchPath),
      isPlainRepository(workspace),
    ]);
    if (program === null) return unscanned('git', scan.translate('changes.no-git'));
    const signal = AbortSignal.any([scan.signal, stop.signal]);
    const { translate } = scan;
    return await readChanges(createGit({ ...scan, workspace, program, signal }), workspace, { translate, isPlain });
  } catch (error) {
    return unscanned('git', noticeOf(error, scan.translate));
  } finally {
    // What still runs when another part has failed.
    stop.abort();
  }
};
