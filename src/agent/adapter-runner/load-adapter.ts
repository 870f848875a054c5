import type { LoadAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';

export interface LoadAdapterDeps {
  /** Asked with the real path of the workspace and the digest of what would run. */
  isTrusted(workspace: string, digest: string): Promise<boolean>;
  readonly limits?: { readonly methodMs: number };
}

export const createLoadAdapter =
  (_deps: LoadAdapterDeps): LoadAdapter =>
  async (workspace) => {
    throw new CodedError('internal', { what: workspace });
  };
