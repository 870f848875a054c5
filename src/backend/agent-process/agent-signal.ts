import type { ReadEnvelope } from '#contract/envelope';
import type { Question, ToolProgress } from '#contract/tool';

/** What the desktop understands of a record of the agent process. */
export type AgentSignal =
  | { readonly kind: 'text-delta'; readonly id: string; readonly delta: string }
  | { readonly kind: 'text-end'; readonly id: string; readonly text: string }
  | { readonly kind: 'tool-start'; readonly id: string; readonly tool: string; readonly args: unknown }
  | { readonly kind: 'tool-progress'; readonly id: string; readonly progress: ToolProgress }
  | {
      readonly kind: 'tool-end';
      readonly id: string;
      readonly tool: string;
      readonly isError: boolean;
      readonly envelope: ReadEnvelope;
      readonly ms: number;
    }
  | { readonly kind: 'question'; readonly requestId: string; readonly toolCallId: string; readonly question: Question }
  | {
      readonly kind: 'host-request';
      readonly requestId: string;
      readonly name: string;
      readonly request: Record<string, unknown>;
    }
  | { readonly kind: 'unknown-dialog'; readonly requestId: string }
  | { readonly kind: 'model-error'; readonly message: string; readonly aborted: boolean }
  | { readonly kind: 'response'; readonly id: string; readonly success: boolean; readonly error: string | null }
  | { readonly kind: 'settled' }
  | { readonly kind: 'other'; readonly type: string };
