import type { VcsKind } from '#contract/choices';
import type { WorkspaceConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import type { DetectedStack } from '#contract/state/app-state';
import type { Conventions } from '#workspace/detect/conventions/read-conventions';
import type { RunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder } from '#workspace/validate';
import type { P4Values } from '../credentials/p4-values.ts';
import type { InitStaging } from './staging.ts';

/** What one run of init knows so far; each tool adds its part. */
export type InitRun = FreshRun | ReadyRun;

/** The workspace is whole already: every tool says so and changes nothing. */
export interface ReadyRun {
  readonly kind: 'ready';
  readonly workspace: string;
  readonly config: WorkspaceConfig;
}

export interface FreshRun {
  readonly kind: 'fresh';
  readonly workspace: string;
  readonly detected: DetectedStack;
  readonly conventions: Conventions;
  readonly framework: string;
  readonly language: string;
  readonly vcs?: { readonly kind: VcsKind; readonly p4: P4Values | null };
  readonly staged?: { readonly staging: InitStaging; readonly lock: RunLock };
  readonly hasAdapters?: true;
  readonly hasSyntax?: true;
}

/** The run that is open, if any. One per agent process: a new one ends the one before. */
export interface InitSession {
  begin(run: InitRun): Promise<void>;
  update(run: InitRun): void;
  /** @throws CodedError `out-of-order` {tool, needs}, or of `checkWorkspaceFolder` */
  current(tool: string, workspace: string): Promise<InitRun>;
  isOpen(): boolean;
  /** Removes what is staged and gives the workspace back. */
  end(): Promise<void>;
}

export const outOfOrder = (tool: string, needs: string): CodedError => new CodedError('out-of-order', { tool, needs });

export const createInitSession = (): InitSession => {
  let open: InitRun | null = null;
  const end = async (): Promise<void> => {
    const run = open;
    open = null;
    if (run?.kind !== 'fresh' || run.staged === undefined) return;
    await run.staged.staging.discard();
    await run.staged.lock.release();
  };
  return {
    begin: async (run) => {
      await end();
      open = run;
    },
    update: (run) => {
      open = run;
    },
    current: async (tool, workspace) => {
      const path = await checkWorkspaceFolder(workspace);
      if (open?.workspace !== path) throw outOfOrder(tool, 'detectF2CStack');
      return open;
    },
    isOpen: () => open !== null,
    end,
  };
};
