import type { ErrorCode } from '#contract/errors';

/** Stable: scripts depend on them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  notApproved: 3,
  notTrusted: 4,
  interrupted: 130,
  terminated: 143,
} as const;

export const exitCodeOf = (code: ErrorCode): number => {
  if (code === 'usage') return EXIT.usage;
  if (code === 'workspace-untrusted') return EXIT.notTrusted;
  return EXIT.failed;
};
