import type { IncomingMessage } from 'node:http';
import type { DesignStore } from './design-store.ts';
import { failure, failureWithMessage, json, type Ready } from './send.ts';
import { FAKE_ENDPOINTS, type FakeCall, type FakeEndpoint, type FakePlan } from './types.ts';

interface AnswerContext {
  readonly designs: ReadonlyMap<string, DesignStore>;
  readonly baseUrl: string;
  readonly plan: FakePlan;
}

const ROUTES: readonly (readonly [RegExp, FakeEndpoint])[] = [
  [/^\/v1\/files\/([^/]+)$/, 'file'],
  [/^\/v1\/files\/([^/]+)\/nodes$/, 'nodes'],
  [/^\/v1\/images\/([^/]+)$/, 'renders'],
  [/^\/v1\/files\/([^/]+)\/images$/, 'fills'],
  [/^\/v1\/files\/([^/]+)\/variables\/local$/, 'variables'],
  [/^\/v1\/files\/([^/]+)\/meta$/, 'meta'],
  [/^\/pictures\/([^/]+)\/(?:render|fill)$/, 'image'],
];

/** Takes the request line apart; the token is looked at elsewhere and never kept. */
export const readRequest = (request: IncomingMessage, baseUrl: string): { call: FakeCall; url: URL } => {
  const url = new URL(request.url ?? '/', baseUrl);
  const route = ROUTES.find(([pattern]) => pattern.test(url.pathname));
  const endpoint = route?.[1] ?? 'other';
  const ids = url.searchParams.get('ids') ?? url.searchParams.get('id') ?? '';
  const call: FakeCall = {
    method: request.method ?? '',
    endpoint,
    pattern: FAKE_ENDPOINTS[endpoint],
    key: decodeURIComponent(route?.[0].exec(url.pathname)?.[1] ?? ''),
    ids: ids === '' ? [] : ids.split(','),
    geometry: url.searchParams.get('geometry'),
    scale: url.searchParams.get('scale'),
    hasToken: request.headers['x-figma-token'] !== undefined,
    startedAt: performance.now(),
    status: null,
    endedAt: null,
    aborted: false,
  };
  return { call, url };
};

const renders = (call: FakeCall, design: DesignStore, { baseUrl }: AnswerContext): Ready => {
  if (call.ids.length === 0) return failure(400, 'Must specify ids');
  const scale = Number(call.scale ?? '1');
  if (!(scale >= 0.01 && scale <= 4)) return failure(400, 'Invalid scale');
  const address = (id: string): string | null =>
    design.isDrawable(id)
      ? `${baseUrl}/pictures/${encodeURIComponent(call.key)}/render?id=${encodeURIComponent(id)}&scale=${scale}`
      : null;
  return json(200, { err: null, images: Object.fromEntries(call.ids.map((id) => [id, address(id)])) });
};

const fills = (call: FakeCall, design: DesignStore, { baseUrl }: AnswerContext): Ready => {
  const address = (ref: string): string =>
    `${baseUrl}/pictures/${encodeURIComponent(call.key)}/fill?ref=${encodeURIComponent(ref)}`;
  const images = Object.fromEntries(design.fillRefs().map((ref) => [ref, address(ref)]));
  return json(200, { error: false, status: 200, meta: { images } });
};

const variables = (design: DesignStore, { plan }: AnswerContext): Ready => {
  if (plan !== 'enterprise') return failureWithMessage(403, 'Limited by Figma plan');
  const empty = { status: 200, error: false, meta: { variables: {}, variableCollections: {} } };
  return json(200, design.variables() ?? empty);
};

const picture = (url: URL, design: DesignStore): Ready => {
  const id = url.searchParams.get('id');
  const ref = url.searchParams.get('ref');
  const scale = Number(url.searchParams.get('scale') ?? '1');
  const body = id === null ? design.fill(ref ?? '') : design.render(id, scale);
  return body === null ? failure(404, 'Not found') : { status: 200, headers: { 'content-type': 'image/png' }, body };
};

const file = (design: DesignStore): Ready => {
  const { bytes, gzipped } = design.file();
  const encoding = gzipped ? { 'content-encoding': 'gzip' } : {};
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...encoding }, body: bytes };
};

/** The right answer to a call. */
export const answer = (call: FakeCall, url: URL, context: AnswerContext): Ready => {
  const design = context.designs.get(call.key);
  if (call.method !== 'GET') return failure(405, 'Method not allowed');
  if (design === undefined) return failure(404, call.endpoint === 'renders' ? 'File not found' : 'Not found');
  switch (call.endpoint) {
    case 'file':
      return file(design);
    case 'nodes':
      return call.ids.length === 0 ? failure(400, 'Must specify ids') : json(200, design.nodes(call.ids));
    case 'renders':
      return renders(call, design, context);
    case 'fills':
      return fills(call, design, context);
    case 'variables':
      return variables(design, context);
    case 'meta':
      return json(200, design.meta());
    case 'image':
      return picture(url, design);
    case 'other':
      return failure(404, 'Not found');
  }
};
