import type { ErrorCode } from '#contract/errors';

/** Stable: scripts depend on them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  noPlugin: 3,
  whichPlugin: 4,
  noBridge: 5,
  timeLimit: 6,
  token: 7,
  pluginGone: 8,
  interrupted: 130,
  terminated: 143,
} as const;

const BY_CODE: Readonly<Partial<Record<ErrorCode, number>>> = {
  'snippet-failed': EXIT.failed,
  usage: EXIT.usage,
  'bridge-too-large': EXIT.usage,
  'not-connected': EXIT.noPlugin,
  'client-ambiguous': EXIT.whichPlugin,
  'client-unknown': EXIT.whichPlugin,
  'eval-timeout': EXIT.timeLimit,
  'bridge-token-refused': EXIT.token,
  'bridge-token-unusable': EXIT.token,
  'client-disconnected': EXIT.pluginGone,
};

/** Whatever else fails is a bridge that cannot be reached, started or trusted, or that refuses; `error.code` says which. */
export const exitCodeOf = (code: ErrorCode): number => BY_CODE[code] ?? EXIT.noBridge;
