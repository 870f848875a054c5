import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#contract/errors';
import { createI18n, failureText, translator } from '#contract/i18n';
import { documentOf } from '#testing/fetched-document';
import { startFakeFigmaApi } from '../../../testing/fake-figma-api/fake-figma-api.ts';
import { fixtureDesign, fixtureVariables } from '../../../testing/fake-figma-api/fixture-design.ts';
import { oneColourPng } from '../../../testing/fake-figma-api/one-colour-png.ts';
import type { FakeAnswer, FakeCall, FakeFault, FakeFigmaApi } from '../../../testing/fake-figma-api/types.ts';
import type { FigmaLimits, Seam } from '../figma/client/limits.ts';
import { resolveVariables } from '../variables/variable-table.ts';
import type { DesignSource } from './design-source.ts';
import { openFigmaSource } from './figma-source.ts';

const TOKEN = 'figd_test-token-1234567890';
const open: (() => Promise<void>)[] = [];
const translate = translator(createI18n('en'));

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  vi.unstubAllEnvs();
});

interface Bench {
  readonly api: FakeFigmaApi;
  readonly source: DesignSource;
  /** Milliseconds of each pause, none of which is really waited. */
  readonly pauses: number[];
  readonly waits: number[];
  readonly abort: AbortController;
}

interface BenchOptions {
  readonly faults?: readonly FakeFault[];
  readonly layers?: number;
  readonly limits?: Partial<FigmaLimits>;
  readonly baseUrl?: string;
  readonly wall?: number;
}

const bench = async ({ faults = [], layers = 3, limits = {}, baseUrl, wall }: BenchOptions = {}): Promise<Bench> => {
  const design = { body: fixtureDesign({ layers, bound: true, imageRef: 'r' }), variables: fixtureVariables() };
  const api = await startFakeFigmaApi({ designs: { KEY: design }, token: TOKEN, faults });
  open.push(() => api.close());
  const pauses: number[] = [];
  const waits: number[] = [];
  const abort = new AbortController();
  const seam: Seam = {
    now: () => performance.now(),
    wall: () => wall ?? Date.now(),
    random: () => 0.75,
    sleep: async (ms) => void pauses.push(ms),
  };
  const source = openFigmaSource({
    url: 'https://www.figma.com/design/KEY/App',
    baseUrl: baseUrl ?? api.baseUrl,
    token: TOKEN,
    limits,
    signal: abort.signal,
    onWait: (seconds) => waits.push(seconds),
    seam,
  });
  open.push(() => source.close());
  return { api, source, pauses, waits, abort };
};

const failureOf = async (promise: Promise<unknown>): Promise<CodedError> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CodedError);
  const { code, params } = error as CodedError;
  const { message } = failureText(translate, code, params);
  // Every sentence is complete and holds no secret.
  expect(message).not.toMatch(/\{\{|reason\.|figd_/);
  expect(String((error as Error).message)).not.toContain(TOKEN);
  return error as CodedError;
};

const pictures = async (source: DesignSource, ids: readonly string[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for await (const [id, picture] of source.fetchPictures(ids, () => undefined))
    found.set(id, 'reason' in picture ? picture.reason : picture.format);
  return found;
};

const layerIds = (count: number): string[] => Array.from({ length: count }, (_, index) => `2:${index}`);
const status = (code: number, headers = {}, body?: string | object): FakeAnswer => ({
  kind: 'status',
  status: code,
  headers,
  ...(body === undefined ? {} : { body }),
});

/** The largest number of calls that were under way at one time. */
const overlap = (calls: readonly FakeCall[]): number =>
  Math.max(
    0,
    ...calls.map(
      ({ startedAt }) =>
        calls.filter((other) => other.startedAt <= startedAt && (other.endedAt ?? Infinity) > startedAt).length,
    ),
  );

describe('waiting and giving up', () => {
  it('[FC01] waits as long as Retry-After asks, twice, and goes on', async () => {
    const { api, source, pauses, waits } = await bench({
      faults: [{ endpoint: 'file', times: 2, answer: status(429, { 'retry-after': '2' }) }],
    });
    expect((await documentOf(source)).counts.nodes).toBe(5);
    expect(api.calls).toHaveLength(3);
    expect(pauses).toEqual([2_000, 2_000]);
    expect(waits).toEqual([2, 2]);
  });

  it('[FC02] ends a storm of 429 after four attempts, one at a time', async () => {
    const { api, source, pauses } = await bench({ faults: [{ answer: status(429) }] });
    const failure = await failureOf(documentOf(source));
    expect(failure.code).toBe('figma-rate-limited');
    expect(api.calls).toHaveLength(4);
    expect(overlap(api.calls)).toBe(1);
    expect(pauses).toEqual([750, 1_500, 3_000]);
    // With the worst luck the pauses come to 1 + 2 + 4 s.
    expect(Math.max(...pauses) / 0.75).toBe(4_000);
  });

  it.each([['0'], ['-5'], ['abc'], [['2', '3']], ['Sat, 01 Jan 2000 00:00:00 GMT']] as const)(
    '[FC03] takes Retry-After %j for none, and never loops tightly',
    async (value) => {
      const { source, pauses } = await bench({
        faults: [{ endpoint: 'file', times: 2, answer: status(429, { 'retry-after': value }) }],
      });
      await documentOf(source);
      expect(pauses).toEqual([750, 1_500]);
    },
  );

  it('[FC03] honours a date', async () => {
    const wall = Date.parse('2026-11-20T10:00:00Z');
    const header = { 'retry-after': 'Fri, 20 Nov 2026 10:00:20 GMT' };
    const { source, pauses } = await bench({ wall, faults: [{ times: 1, answer: status(429, header) }] });
    await documentOf(source);
    expect(pauses).toEqual([20_000]);
  });

  it('[FC01] stops at once when the end is more than a minute away, and names it', async () => {
    const { api, source, pauses } = await bench({ faults: [{ answer: status(429, { 'retry-after': '396749' }) }] });
    const failure = await failureOf(documentOf(source));
    expect(failure.code).toBe('figma-rate-limited');
    expect(failureText(translate, failure.code, failure.params).message).toContain('4 d 15 h');
    expect(api.calls).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  it.each([
    ['cut off', 429, { 'content-length': '100' }, 'figma-rate-limited'],
    ['silent', 429, {}, 'figma-rate-limited'],
    ['not the gzip that it claims to be', 429, { 'content-encoding': 'gzip' }, 'figma-rate-limited'],
    ['cut off', 404, { 'content-length': '100' }, 'figma-not-found'],
  ] as const)('[FC02] [FC04] where its page is %s, a %i counts all the same', async (_, code, headers, expected) => {
    const answer = {
      kind: 'stuck',
      status: code,
      headers: { 'retry-after': '86400', ...headers },
      body: '{"',
    } as const;
    const { api, source, pauses } = await bench({ faults: [{ answer }], limits: { silenceMs: 100 } });
    expect((await failureOf(documentOf(source))).code).toBe(expected);
    expect(api.calls).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  it.each([500, 502, 503, 504])('retries %i up to four attempts', async (code) => {
    const { api, source } = await bench({ faults: [{ answer: status(code) }] });
    const failure = await failureOf(documentOf(source));
    expect(failure).toMatchObject({ code: 'figma-offline', params: { reason: `HTTP ${code}` } });
    expect(api.calls).toHaveLength(4);
  });

  it('[FC09] ends the whole import at its time', async () => {
    const { source } = await bench({ limits: { importMs: 150 }, faults: [{ answer: { kind: 'silent' } }] });
    const failure = await failureOf(documentOf(source));
    expect(failure).toMatchObject({ code: 'figma-timeout', params: { seconds: 0.15 } });
  });
});

describe('refusals', () => {
  it.each([
    [401, { status: 401, err: 'Unauthorized' }, 'figma-auth'],
    [403, { status: 403, err: 'Invalid token' }, 'figma-auth'],
    [403, { status: 403, err: 'Token expired' }, 'figma-auth'],
    [403, { status: 403, err: 'Forbidden' }, 'figma-forbidden'],
    [
      403,
      { status: 403, error: true, message: 'Invalid scope(s): x. This endpoint requires a token with …' },
      'figma-forbidden',
    ],
    [404, { status: 404, err: 'Not found' }, 'figma-not-found'],
    [400, { status: 400, err: `Bad ids for ${TOKEN}` }, 'figma-bad-request'],
    [400, { status: 400, err: 'Request too large. If applicable, filter by query params.' }, 'figma-too-large'],
    [405, { status: 405, err: '' }, 'figma-bad-request'],
  ] as const)('[FC04] %i %j is %s after one request', async (code, body, expected) => {
    const { api, source } = await bench({ faults: [{ answer: status(code, {}, body) }] });
    const failure = await failureOf(documentOf(source));
    expect(failure.code).toBe(expected);
    expect(api.calls).toHaveLength(1);
  });

  it('[FC04] the texts of refused token, no access and no such file differ, and name the key', async () => {
    const texts = await Promise.all(
      [status(403, {}, { err: 'Invalid token' }), status(403, {}, { err: 'Forbidden' }), status(404)].map(
        async (answer) => {
          const { source } = await bench({ faults: [{ answer }] });
          const { code, params } = await failureOf(documentOf(source));
          return failureText(translate, code, params).message;
        },
      ),
    );
    expect(new Set(texts).size).toBe(3);
    expect(texts[1]).toContain('KEY');
    expect(texts[2]).toContain('KEY');
  });

  it.each([
    [{ status: 403, error: true, message: 'Limited by Figma plan' }, 'figma-forbidden: Limited by Figma plan'],
    [
      {
        status: 403,
        error: true,
        message: 'Invalid scope(s): file_content:read. This endpoint requires the file_variables:read scope',
      },
      'figma-forbidden: Invalid scope(s)',
    ],
  ])('[FC05] goes on without variables: %j', async (body, reason) => {
    const { api, source } = await bench({ faults: [{ endpoint: 'variables', answer: status(403, {}, body) }] });
    await documentOf(source);
    const answer = await source.fetchVariables();
    expect(answer.response).toBeNull();
    expect(answer.reason).toContain(reason);
    expect(api.tally()['GET /v1/files/:key/variables/local']).toBe(1);
    const table = resolveVariables(answer.response, answer.reason);
    expect(table.lookup('VariableID:1:1', {})).toEqual({ unresolved: 'unavailable', token: null });
    const problems = table.problems();
    expect(problems.map(({ rule }) => rule)).toEqual(['variables-unavailable', 'variable-unresolved']);
    expect(problems[1]?.params['id']).toBe('VariableID:1:1');
  });

  it('[FC14] a token that ends between two calls stops the import', async () => {
    for (const endpoint of ['renders', 'variables'] as const) {
      const body = { status: 403, err: 'Token expired' };
      const { source } = await bench({ faults: [{ endpoint, answer: status(403, {}, body) }] });
      await documentOf(source);
      const call = endpoint === 'renders' ? pictures(source, ['2:0']) : source.fetchVariables();
      expect((await failureOf(call)).code).toBe('figma-auth');
    }
    const { source, api } = await bench({ faults: [{ endpoint: 'renders', times: 1, answer: status(403) }] });
    await documentOf(source);
    expect((await failureOf(pictures(source, ['2:0']))).code).toBe('figma-auth');
    // A fresh run with a good token works.
    const again = openFigmaSource({
      url: 'figma.com/file/KEY',
      baseUrl: api.baseUrl,
      token: TOKEN,
      signal: new AbortController().signal,
      onWait: () => undefined,
    });
    open.push(() => again.close());
    await documentOf(again);
    expect(await pictures(again, ['2:0'])).toEqual(new Map([['2:0', 'png']]));
  });
});

describe('renders', () => {
  it('[FC06] halves a batch until it works and marks the one layer that never does', async () => {
    const { api, source } = await bench({
      layers: 100,
      faults: [
        { endpoint: 'renders', when: ({ ids }) => ids.length > 10 || ids.includes('2:42'), answer: status(500) },
      ],
    });
    const found = await pictures(source, layerIds(100));
    expect(found.size).toBe(100);
    expect([...found].filter(([, result]) => result !== 'png')).toEqual([['2:42', 'server-error']]);
    expect(api.tally()['GET /v1/images/:key']).toBeLessThanOrEqual(40);
  });

  it('[FC06] halves what Figma calls too much with a 400, and no other 400', async () => {
    const body = { status: 400, err: 'Render timeout, try requesting fewer or smaller images' };
    const isLarge = ({ ids }: FakeCall): boolean => ids.length > 30 || ids.includes('2:42');
    const { api, source } = await bench({
      layers: 100,
      faults: [{ endpoint: 'renders', when: isLarge, answer: status(400, {}, body) }],
    });
    const found = await pictures(source, layerIds(100));
    expect([...found].filter(([, result]) => result !== 'png')).toEqual([['2:42', 'server-error']]);
    api.setFaults([{ endpoint: 'renders', answer: status(400, {}, { status: 400, err: 'Bad ids' }) }]);
    expect((await failureOf(pictures(source, ['2:0']))).code).toBe('figma-bad-request');
  });

  it('[FC06] asks a server that always fails a bounded number of times', async () => {
    const { api, source } = await bench({ layers: 500, faults: [{ endpoint: 'renders', answer: status(500) }] });
    const found = await pictures(source, layerIds(500));
    expect([...found.values()].every((result) => result === 'server-error')).toBe(true);
    expect(found.size).toBe(500);
    expect(api.tally()['GET /v1/images/:key']).toBeLessThan(200);
  });

  it('[FC07] null and missing ids are reasons, and the rest is there', async () => {
    const images = { '2:0': null, '2:1': undefined };
    const { source } = await bench({ faults: [{ endpoint: 'renders', answer: { kind: 'images', images } }] });
    expect([...(await pictures(source, layerIds(3)))].sort()).toEqual([
      ['2:0', 'null-render'],
      ['2:1', 'null-render'],
      ['2:2', 'png'],
    ]);
  });

  it('never asks for ids that Figma cannot know', async () => {
    const { api, source } = await bench();
    const found = await pictures(source, ['../../x', 'no-id~2', '2:0', '', '1:2&x=y']);
    expect([...found.values()]).toEqual(['null-render', 'null-render', 'null-render', 'null-render', 'png']);
    expect(api.calls[0]?.ids).toEqual(['2:0']);
  });

  it('[FC11] a picture that was cut is fetched again', async () => {
    for (const chunked of [false, true]) {
      const { api, source } = await bench({
        faults: [{ endpoint: 'image', times: 2, answer: { kind: 'cut', share: 0.4, chunked } }],
      });
      expect(await pictures(source, ['1:1'])).toEqual(new Map([['1:1', 'png']]));
      expect(api.tally()['GET image']).toBe(3);
    }
  });

  it('[FC11] a picture that is always cut is flagged, however the cut is hidden', async () => {
    const part = oneColourPng(800, 600, 1).subarray(0, 90);
    for (const answer of [
      { kind: 'cut', share: 0.4 },
      { kind: 'bytes', body: part, type: 'image/png' },
    ] as const) {
      const { api, source } = await bench({ faults: [{ endpoint: 'image', answer }] });
      expect(await pictures(source, ['1:1'])).toEqual(new Map([['1:1', 'cut-off']]));
      expect(api.tally()['GET image']).toBe(4);
    }
  });

  it.each([
    [{ kind: 'html' }, 'not-an-image', 1],
    [{ kind: 'bytes', body: Buffer.from('GIF89a\x01\x00\x01\x00;'), type: 'image/png' }, 'not-an-image', 1],
    [{ kind: 'bytes', body: Buffer.from('PK\x03\x04'), type: 'image/png' }, 'not-an-image', 1],
    [{ kind: 'bytes', body: Buffer.alloc(0), type: 'image/png' }, 'not-an-image', 1],
    [status(403), 'http-error', 1],
    [status(404), 'http-error', 1],
    [status(302, { location: 'http://127.0.0.1:1/' }), 'http-error', 1],
    [status(503), 'http-error', 4],
    [{ kind: 'hang-up' }, 'cut-off', 4],
    [{ kind: 'bomb', bytes: 64 * 1024 * 1024 }, 'too-large', 1],
  ] as const)('[FC12] %j instead of a picture is %s after %i requests', async (answer, reason, requests) => {
    const { api, source } = await bench({
      faults: [{ endpoint: 'image', answer }],
      limits: { imageBytes: 1024 * 1024 },
    });
    expect(await pictures(source, ['1:1'])).toEqual(new Map([['1:1', reason]]));
    expect(api.tally()['GET image']).toBe(requests);
  });

  it('[FC11] a host of pictures that is down is not asked for each of them, one that fails now and then is', async () => {
    const { api, source } = await bench({ layers: 200, faults: [{ endpoint: 'image', answer: status(503) }] });
    const found = await pictures(source, layerIds(200));
    expect(found.size).toBe(200);
    expect([...new Set(found.values())].sort()).toEqual(['http-error', 'server-error']);
    expect(api.tally()['GET image']).toBeLessThan(4 * 32);
    let asked = 0;
    const isUnlucky = (): boolean => ++asked % 4 < 2;
    const shaky = await bench({
      layers: 100,
      limits: { attempts: 1 },
      faults: [{ endpoint: 'image', when: isUnlucky, answer: status(503) }],
    });
    const mixed = await pictures(shaky.source, layerIds(100));
    expect([...new Set(mixed.values())].sort()).toEqual(['http-error', 'png']);
    const silent = await bench({
      layers: 60,
      limits: { headersMs: 100 },
      faults: [{ endpoint: 'image', answer: { kind: 'silent' } }],
    });
    await pictures(silent.source, layerIds(60));
    expect(silent.api.tally()['GET image']).toBeLessThanOrEqual(12);
  });

  it('refuses a picture with too many pixels by its header', async () => {
    const { source } = await bench({ limits: { imagePixels: 1_000 } });
    expect(await pictures(source, ['1:1'])).toEqual(new Map([['1:1', 'too-large']]));
  });

  it('[FC15] contacts no address but the allowed ones', async () => {
    let connections = 0;
    const other = createServer(() => {
      connections += 1;
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => other.close(() => resolve())));
    const { port } = other.address() as AddressInfo;
    const addresses = [
      'file:///etc/passwd',
      'http://169.254.169.254/latest/meta-data/',
      `http://127.0.0.1:${port}/x.png`,
      `https://127.0.0.1:${port}/x.png`,
      `http://localhost:${port}/x.png`,
      'data:image/png;base64,iVBORw0KGgo=',
      'https://example.invalid/%2e%2e/x.png',
      'https://evil.amazonaws.com.evil.test/x.png',
      'https://ec2-1-2-3-4.compute.amazonaws.com/x.png',
      'https://user@figma-alpha-api.s3.us-west-2.amazonaws.com/x.png',
      'http://figma-alpha-api.s3.us-west-2.amazonaws.com/x.png',
      'https://figma-alpha-api.s3.us-west-2.amazonaws.com:8443/x.png',
      'not an address',
    ];
    const images = Object.fromEntries(addresses.map((address, index) => [`2:${index}`, address]));
    const { api, source } = await bench({
      layers: 20,
      faults: [{ endpoint: 'renders', answer: { kind: 'images', images } }],
    });
    const found = await pictures(source, layerIds(addresses.length));
    expect([...found.values()]).toEqual(addresses.map(() => 'address-refused'));
    expect(connections).toBe(0);
    expect(api.tally()['GET image']).toBeUndefined();
  });

  it('[FC15] refuses addresses in the answer of the fills', async () => {
    const images = { r: 'http://169.254.169.254/x', s: '', t: null };
    const { source } = await bench({ faults: [{ endpoint: 'fills', answer: { kind: 'images', images } }] });
    const found = new Map<string, unknown>();
    for await (const [ref, result] of source.fetchFills(['r', 's', 't', 'constructor'])) found.set(ref, result);
    expect([...found].sort()).toEqual([
      ['constructor', { reason: 'no-file' }],
      ['r', { reason: 'address-refused' }],
      ['s', { reason: 'no-file' }],
      ['t', { reason: 'no-file' }],
    ]);
  });
});

describe('broken and hostile answers', () => {
  it('[FC08] a dripping body is cut at the deadline of the request', async () => {
    const { api, source } = await bench({
      limits: { requestMs: 300 },
      faults: [{ answer: { kind: 'drip', everyMs: 20 } }],
    });
    const failure = await failureOf(documentOf(source));
    expect(failure).toMatchObject({ code: 'figma-timeout', params: { call: 'GET /v1/files/:key', seconds: 0.3 } });
    await expect.poll(() => api.calls[0]?.aborted).toBe(true);
    expect(api.calls).toHaveLength(1);
  });

  it('a body that falls silent is cut', async () => {
    const { source } = await bench({
      limits: { silenceMs: 200 },
      faults: [{ answer: { kind: 'drip', everyMs: 60_000 } }],
    });
    expect(await failureOf(documentOf(source))).toMatchObject({ code: 'figma-timeout', params: { seconds: 0.2 } });
  });

  it('[FC09] a server that accepts and never answers', async () => {
    const { api, source } = await bench({ limits: { headersMs: 200 }, faults: [{ answer: { kind: 'silent' } }] });
    const failure = await failureOf(documentOf(source));
    expect(failure).toMatchObject({ code: 'figma-timeout', params: { call: 'GET /v1/files/:key', seconds: 0.2 } });
    expect(api.calls).toHaveLength(1);
  });

  it('[FC09] no connection: refused, unknown name, no handshake', async () => {
    for (const name of ['HTTPS_PROXY', 'https_proxy']) vi.stubEnv(name, '');
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const mute = createServer((socket) => socket.on('error', () => undefined).resume());
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => mute.close(() => resolve())));
    const cases = [
      [`http://127.0.0.1:${port}`, 'refused the connection'],
      ['https://nosuch.invalid', 'nosuch.invalid'],
      [`https://127.0.0.1:${(mute.address() as AddressInfo).port}`, 'did not answer the connection'],
    ] as const;
    for (const [baseUrl, words] of cases) {
      const { source, pauses } = await bench({ baseUrl, limits: { connectMs: 300 } });
      const started = performance.now();
      const failure = await failureOf(documentOf(source));
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(failure.code).toBe('figma-offline');
      const { message } = failureText(translate, failure.code, failure.params);
      expect(message).toContain(words);
      expect(message).toContain('proxy');
      expect(pauses).toEqual([]);
      await source.close();
    }
  });

  it.each([false, true])('[FC10] a cut body (chunked %s) counts as a failed attempt', async (chunked) => {
    const answer = { kind: 'cut', share: 0.5, chunked } as const;
    const once = await bench({ layers: 200, faults: [{ endpoint: 'file', times: 1, answer }] });
    expect((await documentOf(once.source)).counts.nodes).toBe(202);
    expect(once.api.calls).toHaveLength(2);
    const always = await bench({ layers: 200, faults: [{ endpoint: 'file', answer }] });
    expect((await failureOf(documentOf(always.source))).code).toBe('figma-offline');
    expect(always.api.calls).toHaveLength(4);
  });

  it('[FC10] gzip that ends early is a broken answer, gzip that is none is a strange one', async () => {
    const packed = gzipSync(JSON.stringify(fixtureDesign()));
    for (const [body, code, requests] of [
      [packed.subarray(0, packed.length / 2), 'figma-offline', 4],
      [Buffer.from('not gzip at all'), 'figma-unexpected-content', 1],
    ] as const) {
      const answer = {
        kind: 'bytes',
        body,
        type: 'application/json',
        headers: { 'content-encoding': 'gzip' },
      } as const;
      const { api, source } = await bench({ faults: [{ answer }] });
      expect((await failureOf(documentOf(source))).code).toBe(code);
      expect(api.calls).toHaveLength(requests);
    }
  });

  it.each(['GZIP', 'x-gzip'])('gzip is gzip when it is called %s', async (encoding) => {
    const body = gzipSync(JSON.stringify(fixtureDesign()));
    const answer = {
      kind: 'bytes',
      body,
      type: 'application/json',
      headers: { 'content-encoding': encoding },
    } as const;
    const { source } = await bench({ faults: [{ answer }] });
    expect((await documentOf(source)).counts.pages).toBe(1);
  });

  it('[FC12] a sign-in page instead of JSON', async () => {
    const { api, source } = await bench({ faults: [{ answer: { kind: 'html' } }] });
    const failure = await failureOf(documentOf(source));
    expect(failure).toMatchObject({
      code: 'figma-unexpected-content',
      params: { type: 'text/html', excerpt: 'Sign in Welcome to the guest network' },
    });
    expect(api.calls).toHaveLength(1);
  });

  it('[FC12] excerpts are short, without marks, control characters and tokens', async () => {
    const escaped = TOKEN.replace('_', '&#x5F;').replace('-', '&#45;');
    for (const [code, token] of [
      [200, TOKEN],
      [403, TOKEN],
      [404, escaped],
    ] as const) {
      const page = `<script>${'x'.repeat(500)}</script><b>hi\u001b[31m ${token}</b>\n\n${'word '.repeat(100)}`;
      const { source } = await bench({ faults: [{ answer: status(code, { 'content-type': 'text/html' }, page) }] });
      const { code: failed, params } = await failureOf(documentOf(source));
      expect(failed).toBe('figma-unexpected-content');
      const excerpt = String(params['excerpt']);
      expect(excerpt.length).toBeLessThanOrEqual(80);
      expect(excerpt).toMatch(/^hi\\u\{1b\}\[31m ••• word word/);
    }
  });

  it('[FC12] a redirect is not followed', async () => {
    const { api, source } = await bench({
      faults: [{ answer: status(302, { location: 'https://login.evil.test/' }, '') }],
    });
    expect((await failureOf(documentOf(source))).code).toBe('figma-unexpected-content');
    expect(api.calls).toHaveLength(1);
  });

  it('JSON that breaks, and JSON that is no design', async () => {
    for (const [body, code] of [
      ['{"document":', 'figma-unexpected-content'],
      ['', 'figma-unexpected-content'],
      ['null', 'design-invalid'],
      ['[]', 'design-invalid'],
      ['{}', 'design-invalid'],
      ['{"nodes":{}}', 'design-empty'],
    ] as const) {
      const answer = { kind: 'bytes', body: Buffer.from(body), type: 'application/json' } as const;
      const { source } = await bench({ faults: [{ answer }] });
      expect((await failureOf(documentOf(source))).code).toBe(code);
    }
  });

  it('[FC13] a gzip bomb is stopped at the cap', async () => {
    const cap = 16 * 1024 * 1024;
    const { source } = await bench({
      limits: { jsonBytes: cap },
      faults: [{ answer: { kind: 'bomb', bytes: 300 * 1024 * 1024 } }],
    });
    const before = process.memoryUsage().rss;
    let peak = before;
    const timer = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 1);
    const failure = await failureOf(documentOf(source));
    clearInterval(timer);
    expect(failure).toMatchObject({ code: 'design-too-large', params: { limit: '16 MB' } });
    expect(peak - before).toBeLessThan(cap + 64 * 1024 * 1024);
  });
});

describe('stopping', () => {
  it('[FC17] stop in the middle of 200 downloads closes every socket', async () => {
    const { api, source, abort } = await bench({
      layers: 200,
      faults: [{ endpoint: 'image', when: () => api2.calls.length > 40, answer: { kind: 'silent' } }],
    });
    const api2 = api;
    let seen = 0;
    const run = (async () => {
      for await (const _ of source.fetchPictures(layerIds(200), () => undefined)) seen += 1;
    })();
    await expect.poll(() => api.calls.filter(({ status: code }) => code === null).length).toBe(6);
    const started = performance.now();
    abort.abort();
    const failure = await failureOf(run);
    expect(failure.code).toBe('cancelled');
    await source.close();
    await expect.poll(() => api.openSockets()).toBe(0);
    expect(performance.now() - started).toBeLessThan(2_000);
    const after = seen;
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toBe(after);
    expect((await failureOf(documentOf(source))).code).toBe('cancelled');
  });

  it('[FC17] a signal of a single call ends the downloads too', async () => {
    const { api, source } = await bench({ layers: 20, faults: [{ endpoint: 'image', answer: { kind: 'silent' } }] });
    const call = new AbortController();
    const run = (async () => {
      for await (const _ of source.fetchPictures(layerIds(20), () => undefined, call.signal));
    })();
    await expect.poll(() => api.calls.length).toBe(7);
    call.abort();
    expect((await failureOf(run)).code).toBe('cancelled');
    await expect.poll(() => api.openSockets()).toBe(0);
  });

  it('leaving the loop early stops the downloads in flight', async () => {
    const { api, source } = await bench({
      layers: 20,
      faults: [
        {
          endpoint: 'image',
          when: ({ startedAt }) => startedAt > 0 && api2.calls.length > 3,
          answer: { kind: 'silent' },
        },
      ],
    });
    const api2 = api;
    for await (const _ of source.fetchPictures(layerIds(20), () => undefined)) break;
    await expect.poll(() => api.calls.every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(api.calls.length).toBeLessThan(10);
  });

  it('[FC18] one API call and six downloads in flight at most', async () => {
    const { api, source } = await bench({ layers: 60 });
    await documentOf(source);
    const results = await Promise.all([
      source.fetchVariables(),
      pictures(source, layerIds(60)),
      source.fetchVariables(),
    ]);
    expect(results[1].size).toBe(60);
    expect(overlap(api.calls.filter(({ endpoint }) => endpoint !== 'image'))).toBe(1);
    expect(overlap(api.calls.filter(({ endpoint }) => endpoint === 'image'))).toBeLessThanOrEqual(6);
  });
});
