import { WebSocket } from 'ws';
import { BRIDGE_HOST, BRIDGE_LIMITS, CLOSE, TOO_SLOW } from '#contract/bridge/limits';
import type { BridgeMessage } from '#contract/bridge/messages';
import { ofType, type ReadMessage, readMessage } from '#contract/bridge/read-message';
import { CodedError } from '#contract/errors';
import { isProof, newNonce, proofOf } from '../proof.ts';

export interface LinkOptions {
  readonly port: number;
  readonly token: string;
  /** Named in what is said when the daemon holds another one. */
  readonly tokenFile: string;
  /** Who this is; the nonce is added. */
  readonly hello: Omit<BridgeMessage<'hello'>, 'type' | 'nonce'>;
  /** From the first byte to `ready`. */
  readonly withinMs: number;
  /** Everything but `ping`, which is answered here. */
  onMessage(message: BridgeMessage): void;
  onClose(code: number): void;
}

/** A connection to the daemon on which both sides have proved the token. */
export interface BridgeLink {
  readonly ready: BridgeMessage<'ready'>;
  send(message: BridgeMessage): void;
  close(): void;
  /** Reads nothing more, like a page that hangs, until `resume`. */
  pause(): void;
  resume(): void;
}

type Settle = (result: BridgeMessage<'ready'> | CodedError | typeof TOO_SLOW) => void;

/** What a connection that ends before `ready` means: ours with another token, nobody, or somebody else's program. */
const refusalOf = ({ port, tokenFile, hello }: LinkOptions, ended: { close?: number; errno?: string }): CodedError => {
  if (ended.close === CLOSE.unauthorized) return new CodedError('bridge-token-refused', { port, file: tokenFile });
  if (ended.close === CLOSE.channelTaken)
    return new CodedError('bridge-channel-taken', { channel: hello.channel ?? hello.clientId ?? '' });
  if (ended.errno === 'ECONNREFUSED' || ended.close === CLOSE.goingAway)
    return new CodedError('bridge-unreachable', { port });
  return new CodedError('port-in-use', { port, process: '' });
};

/** The client's half of the handshake: nothing is sent that is worth anything before the daemon has proved itself. */
const shakeHands = (socket: WebSocket, options: LinkOptions, settle: Settle) => {
  const { token, port, tokenFile, hello } = options;
  const nonce = newNonce();
  let proved = false;
  const put = (message: BridgeMessage): void => socket.send(JSON.stringify(message));
  socket.once('open', () => put({ type: 'hello', ...hello, nonce }));
  return (read: ReadMessage): void => {
    const ack = ofType(read, 'hello_ack');
    const ready = ofType(read, 'ready');
    if (ready !== null && proved) settle(ready);
    else if (ack === null || proved) settle(refusalOf(options, {}));
    else if (isProof(ack.proof, proofOf(token, 'daemon', nonce))) {
      proved = true;
      put({ type: 'auth', proof: proofOf(token, 'client', ack.nonce) });
    } else settle(new CodedError('bridge-token-refused', { port, file: tokenFile }));
  };
};

const linkOn = (socket: WebSocket, ready: BridgeMessage<'ready'>): BridgeLink => ({
  ready,
  send: (message) => socket.send(JSON.stringify(message)),
  close: () => socket.close(1000),
  pause: () => socket.pause(),
  resume: () => socket.resume(),
});

/** Messages once the handshake is over. */
const listen = (socket: WebSocket, { onMessage, onClose }: LinkOptions): void => {
  socket.on('message', (data) => {
    const read = readMessage(data.toString());
    if (read.kind !== 'message') return;
    if (read.message.type === 'ping') socket.send('{"type":"pong"}');
    else onMessage(read.message);
  });
  socket.once('close', onClose);
};

const connect = (port: number): WebSocket =>
  new WebSocket(`ws://${BRIDGE_HOST}:${port}/`, {
    perMessageDeflate: false,
    maxPayload: 4 * BRIDGE_LIMITS.messageBytes,
    followRedirects: false,
  });

/** null when this side took too long for the daemon: it may try again. */
const tryLink = (options: LinkOptions): Promise<BridgeLink | null> =>
  new Promise((resolve, reject) => {
    const socket = connect(options.port);
    const settle: Settle = (result) => {
      clearTimeout(timer);
      socket.removeAllListeners('message').removeAllListeners('close');
      if (typeof result === 'object' && !(result instanceof CodedError)) {
        listen(socket, options);
        return resolve(linkOn(socket, result));
      }
      socket.terminate();
      return result === TOO_SLOW ? resolve(null) : reject(result);
    };
    const receive = shakeHands(socket, options, settle);
    const timer = setTimeout(() => settle(refusalOf(options, {})), options.withinMs);
    socket.on('message', (data) => receive(readMessage(data.toString())));
    socket.once('close', (close, reason) =>
      settle(reason.toString() === TOO_SLOW ? TOO_SLOW : refusalOf(options, { close })),
    );
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (socket.readyState !== socket.OPEN) settle(refusalOf(options, { errno: error.code ?? '' }));
    });
  });

const ATTEMPTS = 3;

/**
 * Connects to the daemon of this user.
 * @throws CodedError `bridge-unreachable` (nobody listens), `bridge-token-refused`, `port-in-use` (not the bridge),
 * `bridge-channel-taken`
 */
export const openLink = async (options: LinkOptions): Promise<BridgeLink> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const link = await tryLink(options);
    if (link !== null) return link;
  }
  throw new CodedError('bridge-unreachable', { port: options.port });
};
