import type { WebSocket } from 'ws';
import type { BridgeId, BridgeMessage, BridgeRole } from '#contract/bridge/messages';

/** A connection that has proved the token. What it asked and was asked hangs on this object, never on a name. */
export interface Peer {
  readonly connectionId: string;
  readonly role: BridgeRole;
  /** Plugin and agent of the same channel belong together; null for command lines. */
  readonly channel: string | null;
  /** Plugins alone. */
  readonly clientId: string | null;
  label: string;
  /** false when too much waits for it already. */
  hasRoom(): boolean;
  /** false, and nothing is sent, when it has no room. */
  offer(data: string | Uint8Array): boolean;
  close(code: number, reason: string): void;
  /** Ends the connection without a word: the other side does not read any more. */
  drop(): void;
}

export interface PeerFacts extends Pick<Peer, 'connectionId' | 'role' | 'channel' | 'clientId' | 'label'> {}

/** Above `unreadBytes` that wait for it, it has no room: at most so much and one message more is kept. */
export const createPeer = (socket: WebSocket, facts: PeerFacts, unreadBytes: number): Peer => {
  const hasRoom = (): boolean => socket.bufferedAmount <= unreadBytes;
  return {
    ...facts,
    hasRoom,
    offer: (data) => {
      if (!hasRoom()) return false;
      // A socket that is closing is looked after by its close event.
      if (socket.readyState === socket.OPEN) socket.send(data, { binary: false });
      return true;
    },
    close: (code, reason) => socket.close(code, reason),
    drop: () => socket.terminate(),
  };
};

/** What the bridge itself says went wrong. */
export interface BridgeFailure {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** An answer in the place of one that will not come. */
export const failedEval = (id: BridgeId, { code, params, message }: BridgeFailure): BridgeMessage<'eval_response'> => ({
  type: 'eval_response',
  id,
  ok: false,
  error: { name: 'BridgeError', message, stack: '', code, params },
  logs: [],
});
