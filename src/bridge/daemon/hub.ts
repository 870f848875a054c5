import { type BridgeLimits, CLOSE } from '#contract/bridge/limits';
import { type BridgeMessage, type BridgeType, SENDERS } from '#contract/bridge/messages';
import { readMessage } from '#contract/bridge/read-message';
import type { MessageLog } from '../place/message-log.ts';
import { createCanvasCalls } from './canvas-calls.ts';
import { createEvals } from './evals.ts';
import { createHeartbeat } from './heartbeat.ts';
import { failedEval, type Peer } from './peer.ts';
import { plainLabel } from './plain-label.ts';
import { createPost } from './post.ts';
import { createRegistry, type Registry } from './registry.ts';
import type { Say } from './say.ts';

export interface HubDeps {
  readonly limits: BridgeLimits;
  readonly log: MessageLog;
  readonly say: Say;
  /** What `status_response` says of the daemon itself. */
  status(): Readonly<Record<string, unknown>>;
  /** A command line asked the daemon to end. */
  shutDown(): void;
}

export interface Hub {
  /** true once the channel is free for it: a holder that does not answer any more has to give way. */
  claim(newcomer: Pick<Peer, 'role' | 'channel' | 'clientId'>): Promise<boolean>;
  /** false when its channel was taken meanwhile: two may have waited for the same holder to give way. */
  enter(peer: Peer): boolean;
  receive(peer: Peer, raw: Buffer): void;
  leave(peer: Peer): void;
  readonly registry: Registry;
  pending(): number;
  stop(): void;
}

const PROBE_MS = 1_500;

interface Received<T extends BridgeType> {
  readonly message: BridgeMessage<T>;
  /** As it came, to be passed on without writing it anew. */
  readonly raw: Uint8Array;
}

type Handlers = { readonly [T in BridgeType]?: (peer: Peer, received: Received<T>) => void };

const createParts = ({ limits, log, say }: HubDeps, lost: (peer: Peer) => void) => {
  const post = createPost(log);
  return {
    post,
    registry: createRegistry(),
    evals: createEvals({ limits, post, say }),
    calls: createCanvasCalls({ limits, post, say }),
    heartbeat: createHeartbeat(limits.heartbeatMs, (peer) => void post.ask(peer, { type: 'ping' }), lost),
  };
};
type Parts = ReturnType<typeof createParts>;

/** What is done with each message; the senders were checked by `SENDERS`. */
const handlersOf = ({ post, registry, evals, calls }: Parts, { log, say, status, shutDown }: HubDeps): Handlers => {
  const dropped = (peer: Peer, type: string): void => log.line({ dir: 'own', type, channel: peer.channel });
  return {
    ping: (peer) => void post.ask(peer, { type: 'pong' }),
    client_update: (peer, { message }) => {
      if (message.clientId !== peer.clientId) return peer.close(CLOSE.badMessage, 'client-id-changed');
      peer.label = plainLabel(message.label);
    },
    eval_request: (peer, { message }) => {
      const plugin = registry.plugin(message.clientId);
      if (plugin !== null) return evals.ask(peer, plugin, message);
      const clients = registry.clients();
      const names = clients.map(({ clientId }) => clientId).join(', ');
      const failure =
        clients.length === 0
          ? say('not-connected', {})
          : say('client-unknown', { client: plainLabel(message.clientId), clients: names });
      post.answer(peer, failedEval(message.id, failure));
    },
    eval_response: (peer, { message }) => {
      if (!evals.answer(peer, message)) dropped(peer, 'late-answer');
    },
    status_request: (peer, { message: { id } }) =>
      post.answer(peer, { type: 'status_response', id, daemon: status(), clients: registry.clients() }),
    shutdown_request: (peer, { message: { id } }) => {
      post.answer(peer, { type: 'shutdown_response', id });
      shutDown();
    },
    user_prompt: (peer, { message, raw }) => {
      const agent = registry.counterpart(peer);
      if (agent !== null && post.pass(agent, 'user_prompt', raw)) return;
      const failure = agent === null ? say('agent-not-connected', {}) : say('client-busy', { client: 'agent' });
      const { code, message: content } = failure;
      post.answer(peer, { type: 'agent_response', id: message.id, content, done: true, code });
    },
    user_cancel: (peer, { raw }) => {
      const agent = registry.counterpart(peer);
      if (agent === null || !post.pass(agent, 'user_cancel', raw)) dropped(peer, 'no-agent');
    },
    agent_response: (peer, { raw }) => {
      const plugin = registry.counterpart(peer);
      if (plugin === null) dropped(peer, 'no-plugin');
      else post.passAnswer(plugin, 'agent_response', raw);
    },
    tool_call: (peer, received) => {
      const { clientId = '' } = received.message;
      calls.call(peer, peer.role === 'cli' ? registry.plugin(clientId) : registry.counterpart(peer), received);
    },
    tool_response: (peer, received) => {
      if (!calls.answer(peer, received)) dropped(peer, 'late-answer');
    },
  };
};

/** Everything between connections that have proved the token: who is there, who asked whom, what goes where. */
export const createHub = (deps: HubDeps): Hub => {
  const { log } = deps;
  // Whoever talked with one that is gone is told so by its own close.
  const lost = (peer: Peer): void => {
    const other = peer.role === 'cli' ? null : parts.registry.counterpart(peer);
    leave(peer);
    peer.drop();
    other?.close(CLOSE.peerGone, 'peer-gone');
  };
  const parts = createParts(deps, lost);
  const { registry, heartbeat, evals, calls } = parts;
  const handlers = handlersOf(parts, deps) as Readonly<Record<string, (peer: Peer, received: unknown) => void>>;
  const leave = (peer: Peer): void => {
    registry.remove(peer);
    heartbeat.forget(peer);
    evals.leave(peer);
    calls.leave(peer);
  };
  return {
    registry,
    claim: async (newcomer) => {
      for (let holder = registry.holder(newcomer); holder !== null; holder = registry.holder(newcomer)) {
        if (await heartbeat.isAlive(holder, PROBE_MS)) return false;
        if (registry.holder(newcomer) === holder) lost(holder);
      }
      return true;
    },
    enter: (peer) => {
      if (registry.holder(peer) !== null) return false;
      registry.add(peer);
      heartbeat.watch(peer);
      log.line({ dir: 'own', type: `enter:${peer.role}`, channel: peer.channel });
      return true;
    },
    receive: (peer, raw) => {
      heartbeat.heard(peer);
      const read = readMessage(raw.toString());
      if (read.kind === 'malformed') return peer.close(CLOSE.badMessage, 'malformed');
      const type = read.kind === 'unknown' ? 'unknown' : read.message.type;
      log.line({ dir: 'in', type, channel: peer.channel });
      // A later version may say more than this one knows.
      if (read.kind === 'unknown') return;
      if (!SENDERS[peer.role].has(read.message.type)) return peer.close(CLOSE.badMessage, 'not-for-this-role');
      handlers[type]?.(peer, { message: read.message, raw });
    },
    leave,
    pending: () => evals.pending() + calls.pending(),
    stop: () => heartbeat.stop(),
  };
};
