import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { startFakeFigmaApi } from './fake-figma-api.ts';
import { fixtureDesign, fixtureVariables } from './fixture-design.ts';
import { oneColourPng } from './one-colour-png.ts';
import { createRateLimit } from './rate-limit.ts';
import type { FakeFigmaApi, FakeFigmaOptions } from './types.ts';

const open: FakeFigmaApi[] = [];
afterEach(async () => {
  for (const api of open.splice(0)) await api.close();
});
const start = async (options: FakeFigmaOptions = {}): Promise<FakeFigmaApi> => {
  const body = fixtureDesign({ bound: true, imageRef: 'ref' });
  const api = await startFakeFigmaApi({ designs: { KEY: { body, variables: fixtureVariables() } }, ...options });
  open.push(api);
  return api;
};
const get = (api: FakeFigmaApi, path: string, token: string | null = 't') =>
  fetch(api.baseUrl + path, { headers: token === null ? {} : { 'X-Figma-Token': token } });

describe('fake Figma API', () => {
  it('answers in the shapes of Figma, and counts', async () => {
    const api = await start();
    const file = await (await get(api, '/v1/files/KEY?geometry=paths')).json();
    expect(file).toMatchObject({ name: 'Fixture', document: { type: 'DOCUMENT' } });
    const nodes = await (await get(api, '/v1/files/KEY/nodes?ids=1:1,9:9')).json();
    expect(nodes).toMatchObject({ nodes: { '1:1': { document: { id: '1:1' }, components: {} }, '9:9': null } });
    const asked = await get(api, '/v1/images/KEY?ids=1%3A1,9:9&format=png&scale=2');
    const renders = (await asked.json()) as { images: Record<string, string> };
    expect(renders).toEqual({ err: null, images: { '1:1': expect.stringMatching(/^http:\/\/127/), '9:9': null } });
    const picture = await fetch(renders.images['1:1'] ?? '');
    expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({
      format: 'png',
      width: 200,
      height: 400,
    });
    const listed = await get(api, '/v1/files/KEY/images');
    const fills = (await listed.json()) as { meta: { images: { ref: string } } };
    expect(fills).toMatchObject({ error: false, meta: { images: { ref: expect.any(String) } } });
    expect((await fetch(fills.meta.images.ref)).headers.get('content-type')).toBe('image/png');
    expect(await (await get(api, '/v1/files/KEY/variables/local')).json()).toEqual(fixtureVariables());
    expect(await (await get(api, '/v1/files/KEY/meta')).json()).toMatchObject({
      file: { name: 'Fixture', version: '42', last_touched_at: '2026-01-02T03:04:05Z' },
    });
    expect(api.calls.map(({ endpoint, ids, status, hasToken }) => [endpoint, ids.length, status, hasToken])).toEqual([
      ['file', 0, 200, true],
      ['nodes', 2, 200, true],
      ['renders', 2, 200, true],
      ['image', 1, 200, false],
      ['fills', 0, 200, true],
      ['image', 0, 200, false],
      ['variables', 0, 200, true],
      ['meta', 0, 200, true],
    ]);
    expect(api.tally()['GET image']).toBe(2);
  });

  it('refuses as Figma does', async () => {
    const api = await start({ token: 'good', plan: 'pro' });
    for (const token of [null, 'bad']) {
      const answer = await get(api, '/v1/files/KEY', token);
      expect([answer.status, await answer.json()]).toEqual([403, { status: 403, err: 'Invalid token' }]);
    }
    expect((await get(api, '/v1/files/NONE', 'good')).status).toBe(404);
    expect((await get(api, '/v1/images/KEY', 'good')).status).toBe(400);
    expect((await get(api, '/v1/images/KEY?ids=1:1&scale=9', 'good')).status).toBe(400);
    expect(await (await get(api, '/v1/files/KEY/variables/local', 'good')).json()).toEqual({
      status: 403,
      error: true,
      message: 'Limited by Figma plan',
    });
    expect((await get(api, '/v2/files/KEY', 'good')).status).toBe(404);
  });

  it('limits by plan and seat with Figma’s headers', async () => {
    const api = await start({ limited: true, plan: 'starter', seat: 'view' });
    const answers = [];
    for (let call = 0; call < 7; call += 1) answers.push(await get(api, '/v1/files/KEY'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const { headers } = answers[6] as Response;
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(2_500_000);
    expect([headers.get('x-figma-plan-tier'), headers.get('x-figma-rate-limit-type')]).toEqual(['starter', 'low']);
    const limit = createRateLimit('pro', 'full');
    const refusals = Array.from({ length: 11 }, (_, call) => limit.refuse('renders', call * 100));
    expect(refusals.filter((refusal) => refusal !== null)).toEqual([expect.objectContaining({ 'retry-after': '59' })]);
    expect(limit.refuse('variables', 1_600)).toBeNull();
    expect(limit.refuse('file', 60_001)).toBeNull();
  });

  it('puts faults in the place of answers, so many times', async () => {
    const api = await start({ faults: [{ endpoint: 'file', times: 1, answer: { kind: 'status', status: 500 } }] });
    expect([(await get(api, '/v1/files/KEY')).status, (await get(api, '/v1/files/KEY')).status]).toEqual([500, 200]);
    api.setFaults([{ answer: { kind: 'hang-up' } }]);
    await expect(get(api, '/v1/files/KEY')).rejects.toThrow();
    expect(api.calls.at(-1)).toMatchObject({ status: 0, aborted: true });
  });

  it('draws whole PNG files of any size', async () => {
    for (const [width, height] of [
      [1, 1],
      [8, 3],
      [641, 479],
      [9_000, 9_000],
    ] as const) {
      const { data, info } = await sharp(oneColourPng(width, height, 5))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const shrink = Math.min(1, Math.sqrt(32_000_000 / (width * height)));
      expect([info.width, info.height]).toEqual([Math.round(width * shrink), Math.round(height * shrink)]);
      expect(new Set(data.subarray(0, info.channels)).size).toBeGreaterThan(1);
    }
  });

  it('runs from the command line', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const child = spawn(process.execPath, [main, '--port', '0', '--no-corpus'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    await expect.poll(() => lines.join(''), { timeout: 10_000 }).toContain('\n');
    const { url } = JSON.parse(lines.join('')) as { url: string };
    expect((await fetch(`${url}/v1/files/X`, { headers: { 'X-Figma-Token': 'x' } })).status).toBe(404);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(lines.join('')).toContain('"call":"GET /v1/files/:key","key":"X","ids":0,"status":404');
  });
});
