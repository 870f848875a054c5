import type { CommandResult } from '../commands.ts';
import type { FactEnvelope, StateSnapshot } from '../state/facts.ts';

/** What a page and its shell say to each other: JSON text over a WebSocket, or the same objects over Electron IPC. */
export type PageMessage =
  /** First message. With `session` and `seq` of an earlier connection the shell sends only what was missed, when it still can. */
  | { readonly type: 'hello'; readonly session: string | null; readonly seq: number }
  | { readonly type: 'command'; readonly id: number; readonly name: string; readonly input: unknown };

export type ShellMessage =
  | { readonly type: 'snapshot'; readonly snapshot: StateSnapshot }
  | { readonly type: 'facts'; readonly facts: readonly FactEnvelope[] }
  | { readonly type: 'result'; readonly id: number; readonly result: CommandResult<unknown> };
