import type { Failure } from '#contract/errors';

export interface PostCodeGenRun {
  readonly workspace: string;
  readonly isSuccess: boolean;
  readonly message: string;
  /** Asked with the real path of the workspace and the digest of what would run. */
  isTrusted(workspace: string, digest: string): Promise<boolean>;
  /** Text of stdout and stderr as it comes, control characters made visible, bounded in total. */
  onOutput(text: string): void;
  readonly signal: AbortSignal;
  /** The user's environment; what looks like a secret is taken out. Default: of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly limits?: { readonly runMs?: number; readonly outputBytes?: number };
}

export type PostCodeGenOutcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly failure: Failure };

/** Runs the hook `postCodeGenFinished` in its own process. Never rejects: whatever it does, code-gen is done all the same. */
export const runPostCodeGen = async (_run: PostCodeGenRun): Promise<PostCodeGenOutcome> => ({
  kind: 'failed',
  failure: { code: 'internal', params: { what: 'hook' } },
});
