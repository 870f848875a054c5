import type { ErrorCode } from '#contract/errors';

/** Stable: scripts depend on them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  notApproved: 3,
  notTrusted: 4,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** An option with a value that it cannot have. */
const WRONG_USAGE: ReadonlySet<ErrorCode> = new Set(['usage', 'vcs-unknown', 'framework-unknown', 'dedup-unknown']);

/** The user has not said yes to exactly this. */
const NOT_APPROVED: ReadonlySet<ErrorCode> = new Set(['not-approved', 'plan-missing']);

export const exitCodeOf = (code: ErrorCode): number => {
  if (WRONG_USAGE.has(code)) return EXIT.usage;
  if (NOT_APPROVED.has(code)) return EXIT.notApproved;
  if (code === 'workspace-untrusted') return EXIT.notTrusted;
  return EXIT.failed;
};
