import type { ErrorCode } from '#contract/errors';

/** What a failure leads to besides trying again: the settings of the model, another token, or nothing of that kind. */
export type Remedy = 'model' | 'token' | null;

const REMEDIES: Partial<Record<ErrorCode, Remedy>> = {
  'model-unavailable': 'model',
  'model-failed': 'model',
  'run-incomplete': 'model',
  'figma-auth': 'token',
  'figma-forbidden': 'token',
  'figma-token-missing': 'token',
};

export const remedyOf = (code: ErrorCode): Remedy => REMEDIES[code] ?? null;

/** Trying again as it is cannot help: the input has to change first. */
const NEEDS_CHANGE: readonly ErrorCode[] = [
  'figma-url-invalid',
  'design-unreadable',
  'design-invalid',
  'design-empty',
  'design-too-deep',
  'design-too-large',
  'figma-not-found',
  'figma-too-large',
  'dedup-unknown',
  'dedup-model-invalid',
  'image-decisions-invalid',
  'image-decisions-full',
  'p4-values-invalid',
  'framework-unknown',
];

export const canRetry = (code: ErrorCode): boolean => !NEEDS_CHANGE.includes(code);
