import { delimiter } from 'node:path';
import { type SimpleGit, simpleGit } from 'simple-git';
import { createNulRecords } from '../nul-records.ts';
import type { Program } from '../program-outside.ts';
import { inOwnGroup } from './own-group.ts';

export interface GitPlace {
  readonly workspace: string;
  readonly program: Program;
  readonly signal: AbortSignal;
  readonly limitMs?: number;
}

/** A command as data. */
export interface GitCommand {
  readonly args: readonly string[];
  /** Settings beside the neutral ones, as `key=value`. */
  readonly config?: readonly string[];
  /** Bytes of output after which it is ended. */
  readonly most?: number;
}

export interface Git {
  text(command: GitCommand): Promise<string>;
  /** Records that end in NUL. `cut` when there was more output than allowed. */
  records(command: GitCommand): Promise<{ readonly records: readonly string[]; readonly cut: boolean }>;
  bytes(command: GitCommand): Promise<{ readonly bytes: Buffer; readonly cut: boolean }>;
}

const TIME_LIMIT_MS = 15_000;
/** A git that does not even end when it is told to is not waited for. */
const GRACE_MS = 1_000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Configuration of a repository may name programs to run; none of them is run. Nor may it make renames costly. */
const NEUTRAL = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=keep',
  'core.pager=cat',
  'diff.external=',
  'credential.helper=',
  'submodule.recurse=false',
  'status.submoduleSummary=false',
  'status.renames=copies',
  'status.renameLimit=400',
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

/** What the neutral configuration and environment need to be let through. */
const ALLOWED = {
  allowEnvironment: Object.keys(environmentOf([])).filter((name) => name.startsWith('GIT_')),
  unsafe: {
    allowUnsafeCustomBinary: true,
    allowUnsafeFsMonitor: true,
    allowUnsafeHooksPath: true,
    allowUnsafePager: true,
    allowUnsafeDiffExternal: true,
    allowUnsafeCredentialHelper: true,
    allowUnsafeFilter: true,
  },
};

const gitOf = (place: GitPlace, config: readonly string[], signal: AbortSignal): SimpleGit =>
  simpleGit({
    baseDir: place.workspace,
    binary: place.program.binary,
    abort: signal,
    // Output does not lengthen the time: a git that trickles is as good as one that hangs.
    timeout: { block: place.limitMs ?? TIME_LIMIT_MS, stdOut: false, stdErr: false },
    // A failure without a word is one too.
    errors: (error, { exitCode }) => error ?? (exitCode === 0 ? undefined : new Error(`exit code ${exitCode}`)),
    config: [...NEUTRAL, ...config],
    ...ALLOWED,
  }).env(environmentOf(place.program.folders));

const inTime = async <T>(work: Promise<T>, limitMs: number): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('block timeout reached')), limitMs + GRACE_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** Hands the output on as it comes, and ends the program when `take` has enough. @returns true when it was ended so */
const stream = async (place: GitPlace, command: GitCommand, take: (chunk: Buffer) => boolean): Promise<boolean> => {
  const full = new AbortController();
  const most = command.most ?? MOST_OUTPUT;
  let size = 0;
  const git = gitOf(place, command.config ?? [], AbortSignal.any([place.signal, full.signal]));
  git.outputHandler((_command, stdout) => {
    stdout.on('data', (chunk: Buffer) => {
      if (full.signal.aborted) return;
      const wantsMore = take(chunk.subarray(0, most - size));
      size += chunk.length;
      if (!wantsMore || size > most) full.abort();
    });
  });
  try {
    await inOwnGroup(() => inTime(git.raw([...command.args]), place.limitMs ?? TIME_LIMIT_MS));
    return full.signal.aborted;
  } catch (error) {
    if (full.signal.aborted) return true;
    throw error;
  }
};

/** git as a reader: no locks, no programs of the repository, no network, no `GIT_*` of the user. */
export const createGit = (place: GitPlace): Git => {
  const bytes = async (command: GitCommand) => {
    const chunks: Buffer[] = [];
    const cut = await stream(place, command, (chunk) => chunks.push(chunk) > 0);
    return { bytes: Buffer.concat(chunks), cut };
  };
  return {
    bytes,
    text: async (command) => (await bytes(command)).bytes.toString('utf8'),
    records: async (command) => {
      const parts = createNulRecords();
      const cut = await stream(place, command, parts.push);
      return { records: parts.records, cut };
    },
  };
};
