import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { BRIDGE_HOST, type BridgeLimits, CLOSE } from '#contract/bridge/limits';
import { checkAddress, type Refusal, STATUS } from './address-check.ts';

export interface Door {
  readonly port: number;
  readonly refused: Readonly<Record<Refusal, number>>;
  /** Nobody new from here on; who is there is closed with 1001, and after a moment without a word. */
  close(): Promise<void>;
}

export interface DoorOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly limits: BridgeLimits;
  readonly refused: Record<Refusal, number>;
  /** Somebody who has proved nothing yet, and the bytes below, to be counted. */
  welcome(socket: WebSocket, stream: Duplex): void;
}

const MAX_HEADERS = 8 * 1024;
const CHECK_EVERY_MS = 1_000;
const GOODBYE_MS = 1_000;

const turnAway = (stream: Duplex, status: number): void => {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const createHttpServer = ({ limits, refused }: DoorOptions): Server => {
  const limit = limits.handshakeMs;
  const times = { headersTimeout: limit, requestTimeout: limit, keepAliveTimeout: 1 };
  const interval = Math.min(CHECK_EVERY_MS, limit / 2);
  const server = createServer({ ...times, connectionsCheckingInterval: interval, maxHeaderSize: MAX_HEADERS });
  server.maxConnections = limits.connections;
  // Nothing is served over plain HTTP, whoever asks: no page, no preflight, no form.
  server.on('request', (request, response) => {
    const refusal = checkAddress(request.headers, portOf(server)) ?? 'method';
    refused[refusal] += 1;
    const headers = {
      Connection: 'close',
      'Content-Length': '0',
      ...(refusal === 'method' && { Upgrade: 'websocket' }),
    };
    response.writeHead(STATUS[refusal], headers).end();
  });
  return server;
};

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

const upgradeOn = (server: Server, { limits, refused, welcome }: DoorOptions): WebSocketServer => {
  const maxPayload = limits.messageBytes;
  // `closeTimeout` is not in the types: how long a close may stay without an answer before the socket is destroyed.
  const settings = { noServer: true, maxPayload, perMessageDeflate: false, closeTimeout: GOODBYE_MS };
  const sockets = new WebSocketServer(settings);
  const refusalOf = ({ headers, url, method }: IncomingMessage): Refusal | null => {
    const address = checkAddress(headers, portOf(server));
    if (address !== null) return address;
    if (url !== '/') return 'path';
    return method === 'GET' ? null : 'method';
  };
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const refusal = refusalOf(request);
    if (refusal === null) return sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, stream));
    refused[refusal] += 1;
    turnAway(stream, STATUS[refusal]);
  });
  return sockets;
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: BRIDGE_HOST, port, exclusive: true, backlog: 511 }, () => {
      server.off('error', reject);
      // Out of descriptors, e.g.: who is there is served on.
      server.on('error', () => undefined);
      resolve();
    });
  });

const closeAll = async (server: Server, sockets: WebSocketServer): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets.clients) socket.close(CLOSE.goingAway, 'daemon-ends');
  const impatient = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  }, GOODBYE_MS);
  server.closeIdleConnections();
  await closed;
  clearTimeout(impatient);
};

/** The one way in, on 127.0.0.1 alone. @throws the system's failure when the port cannot be had (`EADDRINUSE`) */
export const openDoor = async (options: DoorOptions): Promise<Door> => {
  const server = createHttpServer(options);
  const sockets = upgradeOn(server, options);
  await listen(server, options.port);
  return { port: portOf(server), refused: options.refused, close: () => closeAll(server, sockets) };
};
