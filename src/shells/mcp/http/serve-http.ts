import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { createThrottle } from '#bridge/daemon/throttle';
import { BRIDGE_HOST } from '#contract/bridge/limits';
import { CodedError } from '#contract/errors';
import { createMcpServer, type McpGround, mcpTools } from '../mcp-server.ts';
import type { McpTool } from '../tools/mcp-tool.ts';
import { checkAccess, type McpRefusal } from './mcp-access.ts';
import { readBody } from './read-body.ts';

export interface HttpOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Asked for at each request: a token that was made anew is the one that counts. */
  token(): string;
}

export interface McpHttp {
  readonly port: number;
  readonly address: string;
  readonly refused: Readonly<Record<McpRefusal, number>>;
  close(): Promise<void>;
}

const PATH = '/mcp';
const TIMES = {
  headersTimeout: 5_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const MAX_HEADERS = 8 * 1024;
const CONNECTIONS = 256;

/** Without a word, and without a header that would let a page of somewhere else read it. */
const turnAway = (response: ServerResponse, status: number, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { ...headers, 'Content-Length': '0', Connection: 'close' }).end();
};

/** One request, one server: nothing is kept between two of them, so there is no session that somebody could take over. */
const answer = async (
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  ground: McpGround,
  tools: ReadonlyMap<string, McpTool>,
): Promise<void> => {
  if (request.method !== 'POST') return turnAway(response, 405, { Allow: 'POST' });
  const body = await readBody(request);
  if (body.kind === 'too-large') return turnAway(response, 413);
  if (body.kind === 'no-json') return turnAway(response, 400);
  const server = createMcpServer(ground, tools);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => void server.close());
  await server.connect(transport as Transport);
  await transport.handleRequest(request, response, body.value);
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new CodedError('port-in-use', { port, process: '' }) : error),
    );
    server.listen({ host: BRIDGE_HOST, port, exclusive: true }, () => {
      server.removeAllListeners('error').on('error', () => undefined);
      resolve();
    });
  });

const closeServer = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
};

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

/** Answers programs on this machine that hold the token, over streamable HTTP. @throws CodedError `port-in-use` */
export const serveHttp = async (ground: McpGround, { port, token }: HttpOptions): Promise<McpHttp> => {
  const refused: Record<McpRefusal, number> = { host: 0, origin: 0, token: 0 };
  const tools = mcpTools(ground);
  const nextWait = createThrottle(() => performance.now());
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = checkAccess(request.headers, { port: portOf(server), token: token() });
    if (refusal === null) {
      const isOurs = request.url === PATH;
      return isOurs ? answer({ request, response }, ground, tools) : turnAway(response, 404);
    }
    refused[refusal] += 1;
    if (refusal !== 'token') return turnAway(response, 403);
    await wait(nextWait());
    turnAway(response, 401, { 'WWW-Authenticate': 'Bearer' });
  };
  const server = createServer({ ...TIMES, maxHeaderSize: MAX_HEADERS }, (request, response) => {
    serve(request, response).catch(() => (response.headersSent ? response.destroy() : turnAway(response, 500)));
  });
  server.maxConnections = CONNECTIONS;
  await listen(server, port);
  return {
    port: portOf(server),
    address: `http://${BRIDGE_HOST}:${portOf(server)}${PATH}`,
    refused,
    close: () => closeServer(server),
  };
};
