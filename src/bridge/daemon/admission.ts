import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { type BridgeLimits, CLOSE, TOO_SLOW } from '#contract/bridge/limits';
import { type BridgeMessage, roleOf } from '#contract/bridge/messages';
import { ofType, readMessage } from '#contract/bridge/read-message';
import { isProof, newNonce, proofOf } from '../proof.ts';
import type { Refusal } from './address-check.ts';
import type { PeerFacts } from './peer.ts';
import { plainLabel } from './plain-label.ts';
import { createThrottle } from './throttle.ts';

export interface AdmissionOptions {
  readonly token: string;
  readonly limits: BridgeLimits;
  readonly refused: Record<Refusal, number>;
  /** false when the channel has somebody already who answers. */
  claim(newcomer: PeerFacts): Promise<boolean>;
  /** It has proved the token; `ready` is sent by whoever takes it. */
  admit(socket: WebSocket, facts: PeerFacts): void;
}

type Hello = BridgeMessage<'hello'>;

/** null when a role lacks what it has to say. */
const factsOf = ({ role: said, clientId, label = '', channel }: Hello): PeerFacts | null => {
  const role = roleOf(said);
  const named = role === 'figma-ui' ? { clientId: clientId ?? null, channel: channel ?? clientId ?? null } : null;
  const facts = named ?? { clientId: null, channel: role === 'agent' ? (channel ?? null) : null };
  if (role !== 'cli' && facts.channel === null) return null;
  if (role === 'figma-ui' && facts.clientId === null) return null;
  return { connectionId: randomUUID(), role, label: plainLabel(label), ...facts };
};

/** Bytes of somebody who has proved nothing are counted below the protocol: a large first message costs nothing. */
const countBytes = (stream: Duplex, limit: number, tooMany: () => void): (() => void) => {
  let bytes = 0;
  const add = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes > limit) tooMany();
  };
  // Before the protocol sees them.
  stream.prependListener('data', add);
  return () => stream.off('data', add);
};

const textOf = (data: RawData, isBinary: boolean): string | null => (isBinary ? null : data.toString());

/** One question and one proof each way. Nothing is told before the other side has proved that it holds the token. */
const examine = (socket: WebSocket, options: AdmissionOptions, refuse: () => void) => {
  const { token, claim, admit } = options;
  const nonce = newNonce();
  let facts: PeerFacts | null = null;
  let answered = false;
  const put = (message: BridgeMessage): void => socket.send(JSON.stringify(message));
  const greet = (hello: Hello | null): void => {
    facts = hello === null ? null : factsOf(hello);
    if (hello === null || facts === null) socket.close(CLOSE.badMessage, 'hello-expected');
    else put({ type: 'hello_ack', proof: proofOf(token, 'daemon', hello.nonce), nonce });
  };
  const check = async (auth: BridgeMessage<'auth'> | null, known: PeerFacts): Promise<void> => {
    answered = true;
    if (auth === null) return socket.close(CLOSE.badMessage, 'auth-expected');
    if (!isProof(auth.proof, proofOf(token, 'client', nonce))) return refuse();
    const free = await claim(known);
    if (socket.readyState !== socket.OPEN) return;
    if (free) admit(socket, known);
    else socket.close(CLOSE.channelTaken, 'channel-taken');
  };
  return {
    receive: (text: string | null): void => {
      const read = text === null || answered ? null : readMessage(text);
      if (read === null) socket.close(CLOSE.badMessage, 'not-expected');
      else if (facts === null) greet(ofType(read, 'hello'));
      else void check(ofType(read, 'auth'), facts);
    },
    expire: (): void =>
      facts === null ? socket.close(CLOSE.badMessage, TOO_SLOW) : socket.close(CLOSE.unauthorized, TOO_SLOW),
  };
};

/**
 * Those who have proved nothing yet. There may be so many of them; the one that has waited longest gives way, since
 * whoever holds the token is through in a moment.
 */
export const createAdmission = (options: AdmissionOptions): ((socket: WebSocket, stream: Duplex) => void) => {
  const { limits, refused, admit } = options;
  const strangers = new Set<WebSocket>();
  const nextWait = createThrottle(() => performance.now());
  const makeRoom = (): void => {
    const [oldest] = strangers;
    if (strangers.size < limits.strangers || oldest === undefined) return;
    refused.stranger += 1;
    strangers.delete(oldest);
    oldest.close(CLOSE.overloaded, 'too-many-strangers');
  };
  return (socket, stream) => {
    makeRoom();
    strangers.add(socket);
    const refuse = (): void => {
      refused.token += 1;
      setTimeout(() => socket.close(CLOSE.unauthorized, 'unauthorized'), nextWait());
    };
    const enter: AdmissionOptions['admit'] = (...known) => {
      settle();
      admit(...known);
    };
    const exam = examine(socket, { ...options, admit: enter }, refuse);
    const receive = (data: RawData, isBinary: boolean): void => {
      if (socket.readyState === socket.OPEN) exam.receive(textOf(data, isBinary));
    };
    const stopCounting = countBytes(stream, limits.strangerBytes, () => socket.close(CLOSE.tooLarge, 'too-large'));
    const timer = setTimeout(exam.expire, limits.handshakeMs);
    const settle = (): void => {
      clearTimeout(timer);
      stopCounting();
      strangers.delete(socket);
      socket.off('message', receive);
    };
    socket.on('message', receive);
    socket.on('error', () => undefined);
    socket.once('close', settle);
  };
};
