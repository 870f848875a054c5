import { type BridgeLink, openLink } from '#bridge/client/bridge-link';
import type { BridgeMessage } from '#contract/bridge/messages';

export interface PluginOptions {
  readonly port: number;
  readonly token: string;
  readonly clientId: string;
  readonly label?: string;
  readonly channel?: string;
  /** What it does with a message; without it, every eval gives back its own text. */
  onMessage?(message: BridgeMessage, link: BridgeLink): void;
}

export interface FakePlugin {
  readonly link: BridgeLink;
  /** Everything it was sent but pings. */
  readonly received: readonly BridgeMessage[];
  pause(): void;
  resume(): void;
  /** The code with which the daemon closed it. */
  readonly closed: Promise<number>;
}

/** The answer of a plugin whose snippets give back their own text. */
export const echo = (message: BridgeMessage, link: BridgeLink): void => {
  if (message.type !== 'eval_request') return;
  link.send({ type: 'eval_response', id: message.id, ok: true, result: message.js, logs: [] });
};

/** The far end of an open Figma document, over a real socket. */
export const connectPlugin = async (options: PluginOptions): Promise<FakePlugin> => {
  const { port, token, clientId, label = `${clientId} / Page 1`, channel, onMessage = echo } = options;
  const received: BridgeMessage[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  const link: BridgeLink = await openLink({
    port,
    token,
    tokenFile: '',
    hello: { role: 'figma-ui', clientId, label, ...(channel === undefined ? {} : { channel }) },
    withinMs: 10_000,
    onMessage: (message) => {
      received.push(message);
      onMessage(message, link);
    },
    onClose: resolve,
  });
  return { link, received, closed, pause: link.pause, resume: link.resume };
};

/** The far end of an agent: it keeps what it is sent. */
export const connectAgent = async ({ port, token, channel }: { port: number; token: string; channel: string }) => {
  const received: BridgeMessage[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  const onMessage = (message: BridgeMessage): void => void received.push(message);
  const hello = { role: 'agent', channel } as const;
  const link = await openLink({ port, token, tokenFile: '', hello, withinMs: 10_000, onMessage, onClose: resolve });
  return { link, received, closed };
};
