import { CLOSE } from '#contract/bridge/limits';
import type { BridgeMessage } from '#contract/bridge/messages';
import { ofType, readMessage } from '#contract/bridge/read-message';
import { waitBefore } from './back-off.ts';
import { isSame, newNonce, proofOf } from './proof.ts';

/** `wrong-token`: the daemon does not hold the token that this plugin was written with. */
export type ConnectionState = 'connecting' | 'connected' | 'waiting' | 'wrong-token' | 'taken';

export interface ConnectionOptions {
  readonly address: string;
  readonly token: string;
  readonly clientId: string;
  label(): string;
  onMessage(message: BridgeMessage): void;
  onState(state: ConnectionState): void;
  /** For tests. */
  readonly open?: (address: string) => WebSocket;
  readonly random?: () => number;
}

export interface Connection {
  /** False when nobody is connected: nothing was sent. */
  send(message: BridgeMessage): boolean;
}

const STATES: Readonly<Record<number, ConnectionState>> = {
  [CLOSE.unauthorized]: 'wrong-token',
  [CLOSE.channelTaken]: 'taken',
};

const QUIET_MS = 10_000;

interface Handshake {
  /** Whether the message belonged to it; `ready` once both sides have proved the token. */
  take(text: string): 'taken' | 'ready' | 'over';
  hello(): string;
}

const shakeHands = ({ token, clientId, label }: ConnectionOptions, send: (text: string) => void): Handshake => {
  const nonce = newNonce();
  let proved = false;
  return {
    hello: () => JSON.stringify({ type: 'hello', role: 'figma-ui', nonce, clientId, label: label() }),
    take: (text) => {
      const read = readMessage(text);
      const ack = ofType(read, 'hello_ack');
      if (ack !== null && !proved && isSame(ack.proof, proofOf(token, 'daemon', nonce))) {
        proved = true;
        send(JSON.stringify({ type: 'auth', proof: proofOf(token, 'client', ack.nonce) }));
        return 'taken';
      }
      return proved && ofType(read, 'ready') !== null ? 'ready' : 'over';
    },
  };
};

/** Keeps one socket to the daemon: it comes back by itself, with growing gaps, and never opens a second one. */
export const keepConnected = (options: ConnectionOptions): Connection => {
  const { address, onMessage, onState, open = (url) => new WebSocket(url), random = Math.random } = options;
  let socket: WebSocket | null = null;
  let isReady = false;
  let attempt = 0;
  const connect = (): void => {
    onState('connecting');
    const own = open(address);
    socket = own;
    const hands = shakeHands(options, (text) => own.send(text));
    // A program that takes the connection and says nothing is not the daemon.
    const quiet = setTimeout(() => own.close(), QUIET_MS);
    own.onopen = () => own.send(hands.hello());
    own.onmessage = ({ data }: MessageEvent) => {
      if (!isReady) {
        const took = hands.take(String(data));
        if (took === 'over') own.close();
        if (took !== 'ready') return;
        clearTimeout(quiet);
        isReady = true;
        attempt = 0;
        onState('connected');
        return;
      }
      const read = readMessage(String(data));
      if (read.kind !== 'message') return;
      if (read.message.type === 'ping') own.send('{"type":"pong"}');
      else onMessage(read.message);
    };
    own.onclose = ({ code }: CloseEvent) => {
      clearTimeout(quiet);
      if (socket !== own) return;
      socket = null;
      isReady = false;
      onState(STATES[code] ?? 'waiting');
      setTimeout(connect, waitBefore(attempt, random()));
      attempt += 1;
    };
  };
  connect();
  return {
    send: (message) => {
      if (socket === null || !isReady) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
};
