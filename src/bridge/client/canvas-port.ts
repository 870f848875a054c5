import { randomUUID } from 'node:crypto';
import type { BridgeMessage } from '#contract/bridge/messages';
import type {
  CanvasClient,
  CanvasConnection,
  CanvasEvaluated,
  CanvasListener,
  CanvasPort,
} from '#contract/canvas/canvas-port';
import type { CanvasAnswer, CanvasCall } from '#contract/canvas/canvas-tools';
import { CodedError } from '#contract/errors';
import { type EnsureOptions, ensureDaemon } from '../launch/ensure-daemon.ts';
import { bridgePlace } from '../place/bridge-place.ts';
import { ownToken } from '../place/token-file.ts';
import { type BridgeLink, openLink } from './bridge-link.ts';
import { type CommandLineLink, openCommandLineLink } from './command-line-link.ts';
import { readPage } from './read-page.ts';

const WITHIN_MS = 5_000;
/** How often is looked who is there: the daemon tells nobody of its own accord. */
const LOOK_MS = 1_000;
/** Beyond the daemon's own limit for a call. */
const CALL_MS = 130_000;

interface Channel {
  readonly clientId: string;
  readonly link: BridgeLink;
  readonly calls: Map<string, (answer: CanvasAnswer | 'lost') => void>;
}

interface Ground {
  readonly port: number;
  readonly token: string;
  readonly tokenFile: string;
  readonly listener: CanvasListener;
}

const answerOf = ({ result, error }: BridgeMessage<'tool_response'>): CanvasAnswer =>
  error === undefined ? { ok: true, result: (result ?? {}) as Record<string, unknown> } : { ok: false, error };

/** The agent's end of one plugin's channel. */
const openChannel = async (clientId: string, ground: Ground, gone: (channel: Channel) => void): Promise<Channel> => {
  const { port, token, tokenFile, listener } = ground;
  const calls: Channel['calls'] = new Map();
  const onMessage = (message: BridgeMessage): void => {
    if (message.type === 'user_prompt') listener.prompt({ clientId, id: message.id, prompt: message.prompt });
    if (message.type === 'tool_response') calls.get(String(message.id))?.(answerOf(message));
  };
  const onClose = (): void => {
    for (const settle of calls.values()) settle('lost');
    gone(channel);
  };
  const hello = { role: 'agent', channel: clientId } as const;
  const link = await openLink({ port, token, tokenFile, hello, withinMs: WITHIN_MS, onMessage, onClose });
  const channel: Channel = { clientId, link, calls };
  return channel;
};

const attempt = ({ link, calls }: Channel, message: BridgeMessage<'tool_call'>): Promise<CanvasAnswer | 'lost'> =>
  new Promise((resolve) => {
    const id = String(message.id);
    const timer = setTimeout(() => settle('lost'), CALL_MS);
    const settle = (answer: CanvasAnswer | 'lost'): void => {
      clearTimeout(timer);
      calls.delete(id);
      resolve(answer);
    };
    calls.set(id, settle);
    link.send(message);
  });

const evaluateIn = async (line: CommandLineLink, clientId: string, js: string): Promise<CanvasEvaluated> => {
  try {
    const { ok, result, error } = await line.evaluate(clientId, js);
    return ok ? { ok, result } : { ok, error: String(error?.['message'] ?? '') };
  } catch {
    return { ok: false, error: 'client-disconnected' };
  }
};

type Channels = Map<string, Channel>;

const callTool = async (
  channels: Channels,
  clientId: string,
  { command, params }: CanvasCall,
): Promise<CanvasAnswer> => {
  const message = {
    type: 'tool_call',
    id: randomUUID(),
    command,
    params: (params ?? {}) as Record<string, unknown>,
  } as const;
  const first = channels.get(clientId);
  if (first === undefined) return { ok: false, error: 'not-connected' };
  const answer = await attempt(first, message);
  if (answer !== 'lost' && answer.ok) return answer;
  // The plugin answers a repeated id from memory when it was done after all.
  const again = channels.get(clientId);
  const second = again === undefined ? answer : await attempt(again, { ...message, retryCount: 1 });
  return second === 'lost' ? { ok: false, error: 'client-disconnected' } : second;
};

const sameClients = (a: readonly CanvasClient[], b: readonly CanvasClient[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Opens a channel for each plugin that comes, and tells who is there. */
const follow = async (ground: Ground) => {
  const { port, token, tokenFile, listener } = ground;
  const channels: Channels = new Map();
  const line = await openCommandLineLink({ port, token, tokenFile, withinMs: WITHIN_MS });
  let told: readonly CanvasClient[] = [];
  let isOpen = true;
  const gone = (channel: Channel): void => {
    if (channels.get(channel.clientId) === channel) channels.delete(channel.clientId);
  };
  const look = async (): Promise<void> => {
    const { clients } = await line.status();
    for (const { clientId } of clients)
      if (isOpen && !channels.has(clientId)) {
        // Another agent may be on this channel: then it is theirs.
        const channel = await openChannel(clientId, ground, gone).catch(() => null);
        if (channel !== null && isOpen) channels.set(clientId, channel);
        else channel?.link.close();
      }
    const now = clients
      .filter(({ clientId }) => channels.has(clientId))
      .map(({ clientId, label }) => ({ clientId, label }));
    if (sameClients(now, told)) return;
    told = now;
    listener.clients(now);
  };
  const again = (): void => {
    if (!isOpen) return;
    timer = setTimeout(
      () =>
        void look().then(again, () => {
          if (isOpen) listener.lost();
        }),
      LOOK_MS,
    );
  };
  let timer: NodeJS.Timeout | undefined;
  const close = (): void => {
    isOpen = false;
    clearTimeout(timer);
    for (const { link } of channels.values()) link.close();
    line.close();
  };
  await look().catch((error: unknown) => {
    close();
    throw error;
  });
  again();
  return { channels, line, close };
};

interface PortOptions extends Omit<EnsureOptions, 'args'> {
  /** Writes the plugin for this daemon. @returns path of its manifest */
  writePlugin(settings: { readonly port: number; readonly token: string }): Promise<string>;
}

/** How a desktop reaches the documents that are open in Figma: over the daemon of this user, which it starts where none runs. */
export const createCanvasPort = ({ writePlugin, ...ensure }: PortOptions): CanvasPort => ({
  connect: async (listener): Promise<CanvasConnection> => {
    const { port } = await ensureDaemon(ensure);
    const tokenFile = bridgePlace(ensure.environment, port).token;
    const token = ownToken(tokenFile);
    const manifest = await writePlugin({ port, token }).catch((error: NodeJS.ErrnoException) => {
      throw new CodedError('bridge-not-started', { reason: error.code ?? error.message, log: tokenFile });
    });
    const { channels, line, close } = await follow({ port, token, tokenFile, listener });
    return {
      port,
      manifest,
      call: (clientId, call) => callTool(channels, clientId, call),
      evaluate: (clientId, js) => evaluateIn(line, clientId, js),
      readPage: (clientId) => readPage((js) => line.evaluate(clientId, js)),
      respond: (clientId, { id, content, done }) => {
        channels.get(clientId)?.link.send({ type: 'agent_response', id, content, done });
      },
      close: async () => close(),
    };
  },
});
