import type { VcsKind } from '#contract/choices';
import { CodedError } from '#contract/errors';
import type { BaseFile } from './base-file.ts';

export interface BaseRequest {
  readonly workspace: string;
  readonly kind: VcsKind;
  /** Relative to the workspace, where it is in the base. */
  readonly path: string;
  /** Bytes that are wanted. */
  readonly most: number;
  readonly signal: AbortSignal;
  readonly searchPath?: string;
}

const SECONDS = 15;

const gitFailure = (error: unknown): CodedError => {
  const text = error instanceof Error ? error.message : '';
  if (/timeout reached/.test(text)) return new CodedError('vcs-timeout', { program: 'git', seconds: SECONDS });
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return new CodedError('vcs-failed', { program: 'git', reason: line.slice(0, 200) }, { cause: error });
};

const fromGit = async ({ workspace, path, most, signal, searchPath }: BaseRequest): Promise<BaseFile> => {
  const [{ programOutside }, { createGit }, { gitBase }] = await Promise.all([
    import('./program-outside.ts'),
    import('./git/run-git.ts'),
    import('./git/git-base.ts'),
  ]);
  const program = await programOutside('git', workspace, searchPath);
  if (program === null) return { kind: 'absent' };
  return gitBase(createGit({ workspace, program, signal }), path, most).catch((error: unknown) => {
    throw gitFailure(error);
  });
};

/**
 * A file as the version control has it, before what was changed since.
 * @throws CodedError `vcs-failed`, `vcs-timeout`
 */
export const readBase = async (request: BaseRequest): Promise<BaseFile> => {
  const { kind, workspace, path, most } = request;
  switch (kind) {
    case 'git':
      return fromGit(request);
    case 'p4v':
      return (await import('./p4/p4-base.ts')).p4Base(request);
    case 'none':
      return (await import('./runs/scan-runs.ts')).runsBase(workspace, path, most);
  }
};
