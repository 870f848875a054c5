import { randomUUID } from 'node:crypto';
import type { BridgeClient } from '#contract/bridge/messages';
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
import { type AgentLink, type CallEnded, openAgentLink } from './agent-link.ts';
import { type CommandLineLink, openCommandLineLink } from './command-line-link.ts';
import { readPage } from './read-page.ts';

const WITHIN_MS = 5_000;
/** How often is looked who is there: the daemon tells nobody of its own accord. */
const LOOK_MS = 1_000;

interface Ground {
  readonly port: number;
  readonly token: string;
  readonly tokenFile: string;
  readonly listener: CanvasListener;
}

/** Connections to plugins whose agent this desktop is, by their ids. */
type Channels = Map<string, AgentLink>;

/** The agent's end of one plugin's channel; null where another agent has it, or the plugin is gone. */
const openChannel = (
  { clientId, channel }: BridgeClient,
  { listener, ...where }: Ground,
  onClose: () => void,
): Promise<AgentLink | null> =>
  openAgentLink({
    ...where,
    channel,
    withinMs: WITHIN_MS,
    onPrompt: ({ id, prompt }) => listener.prompt({ clientId, id, prompt }),
    onCancel: (id) => listener.cancel?.({ clientId, id }),
    onClose,
  }).catch(() => null);

const evaluateIn = async (line: CommandLineLink, clientId: string, js: string): Promise<CanvasEvaluated> => {
  try {
    const { ok, result, error } = await line.evaluate(clientId, js);
    return ok ? { ok, result } : { ok, error: String(error?.['message'] ?? '') };
  } catch {
    return { ok: false, error: 'client-disconnected' };
  }
};

/** What a plugin that is not there comes to, in the bridge's own words. */
const GONE: ReadonlySet<string | undefined> = new Set(['not-connected', 'client-disconnected']);

const answerOf = (ended: CallEnded): CanvasAnswer => {
  if (ended.kind === 'done') return { ok: true, result: (ended.result ?? {}) as Record<string, unknown> };
  if (ended.kind === 'cut-off') return { ok: false, error: 'client-disconnected' };
  return { ok: false, error: GONE.has(ended.code) ? 'client-disconnected' : ended.error };
};

/** Where another agent has the channel, the call goes beside it: a document is worked on by whoever its user lets in. */
const callTool = async (
  { channels, line }: { readonly channels: Channels; readonly line: CommandLineLink },
  clientId: string,
  { command, params }: CanvasCall,
): Promise<CanvasAnswer> => {
  const id = randomUUID();
  const send = (retryCount: number): Promise<CallEnded> => {
    const sent = { command, params: params ?? {}, id, retryCount };
    return channels.get(clientId)?.call(sent) ?? line.call(clientId, sent);
  };
  const first = await send(0);
  // The plugin answers a repeated id from memory when it was done after all.
  return answerOf(first.kind === 'done' ? first : await send(1));
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
  const look = async (): Promise<void> => {
    const { clients } = await line.status();
    for (const client of clients) {
      const { clientId } = client;
      if (isOpen && !channels.has(clientId)) {
        const channel = await openChannel(client, ground, () => channels.delete(clientId));
        if (channel?.isOpen() === true && isOpen) channels.set(clientId, channel);
        else channel?.close();
      }
    }
    const now = clients.map(({ clientId, label }) => ({ clientId, label }));
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
    for (const channel of channels.values()) channel.close();
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
      call: (clientId, call) => callTool({ channels, line }, clientId, call),
      evaluate: (clientId, js) => evaluateIn(line, clientId, js),
      readPage: (clientId) => readPage((js) => line.evaluate(clientId, js)),
      respond: (clientId, { id, content, done }) => {
        channels.get(clientId)?.say({ id, content, done });
      },
      close: async () => close(),
    };
  },
});
