import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { corpusDesigns } from './corpus-designs.ts';
import { type DesignStore, openDesign } from './design-store.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { answer, readRequest } from './routes.ts';
import { failure, type Ready, sendFault, sendReady } from './send.ts';
import type { FakeCall, FakeFault, FakeFigmaApi, FakeFigmaOptions } from './types.ts';

interface State {
  readonly options: FakeFigmaOptions;
  readonly designs: Map<string, DesignStore>;
  readonly limit: RateLimit | null;
  readonly calls: FakeCall[];
  faults: { readonly fault: FakeFault; used: number }[];
  baseUrl: string;
}

const arm = (faults: readonly FakeFault[]): State['faults'] => faults.map((fault) => ({ fault, used: 0 }));

const takeFault = (state: State, call: FakeCall): FakeFault | null => {
  const found = state.faults.find(
    ({ fault, used }) =>
      (fault.endpoint === undefined || fault.endpoint === call.endpoint) &&
      (fault.when?.(call) ?? true) &&
      used < (fault.times ?? Number.POSITIVE_INFINITY),
  );
  if (found === undefined) return null;
  found.used += 1;
  return found.fault;
};

/** Pictures lie on another host at Figma and need no token. */
const refusal = (state: State, call: FakeCall, token: string | undefined): Ready | null => {
  if (call.endpoint === 'image') return null;
  if (call.endpoint === 'meta' && state.options.meta === false) return failure(404, 'Not found');
  const { token: accepted } = state.options;
  if (token === undefined || (accepted !== undefined && token !== accepted)) return failure(403, 'Invalid token');
  const headers = state.limit?.refuse(call.endpoint, call.startedAt) ?? null;
  return headers === null ? null : failure(429, 'Rate limit exceeded', headers);
};

const handle = (state: State, request: IncomingMessage, response: ServerResponse): void => {
  const { call, url } = readRequest(request, state.baseUrl);
  state.calls.push(call);
  response.on('finish', () => {
    call.status = response.statusCode;
  });
  response.on('close', () => {
    call.endedAt = performance.now();
    call.aborted = !response.writableFinished;
    call.status ??= 0;
  });
  const token = request.headers['x-figma-token'];
  const acceptsGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const right = (): Ready =>
    refusal(state, call, typeof token === 'string' ? token : undefined) ??
    answer(call, url, { designs: state.designs, baseUrl: state.baseUrl, plan: state.options.plan ?? 'enterprise' });
  const fault = takeFault(state, call);
  if (fault === null) sendReady(response, right(), acceptsGzip);
  else sendFault(response, fault.answer, right);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const track = (server: Server): ReadonlySet<Socket> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
};

const tally = (calls: readonly FakeCall[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(calls, ({ pattern }) => pattern)].map(([pattern, list]) => [pattern, list.length]),
  );

const openAll = ({ designs = {}, corpus = null }: FakeFigmaOptions): Map<string, DesignStore> => {
  const all = { ...(corpus === null ? {} : corpusDesigns(corpus)), ...designs };
  return new Map(Object.entries(all).map(([key, design]) => [key, openDesign(design)]));
};

/**
 * A stand-in for Figma's REST API on 127.0.0.1: its endpoints, headers, limits and error shapes, and faults on demand.
 * Counts every call. Pictures are served from the same origin.
 */
export const startFakeFigmaApi = async (options: FakeFigmaOptions = {}): Promise<FakeFigmaApi> => {
  const limit = options.limited === true ? createRateLimit(options.plan ?? 'enterprise', options.seat ?? 'full') : null;
  const state: State = {
    options,
    designs: openAll(options),
    limit,
    calls: [],
    faults: arm(options.faults ?? []),
    baseUrl: '',
  };
  const server = createServer((request, response) => {
    try {
      handle(state, request, response);
    } catch (error) {
      // A mistake of a test's fixture shall be seen as one.
      sendReady(response, failure(599, error instanceof Error ? error.message : 'fault'), false);
    }
  });
  const sockets = track(server);
  state.baseUrl = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return {
    baseUrl: state.baseUrl,
    calls: state.calls,
    tally: () => tally(state.calls),
    openSockets: () => sockets.size,
    setDesign: (key, design) => void state.designs.set(key, openDesign(design)),
    setFaults: (faults) => {
      state.faults = arm(faults);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
