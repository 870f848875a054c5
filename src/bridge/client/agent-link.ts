import { BRIDGE_LIMITS } from '#contract/bridge/limits';
import type { BridgeId, BridgeMessage } from '#contract/bridge/messages';
import type { CanvasCall } from '#contract/canvas/canvas-tools';
import { type BridgeLink, openLink } from './bridge-link.ts';

export interface AgentLinkOptions {
  readonly port: number;
  readonly token: string;
  readonly tokenFile: string;
  /** That of the plugin whose document is worked on. */
  readonly channel: string;
  readonly withinMs: number;
  /** Somebody wrote something into the plugin. */
  onPrompt(prompt: BridgeMessage<'user_prompt'>, say: AgentLink['say']): void;
  /** Whoever wrote that does not want the rest of its answer. */
  onCancel?(id: BridgeId): void;
  /** The channel is free again. */
  onClose?(): void;
}

/** How one call ended. `cut-off`: the connection ended before its answer, so nobody knows whether it was carried out. */
export type CallEnded =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: string; readonly code?: string }
  | { readonly kind: 'cut-off' };

/** A call as it is sent: again under the same id when it failed or was cut off. */
export interface SentCall extends CanvasCall {
  readonly id: string;
  readonly retryCount: number;
}

/** An agent's connection to the plugin of one channel. There is one agent on each. */
export interface AgentLink {
  /** Never rejects. */
  call(call: SentCall): Promise<CallEnded>;
  /** A part of the answer to a prompt. */
  say(answer: Omit<BridgeMessage<'agent_response'>, 'type'>): void;
  isOpen(): boolean;
  close(): void;
}

/** What an answer says of its call. */
export const endOfCall = ({ result, error, code }: BridgeMessage<'tool_response'>): CallEnded => {
  if (error === undefined) return { kind: 'done', result };
  return code === undefined ? { kind: 'failed', error } : { kind: 'failed', error, code };
};

/** A call as it crosses the bridge. */
export const toolCall = ({ id, command, params, retryCount }: SentCall): BridgeMessage<'tool_call'> => ({
  type: 'tool_call',
  id,
  command,
  params: params as Readonly<Record<string, unknown>>,
  ...(retryCount > 0 ? { retryCount } : {}),
});

/** Beyond the daemon's own limit: a daemon that does not keep it is not waited for. */
const GRACE_MS = 5_000;

/** Calls by their ids. */
const createWaiting = () => {
  const waiting = new Map<string, (ended: CallEnded) => void>();
  const settle = (id: string, ended: CallEnded): void => {
    waiting.get(id)?.(ended);
    waiting.delete(id);
  };
  return {
    settle,
    cutOff: (): void => {
      for (const id of waiting.keys()) settle(id, { kind: 'cut-off' });
    },
    wait: (id: string): Promise<CallEnded> =>
      new Promise((resolve) => {
        const timer = setTimeout(settle, BRIDGE_LIMITS.toolMs + GRACE_MS, id, { kind: 'cut-off' });
        waiting.set(id, (ended) => {
          clearTimeout(timer);
          resolve(ended);
        });
      }),
  };
};

/** @throws CodedError `bridge-channel-taken` when another agent works with this plugin, and as `openLink` */
export const openAgentLink = async ({
  channel,
  onPrompt,
  onCancel,
  onClose: onGone,
  ...where
}: AgentLinkOptions): Promise<AgentLink> => {
  const waiting = createWaiting();
  let open = true;
  const say: AgentLink['say'] = (answer) => link.send({ type: 'agent_response', ...answer });
  const onMessage = (message: BridgeMessage): void => {
    if (message.type === 'user_prompt') onPrompt(message, say);
    if (message.type === 'user_cancel') onCancel?.(message.id);
    if (message.type === 'tool_response') waiting.settle(String(message.id), endOfCall(message));
  };
  const onClose = (): void => {
    open = false;
    waiting.cutOff();
    onGone?.();
  };
  const hello = { role: 'agent', channel } as const;
  const link: BridgeLink = await openLink({ ...where, hello, onMessage, onClose });
  return {
    call: (sent) => {
      if (!open) return Promise.resolve({ kind: 'cut-off' });
      const ended = waiting.wait(sent.id);
      link.send(toolCall(sent));
      return ended;
    },
    say,
    isOpen: () => open,
    close: link.close,
  };
};
