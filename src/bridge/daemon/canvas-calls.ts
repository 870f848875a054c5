import type { BridgeLimits } from '#contract/bridge/limits';
import type { BridgeId, BridgeMessage } from '#contract/bridge/messages';
import type { ErrorCode, ErrorParams } from '#contract/errors';
import type { Peer } from './peer.ts';
import type { Post } from './post.ts';
import type { Say } from './say.ts';

interface Call {
  readonly agent: Peer;
  readonly plugin: Peer;
  readonly id: BridgeId;
  readonly timer: NodeJS.Timeout;
}

export interface CanvasCalls {
  /** `plugin` is that of the agent's channel; null when there is none. */
  call(agent: Peer, plugin: Peer | null, request: { message: BridgeMessage<'tool_call'>; raw: Uint8Array }): void;
  /** false when this plugin was not asked this. */
  answer(plugin: Peer, response: { message: BridgeMessage<'tool_response'>; raw: Uint8Array }): boolean;
  leave(peer: Peer): void;
  pending(): number;
}

/**
 * Tool calls of agents. Their ids go through as they are, since a plugin answers a repeated one from memory: a call that
 * was cut off may be sent again with the same id.
 */
export const createCanvasCalls = ({
  limits,
  post,
  say,
}: {
  limits: BridgeLimits;
  post: Post;
  say: Say;
}): CanvasCalls => {
  const byPlugin = new Map<Peer, Map<BridgeId, Call>>();
  const fail = (agent: Peer, id: BridgeId, code: ErrorCode, params: ErrorParams): void => {
    const { message, params: told } = say(code, params);
    post.answer(agent, Object.assign({ type: 'tool_response' as const, id, error: message, code }, { params: told }));
  };
  const remove = (call: Call): void => {
    clearTimeout(call.timer);
    byPlugin.get(call.plugin)?.delete(call.id);
  };
  const begin = (agent: Peer, plugin: Peer, { id, command }: BridgeMessage<'tool_call'>): void => {
    const calls = byPlugin.get(plugin) ?? new Map<BridgeId, Call>();
    clearTimeout(calls.get(id)?.timer);
    const timer = setTimeout(() => {
      calls.delete(id);
      fail(agent, id, 'tool-timeout', { command, seconds: limits.toolMs / 1_000 });
    }, limits.toolMs);
    byPlugin.set(plugin, calls.set(id, { agent, plugin, id, timer }));
  };
  return {
    call: (agent, plugin, { message, raw }) => {
      if (plugin === null) return fail(agent, message.id, 'not-connected', {});
      const isFull = (byPlugin.get(plugin)?.size ?? 0) >= limits.inFlight;
      if (isFull || !post.pass(plugin, 'tool_call', raw))
        return fail(agent, message.id, 'client-busy', { client: plugin.clientId ?? '' });
      begin(agent, plugin, message);
    },
    answer: (plugin, { message, raw }) => {
      const call = byPlugin.get(plugin)?.get(message.id);
      if (call === undefined) return false;
      remove(call);
      post.passAnswer(call.agent, 'tool_response', raw);
      return true;
    },
    leave: (peer) => {
      for (const call of [...byPlugin.values()].flatMap((calls) => [...calls.values()])) {
        if (call.agent !== peer && call.plugin !== peer) continue;
        remove(call);
        if (call.plugin === peer) fail(call.agent, call.id, 'client-disconnected', { client: peer.clientId ?? '' });
      }
      byPlugin.delete(peer);
    },
    pending: () => [...byPlugin.values()].reduce((sum, calls) => sum + calls.size, 0),
  };
};
