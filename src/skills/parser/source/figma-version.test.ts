import { afterEach, describe, expect, it } from 'vitest';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign } from '#testing/fake-figma-api/fixture-design';
import type { FakeAnswer, FakeFigmaOptions } from '#testing/fake-figma-api/types';
import { documentOf } from '#testing/fetched-document';
import { openFigmaSource } from './figma-source.ts';

const TOKEN = 'figd_test-token-1234567890';
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const item of open.splice(0).reverse()) await item.close();
});

const ground = async (options: FakeFigmaOptions = {}, signal = new AbortController().signal) => {
  const api = await startFakeFigmaApi({ token: TOKEN, designs: { KEY: { body: fixtureDesign() } }, ...options });
  const source = openFigmaSource({
    url: 'https://www.figma.com/design/KEY/App',
    baseUrl: api.baseUrl,
    token: TOKEN,
    limits: { headersMs: 1_500, requestMs: 5_000 },
    signal,
    onWait: () => expect.fail('there is nothing to wait for'),
  });
  open.push(api, source);
  return { api, source };
};

const json = (body: unknown): FakeAnswer => ({
  kind: 'bytes',
  body: Buffer.from(JSON.stringify(body)),
  type: 'application/json',
});

describe('the current version of a file', () => {
  it('is one call of the cheapest tier', async () => {
    const { api, source } = await ground();
    expect(await source.currentVersion?.()).toEqual({ version: '42', lastModified: '2026-01-02T03:04:05Z' });
    expect(api.tally()).toEqual({ 'GET /v1/files/:key/meta': 1 });
  });

  it('is read from either shape of the answer', async () => {
    const { source } = await ground({ faults: [{ endpoint: 'meta', answer: json({ name: 'x', version: '7' }) }] });
    expect(await source.currentVersion?.()).toEqual({ version: '7', lastModified: null });
  });

  it.each<[string, FakeAnswer]>([
    ['a token without the scope', { kind: 'status', status: 403, body: { status: 403, err: 'Invalid scope(s)' } }],
    ['no such endpoint', { kind: 'status', status: 404 }],
    ['a limit', { kind: 'status', status: 429, headers: { 'retry-after': '5' } }],
    ['a failing server', { kind: 'status', status: 500 }],
    ['a sign-in page', { kind: 'html' }],
    ['an empty object', json({})],
    ['a list', json([{ version: '7' }])],
    ['a version that is no text', json({ file: { version: 7 } })],
    ['a version that is a book', json({ file: { version: 'x'.repeat(2_000) } })],
    ['a connection that breaks', { kind: 'hang-up' }],
    ['a body that is cut', { kind: 'cut', share: 0.5 }],
    ['silence', { kind: 'silent' }],
  ])('is unknown after %s, asked once, and the import goes on', async (_what, answer) => {
    const { api, source } = await ground({ faults: [{ endpoint: 'meta', answer }] });
    expect(await source.currentVersion?.()).toBeNull();
    expect(api.tally()['GET /v1/files/:key/meta']).toBe(1);
    expect((await documentOf(source)).version).toBe('42');
  });

  it('[FC17] stops when the user does', async () => {
    const user = new AbortController();
    const { api, source } = await ground({ faults: [{ endpoint: 'meta', answer: { kind: 'silent' } }] }, user.signal);
    const asked = source.currentVersion?.();
    await expect.poll(() => api.calls.length).toBe(1);
    user.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});
