import { CodedError } from '#contract/errors';
import { PRODUCT_DIR, workspacePaths } from '#workspace/paths';
import { type AskGit, type GitPlace, gitOf } from './git.ts';
import { appendLine, type GitignoreProblem, hasLine, readGitignore } from './gitignore-file.ts';

/** The file as git names it, and the line that makes git ignore it. */
export const P4CONFIG_PATH = `${PRODUCT_DIR}/.p4config`;

/** A sentence for a reason: a key below `init.gitignore.` of the locales. */
type Say = (key: GitignoreProblem | 'no-git' | 'no-answer' | 'taken-back') => string;

const unusable = (reason: string): CodedError => new CodedError('gitignore-unusable', { path: '.gitignore', reason });

const isTracked = async (ask: AskGit, say: Say): Promise<boolean> => {
  const { exitCode, stdout } = await ask(['ls-files', '-z', '--', P4CONFIG_PATH]);
  if (exitCode !== 0) throw unusable(say('no-answer'));
  return stdout !== '';
};

/** True when git says so; git alone knows what all rules of a repository come to. */
const isIgnored = async (ask: AskGit, say: Say): Promise<boolean> => {
  const { exitCode } = await ask(['check-ignore', '-q', '--', P4CONFIG_PATH]);
  if (exitCode === 0 || exitCode === 1) return exitCode === 0;
  throw unusable(say('no-answer'));
};

const refuseTracked = async (place: GitPlace, say: Say): Promise<void> => {
  if (place.kind === 'unknowable') throw unusable(say('no-git'));
  if (place.kind === 'repository' && (await isTracked(place.ask, say))) {
    throw new CodedError('credentials-tracked', { path: P4CONFIG_PATH });
  }
};

/**
 * Makes sure that git ignores the Perforce settings before they are written: with one line at the end of `.gitignore`,
 * unless they are ignored already. Where it does not help, the file is put back as it was.
 * @throws CodedError `credentials-tracked` {path}, `gitignore-unusable` {path, reason}, or of `fsFailure`
 */
export const ignoreCredentials = async (workspace: string, say: Say): Promise<void> => {
  const place = await gitOf(workspace);
  await refuseTracked(place, say);
  if (place.kind === 'repository' && (await isIgnored(place.ask, say))) return;
  const { gitignore } = workspacePaths(workspace);
  const found = await readGitignore(gitignore);
  if (found.kind === 'unusable') throw unusable(say(found.problem));
  const before = found.kind === 'bytes' ? found.bytes : null;
  // Outside of a repository nobody can be asked, and nobody else commits the file either.
  if (place.kind !== 'repository' && before !== null && hasLine(before, P4CONFIG_PATH)) return;
  const takeBack = await appendLine(gitignore, before, P4CONFIG_PATH);
  if (place.kind === 'repository' && !(await isIgnored(place.ask, say))) {
    await takeBack();
    throw unusable(say('taken-back'));
  }
};
