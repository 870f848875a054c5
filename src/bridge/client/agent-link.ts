import type { BridgeMessage } from '#contract/bridge/messages';
import type { CanvasCall } from '#contract/canvas/canvas-tools';
import { type BridgeLink, openLink } from './bridge-link.ts';

export interface AgentLinkOptions {
  readonly port: number;
  readonly token: string;
  readonly tokenFile: string;
  /** That of the plugin whose document is worked on. */
  readonly channel: string;
  readonly withinMs: number;
  /** Said to whoever writes into the plugin meanwhile: this agent takes no requests. */
  readonly declines: string;
}

/** How one call ended. `cut-off`: the connection ended before its answer, so nobody knows whether it was carried out. */
export type CallEnded =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'cut-off' };

/** A call as it is sent: again under the same id when it failed or was cut off. */
export interface SentCall extends CanvasCall {
  readonly id: string;
  readonly retryCount: number;
}

/** An agent's connection to the plugin of one channel. There is one agent on each. */
export interface AgentLink {
  /** Never rejects; the daemon's own limit is the only one. */
  call(call: SentCall): Promise<CallEnded>;
  isOpen(): boolean;
  close(): void;
}

/** What an answer says of its call. */
export const endOfCall = ({ result, error }: BridgeMessage<'tool_response'>): CallEnded =>
  error === undefined ? { kind: 'done', result } : { kind: 'failed', error };

/** A call as it crosses the bridge. */
export const toolCall = ({ id, command, params, retryCount }: SentCall): BridgeMessage<'tool_call'> => ({
  type: 'tool_call',
  id,
  command,
  params: params as Readonly<Record<string, unknown>>,
  ...(retryCount > 0 ? { retryCount } : {}),
});

/** @throws CodedError `bridge-channel-taken` when another agent works with this plugin, and as `openLink` */
export const openAgentLink = async ({ channel, declines, ...where }: AgentLinkOptions): Promise<AgentLink> => {
  const waiting = new Map<string, (ended: CallEnded) => void>();
  let open = true;
  const settle = (id: string, ended: CallEnded): void => {
    waiting.get(id)?.(ended);
    waiting.delete(id);
  };
  const onMessage = (message: BridgeMessage): void => {
    if (message.type === 'user_prompt')
      link.send({ type: 'agent_response', id: message.id, content: declines, done: true, code: 'agent-not-connected' });
    if (message.type === 'tool_response') settle(String(message.id), endOfCall(message));
  };
  const onClose = (): void => {
    open = false;
    for (const id of waiting.keys()) settle(id, { kind: 'cut-off' });
  };
  const hello = { role: 'agent', channel } as const;
  const link: BridgeLink = await openLink({ ...where, hello, onMessage, onClose });
  return {
    call: (sent) =>
      new Promise((resolve) => {
        if (!open) return resolve({ kind: 'cut-off' });
        waiting.set(sent.id, resolve);
        link.send(toolCall(sent));
      }),
    isOpen: () => open,
    close: link.close,
  };
};
