import type { WebSocket } from 'ws';
import { BRIDGE_LIMITS, type BridgeLimits, CLOSE } from '#contract/bridge/limits';
import type { BridgeMessage } from '#contract/bridge/messages';
import type { MessageLog } from '../place/message-log.ts';
import type { Refusal } from './address-check.ts';
import { createAdmission } from './admission.ts';
import { type Door, openDoor } from './door.ts';
import { createHub, type Hub } from './hub.ts';
import { createPeer, type PeerFacts } from './peer.ts';
import type { Say } from './say.ts';
import { createLargeSweep } from './sweep-large.ts';

export interface DaemonOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly token: string;
  readonly limits?: Partial<BridgeLimits>;
  readonly log: MessageLog;
  readonly say: Say;
  /** A command line asked it to end; `close` is the caller's. */
  shutDown(): void;
}

export interface Daemon {
  readonly port: number;
  readonly refused: Door['refused'];
  /** Evals and tool calls that wait for a plugin. */
  pending(): number;
  close(): Promise<void>;
}

interface Service {
  readonly hub: Hub;
  readonly limits: BridgeLimits;
  sweep(bytes: number): void;
}

/** A connection that is through: its messages go to the hub until it is gone. */
const serve = ({ hub, limits, sweep }: Service, socket: WebSocket, facts: PeerFacts): void => {
  const peer = createPeer(socket, facts, facts.role === 'figma-ui' ? limits.unreadBytes : limits.unreadAnswerBytes);
  if (!hub.enter(peer)) {
    peer.close(CLOSE.channelTaken, 'channel-taken');
    return;
  }
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) return peer.close(CLOSE.badMessage, 'binary');
    try {
      hub.receive(peer, data as Buffer);
      sweep((data as Buffer).length);
    } catch {
      // Whatever one message does, the others are served.
      peer.close(CLOSE.badMessage, 'malformed');
    }
  });
  socket.once('close', () => hub.leave(peer));
  const ready: BridgeMessage = { type: 'ready', connectionId: facts.connectionId, evalLimitMs: limits.evalMs };
  peer.offer(JSON.stringify(ready));
};

/**
 * The hub between open Figma documents, command lines and agents, on 127.0.0.1.
 * @throws the system's failure when the port cannot be had (`EADDRINUSE`)
 */
export const openDaemon = async ({ port, token, log, say, shutDown, ...options }: DaemonOptions): Promise<Daemon> => {
  const limits: BridgeLimits = { ...BRIDGE_LIMITS, ...options.limits };
  const refused: Record<Refusal, number> = { host: 0, origin: 0, path: 0, method: 0, token: 0, stranger: 0 };
  const startedAt = new Date().toISOString();
  const status = () => ({
    pid: process.pid,
    listening: true,
    port: door.port,
    startedAt,
    connections: [...hub.registry.peers()].length,
    pending: hub.pending(),
    refused,
  });
  const hub = createHub({ limits, log, say, status, shutDown });
  const service: Service = { hub, limits, sweep: createLargeSweep() };
  const admit = (socket: WebSocket, facts: PeerFacts): void => serve(service, socket, facts);
  const welcome = createAdmission({ token, limits, refused, claim: hub.claim, admit });
  const door = await openDoor({ port, limits, refused, welcome }).catch((error: unknown) => {
    hub.stop();
    throw error;
  });
  return {
    port: door.port,
    refused,
    pending: hub.pending,
    close: async () => {
      hub.stop();
      await door.close();
    },
  };
};
