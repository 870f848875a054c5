import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { chooseClient } from '#bridge/cli/choose-client';
import type { CallEnded } from '#bridge/client/agent-link';
import type { CommandLineLink, DaemonStatus } from '#bridge/client/command-line-link';
import { BRIDGE_LIMITS } from '#contract/bridge/limits';
import type { BridgeClient, BridgeMessage } from '#contract/bridge/messages';
import type { CanvasCall } from '#contract/canvas/canvas-tools';
import { CodedError } from '#contract/errors';
import { type AgentLinks, createAgentLinks } from './agent-links.ts';
import { type BridgeGround, reachBridge, tokenPlace } from './reach-bridge.ts';

export interface SessionGround extends BridgeGround {
  /** How long a plugin that went away in the middle of a call is waited for. */
  readonly rejoinMs?: number;
  /** Said to whoever writes into the plugin while this is its agent. */
  readonly declines: string;
}

export type ToolEnded = Exclude<CallEnded, { readonly kind: 'cut-off' }>;

/** The open Figma documents, reached through the daemon of this user. All may throw CodedError. */
export interface CanvasSession {
  status(): Promise<DaemonStatus>;
  /** @throws CodedError `not-connected`, `client-ambiguous`, `client-unknown`, and as `openLink` */
  clientOf(client: string | null): Promise<BridgeClient>;
  /** @throws CodedError `not-connected`, `client-ambiguous`, `client-unknown`, `bridge-too-large`, and as `openLink` */
  call(call: CanvasCall, client: string | null): Promise<ToolEnded>;
  evaluate(js: string, client: string | null): Promise<BridgeMessage<'eval_response'>>;
  close(): void;
}

const REJOIN_MS = 10_000;
const LOOK_EVERY_MS = 200;
const HANDSHAKE_MS = 5_000;

/** One connection that asks who is there, kept until it ends, and then opened anew. */
const createAsking = (ground: BridgeGround) => {
  let link: Promise<CommandLineLink> | null = null;
  const fresh = (): Promise<CommandLineLink> => {
    const opened = reachBridge(ground);
    link = opened;
    opened.catch(() => {
      if (link === opened) link = null;
    });
    return opened;
  };
  const status = async (): Promise<{ link: CommandLineLink; status: DaemonStatus }> => {
    const known = link;
    if (known !== null) {
      const open = await known;
      // The daemon may have ended since, and another one begun.
      const told = await open.status().catch(() => null);
      if (told !== null) return { link: open, status: told };
      open.close();
      if (link === known) link = null;
    }
    const open = await (link ?? fresh());
    return { link: open, status: await open.status() };
  };
  return { status, close: () => void link?.then((open) => open.close()).catch(() => undefined) };
};

type Asking = ReturnType<typeof createAsking>;

/** Comes back at once where the plugin is still there; else when it has come back, or after a while. */
const untilBack = async (asking: Asking, clientId: string, withinMs: number): Promise<void> => {
  const end = performance.now() + withinMs;
  for (;;) {
    const { status } = await asking.status();
    if (status.clients.some((client) => client.clientId === clientId) || performance.now() > end) return;
    await wait(LOOK_EVERY_MS);
  }
};

/** The daemon would close the connection of whoever sends more. @throws CodedError `bridge-too-large` */
const refuseTooLarge = (call: CanvasCall): void => {
  const most = BRIDGE_LIMITS.messageBytes;
  if (Buffer.byteLength(JSON.stringify(call)) > most - 1_024)
    throw new CodedError('bridge-too-large', { mb: most / 2 ** 20 });
};

const callOf = (links: AgentLinks, asking: Asking, rejoinMs: number): CanvasSession['call'] => {
  return async (call, client) => {
    refuseTooLarge(call);
    const { status } = await asking.status();
    const { clientId, channel } = chooseClient(status.clients, client);
    const id = randomUUID();
    const send = async (retryCount: number): Promise<CallEnded> => {
      const sent = { ...call, id, retryCount };
      try {
        return await links.use(channel, (link) => link.call(sent));
      } catch (error) {
        if (!(error instanceof CodedError) || error.code !== 'bridge-channel-taken') throw error;
        // The window's copilot has the channel as long as it is open, and works on beside this call.
        return (await asking.status()).link.call(clientId, sent);
      }
    };
    const first = await send(0);
    if (first.kind === 'done') return first;
    // Under the same id: a plugin that did it, and could not say so, answers from memory.
    await untilBack(asking, clientId, rejoinMs);
    const second = await send(1);
    if (second.kind === 'cut-off') throw new CodedError('client-disconnected', { client: clientId });
    return second;
  };
};

export const createCanvasSession = (ground: SessionGround): CanvasSession => {
  const asking = createAsking(ground);
  let links: AgentLinks | null = null;
  const linksNow = (): AgentLinks => {
    const { port, declines } = ground;
    links ??= createAgentLinks({
      port,
      ...tokenPlace(ground),
      withinMs: HANDSHAKE_MS,
      onPrompt: ({ id }, say) => say({ id, content: declines, done: true, code: 'agent-not-connected' }),
    });
    return links;
  };
  return {
    status: async () => (await asking.status()).status,
    clientOf: async (client) => chooseClient((await asking.status()).status.clients, client),
    call: (call, client) => callOf(linksNow(), asking, ground.rejoinMs ?? REJOIN_MS)(call, client),
    evaluate: async (js, client) => {
      const { link, status } = await asking.status();
      return link.evaluate(chooseClient(status.clients, client).clientId, js);
    },
    close: () => {
      links?.close();
      asking.close();
    },
  };
};
