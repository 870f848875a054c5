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
  /** false when so much more would be too much for it to have waiting. */
  hasRoom(bytes: number): boolean;
  /** false, and nothing is sent, when what waits for it already is too much. */
  offer(data: string | Uint8Array): boolean;
  close(code: number, reason: string): void;
  /** Ends the connection without a word: the other side does not read any more. */
  drop(): void;
}

export interface PeerFacts extends Pick<Peer, 'connectionId' | 'role' | 'channel' | 'clientId' | 'label'> {}

/** `unreadBytes` is what may wait for it; one message always may. */
export const createPeer = (socket: WebSocket, facts: PeerFacts, unreadBytes: number): Peer => {
  const hasRoom = (bytes: number): boolean =>
    socket.bufferedAmount === 0 || socket.bufferedAmount + bytes <= unreadBytes;
  return {
    ...facts,
    hasRoom,
    offer: (data) => {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      if (!hasRoom(bytes.length)) return false;
      // A socket that is closing is looked after by its close event.
      if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: false });
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
