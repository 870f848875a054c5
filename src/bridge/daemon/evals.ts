import { randomBytes } from 'node:crypto';
import type { BridgeLimits } from '#contract/bridge/limits';
import type { BridgeId, BridgeMessage } from '#contract/bridge/messages';
import { failedEval, type Peer } from './peer.ts';
import type { Post } from './post.ts';
import type { Say } from './say.ts';

interface Pending {
  readonly wireId: string;
  readonly id: BridgeId;
  readonly from: Peer;
  readonly to: Peer;
  readonly timer: NodeJS.Timeout;
}

export interface Evals {
  ask(from: Peer, to: Peer, request: BridgeMessage<'eval_request'>): void;
  /** false when nobody of this connection was asked this: a late answer, or a made-up one. */
  answer(from: Peer, response: BridgeMessage<'eval_response'>): boolean;
  /** Whoever asked is told; whoever was asked is not waited for. */
  leave(peer: Peer): void;
  pending(): number;
}

// What the bridge says has a code as well: a plugin cannot say it in its place.
const snippetError = (said: Readonly<Record<string, unknown>> = {}) => ({
  name: String(said['name'] ?? 'Error'),
  message: String(said['message'] ?? ''),
  stack: String(said['stack'] ?? ''),
});

/** The requests of a connection, by its own ids, and the requests that a plugin was given. */
const createBook = () => {
  const byWireId = new Map<string, Pending>();
  const asked = new Map<Peer, Map<BridgeId, Pending>>();
  const given = new Map<Peer, Set<Pending>>();
  return {
    byWireId,
    isAsked: (peer: Peer, id: BridgeId): boolean => asked.get(peer)?.has(id) === true,
    load: (peer: Peer): number => Math.max(asked.get(peer)?.size ?? 0, given.get(peer)?.size ?? 0),
    of: (peer: Peer): readonly Pending[] => [...(asked.get(peer)?.values() ?? []), ...(given.get(peer) ?? [])],
    add: (pending: Pending): void => {
      const { wireId, id, from, to } = pending;
      byWireId.set(wireId, pending);
      asked.set(from, (asked.get(from) ?? new Map<BridgeId, Pending>()).set(id, pending));
      given.set(to, (given.get(to) ?? new Set<Pending>()).add(pending));
    },
    remove: (pending: Pending): void => {
      clearTimeout(pending.timer);
      byWireId.delete(pending.wireId);
      asked.get(pending.from)?.delete(pending.id);
      given.get(pending.to)?.delete(pending);
    },
    forget: (peer: Peer): void => {
      asked.delete(peer);
      given.delete(peer);
    },
  };
};

/**
 * Evals in flight. The plugin sees an id of the daemon's own, so that two command lines may use the same, and an answer
 * that comes too late can never be taken for that of a later request.
 */
export const createEvals = ({ limits, post, say }: { limits: BridgeLimits; post: Post; say: Say }): Evals => {
  const book = createBook();
  // A plugin outlives the daemon, and answers an id that it knows from memory: no daemon may use those of another.
  const own = randomBytes(9).toString('base64url');
  let last = 0;
  const fail = (to: Peer, id: BridgeId, ...failure: Parameters<Say>): void =>
    post.answer(to, failedEval(id, say(...failure)));
  const expire = (wireId: string): void => {
    const pending = book.byWireId.get(wireId);
    if (pending === undefined) return;
    book.remove(pending);
    fail(pending.from, pending.id, 'eval-timeout', { seconds: limits.evalMs / 1_000 });
  };
  return {
    ask: (from, to, { id, js }) => {
      if (book.isAsked(from, id)) return fail(from, id, 'bridge-id-in-use', { id });
      const client = to.clientId ?? '';
      // Looked at before the message is written anew: what is refused costs no copies.
      const busy = Math.max(book.load(from), book.load(to)) >= limits.inFlight || !to.hasRoom();
      last += 1;
      const wireId = `${own}.${last.toString(36)}`;
      if (busy || !post.ask(to, { type: 'eval_request', id: wireId, clientId: client, js }))
        return fail(from, id, 'client-busy', { client });
      const timer = setTimeout(expire, limits.evalMs, wireId);
      book.add({ wireId, id, from, to, timer });
    },
    answer: (from, { id, ok, result, error, logs = [] }) => {
      const pending = typeof id === 'string' ? book.byWireId.get(id) : undefined;
      if (pending?.to !== from) return false;
      book.remove(pending);
      const outcome = ok ? { result: result ?? null } : { error: snippetError(error) };
      try {
        post.answer(pending.from, { type: 'eval_response', id: pending.id, ok, ...outcome, logs });
      } catch {
        // Text can be read at a depth at which it cannot be written.
        fail(pending.from, pending.id, 'snippet-failed', { problem: 'RangeError' });
      }
      return true;
    },
    leave: (peer) => {
      for (const pending of book.of(peer)) {
        book.remove(pending);
        if (pending.to === peer) fail(pending.from, pending.id, 'client-disconnected', { client: peer.clientId ?? '' });
      }
      book.forget(peer);
    },
    pending: () => book.byWireId.size,
  };
};
