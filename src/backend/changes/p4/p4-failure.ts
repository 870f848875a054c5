import type { P4Message } from './parse-p4.ts';

/** What went wrong, as a key below `changes.p4.` of the locales. The server's own words are not shown: they may hold anything. */
export type P4Failure =
  | 'server'
  | 'login'
  | 'client'
  | 'user'
  | 'outside'
  | 'fingerprint'
  | 'permission'
  | 'timeout'
  | 'failed';

/** What p4 says in English; first the special ones. */
const WORDS: readonly (readonly [RegExp, P4Failure])[] = [
  [/authenticity of|p4 trust|fingerprint/i, 'fingerprint'],
  [
    /connect to server failed|tcp connect|connection (?:refused|reset|timed out)|name or service not known|partner exited/i,
    'server',
  ],
  [/P4PASSWD|session (?:has expired|was logged out)|login again|ticket/i, 'login'],
  [/client '[^']*' unknown|unknown - use 'client'|can only be used from host/i, 'client'],
  [/user \S+ doesn't exist|has not been enabled/i, 'user'],
  [/not under client's root|not in client view|no mappings|is not under/i, 'outside'],
  [/don't have permission|no permission/i, 'permission'],
];

/** Kinds of failures that are told as a number, for servers that speak another language. */
const KINDS: Readonly<Record<number, P4Failure>> = { 2: 'client', 6: 'permission', 36: 'login', 38: 'server' };

const failureOf = ({ text, generic }: P4Message): P4Failure => {
  const [, known] = WORDS.find(([pattern]) => pattern.test(text)) ?? [];
  return known ?? KINDS[generic] ?? 'failed';
};

const isFailure = ({ severity }: P4Message): boolean => severity >= 3;

/** The first failure among messages; null when there are only empty results. */
export const findFailure = (messages: readonly P4Message[]): P4Failure | null => {
  const failed = messages.find(isFailure);
  return failed === undefined ? null : failureOf(failed);
};

export class P4Error extends Error {
  override readonly name = 'P4Error';
  readonly failure: P4Failure;

  constructor(failure: P4Failure) {
    super(failure);
    this.failure = failure;
  }
}
