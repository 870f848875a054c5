import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Backend } from '#backend/backend';
import { CodedError } from '#contract/errors';
import { type Access, createAccess, type Refusal } from './access.ts';
import { createPageApp } from './page-app.ts';
import { connectPage } from './page-connection.ts';
import { PAGE_HEADERS } from './page-security.ts';

export interface BrowserShellOptions {
  readonly backend: Backend;
  readonly rendererDir: string;
  /** 0 takes a free port. */
  readonly port: number;
}

export interface BrowserShell {
  /** Opens the window once; after that the address is refused. */
  readonly launchUrl: string;
  readonly port: number;
  readonly refusals: Access['counts'];
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const MAX_MESSAGE = 1024 * 1024;
const HEARTBEAT_MS = 30_000;
const GOODBYE_MS = 500;
const STATUS: Readonly<Record<Refusal, number>> = { host: 403, origin: 403, token: 401, method: 405 };

const refuse = (refusal: Refusal): Response => new Response('', { status: STATUS[refusal], headers: PAGE_HEADERS });

/** The door in front of the page: method, Host, Origin, then the token or the cookie. */
const guarded = (access: Access, inner: Hono): Hono => {
  const app = new Hono();
  // What runs in the sandbox has an origin without a name and no cookie: its address is the key.
  app.get('/preview/*', (context) =>
    context.req.header('host') === access.address() ? inner.fetch(context.req.raw) : refuse('host'),
  );
  app.use('*', async (context, next) => {
    const { req } = context;
    const headers = { host: req.header('host'), origin: req.header('origin') };
    const refusal = req.method === 'GET' ? access.checkAddress(headers, false) : 'method';
    const site = req.header('sec-fetch-site');
    const foreign = site !== undefined && site !== 'same-origin' && site !== 'none' ? 'origin' : null;
    const reason = refusal ?? (req.path === '/' ? null : foreign);
    if (reason === null) return next();
    access.count(reason);
    return refuse(reason);
  });
  app.get('/', async (context, next) => {
    const token = context.req.query('token');
    if (token === undefined) return next();
    const session = access.redeem(token);
    if (session === null) {
      access.count('token');
      return refuse('token');
    }
    // The token leaves the address bar, and no page ever sees it.
    return new Response(null, {
      status: 303,
      headers: { ...PAGE_HEADERS, Location: '/', 'Set-Cookie': access.cookie(session) },
    });
  });
  app.use('*', async (context, next) => {
    if (access.hasSession(context.req.header('cookie'))) return next();
    access.count('token');
    return refuse('token');
  });
  app.route('/', inner);
  return app;
};

const turnAway = (socket: Duplex, status: number): void => {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const upgradeRefusal = (access: Access, request: IncomingMessage): Refusal | null => {
  const { host, origin, cookie } = request.headers;
  if (request.url !== '/ws') return 'method';
  return access.checkAddress({ host, origin }, true) ?? (access.hasSession(cookie) ? null : 'token');
};

const servePage = (socket: WebSocket, backend: Backend): void => {
  let alive = true;
  const connection = connectPage(backend, {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    unread: () => socket.bufferedAmount,
  });
  const heartbeat = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, HEARTBEAT_MS);
  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', (data, isBinary) => {
    if (!isBinary) connection.receive(data.toString());
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(heartbeat);
    connection.close();
  });
};

const acceptSockets = (server: Server, access: Access, backend: Backend): WebSocketServer => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    const refusal = upgradeRefusal(access, request);
    if (refusal !== null) {
      access.count(refusal);
      turnAway(socket, refusal === 'method' ? 404 : STATUS[refusal]);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => servePage(accepted, backend));
  });
  return sockets;
};

/** A page that is frozen does not answer the goodbye, and is not waited for. */
const closeAll = async (server: Server, sockets: WebSocketServer): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const client of sockets.clients) client.close(1001);
  server.closeAllConnections();
  const timer = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, GOODBYE_MS);
  await closed;
  clearTimeout(timer);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A port that is busy or reserved is no reason not to start: another one is taken and told.
      if ((error.code === 'EADDRINUSE' || error.code === 'EACCES') && port !== 0) resolve(listen(server, 0));
      else reject(new CodedError('port-in-use', { port, process: '' }, { cause: error }));
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });

/** The window as a page on 127.0.0.1, for one user who was given its address. */
export const startBrowserShell = async (options: BrowserShellOptions): Promise<BrowserShell> => {
  let port = options.port;
  const access = createAccess(() => `${HOST}:${port}`);
  const inner = createPageApp({ backend: options.backend, rendererDir: options.rendererDir, connect: "'self'" });
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 },
    getRequestListener(guarded(access, inner).fetch),
  );
  server.keepAliveTimeout = 5_000;
  const sockets = acceptSockets(server, access, options.backend);
  port = await listen(server, options.port);
  return {
    launchUrl: `http://${HOST}:${port}/?token=${access.launchToken}`,
    port,
    refusals: access.counts,
    close: () => closeAll(server, sockets),
  };
};
