import type { LoadAdapter } from '#contract/adapter';
import type { Proposal } from '#contract/code-gen/proposal';
import type { ToolContext } from '#contract/tool';
import type { CodeGenRun } from './code-gen-run.ts';

/** How the hook of the workspace ended. */
export interface HookEnd {
  readonly ok: boolean;
  /** `done`, or the sentence of what went wrong. */
  readonly message: string;
}

export interface CodeGenDeps {
  readonly loadAdapter: LoadAdapter;
  /** Runs `postCodeGenFinished` in a process of its own. Never rejects. */
  runHook(call: {
    readonly workspace: string;
    readonly isSuccess: boolean;
    readonly message: string;
    readonly context: ToolContext;
  }): Promise<HookEnd>;
  /** Wall clock, milliseconds. */
  readonly now?: () => number;
  /** Another first draft than the wing's own, for what follows it. */
  readonly draft?: (run: CodeGenRun) => Promise<Proposal>;
}
