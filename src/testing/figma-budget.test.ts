import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testBackend } from '#testing/test-backend';
import { startFakeFigmaApi } from './fake-figma-api/fake-figma-api.ts';
import { fixtureDesign, fixtureVariables } from './fake-figma-api/fixture-design.ts';
import type { FakeCall, FakeFigmaOptions } from './fake-figma-api/types.ts';
import { type ReadyWorkspace, readyWorkspace } from './ready-workspace.ts';

const TOKEN = 'figd_a-token-for-the-test-0123456789';
const KEY = 'FixtureFileKey0000001';
const URL = `https://www.figma.com/design/${KEY}/Name`;
const DAY = 86_400;

const ground = async (options: FakeFigmaOptions = {}) => {
  const body = fixtureDesign({ layers: 3, bound: true, imageRef: 'a'.repeat(40) });
  const designs = { [KEY]: { body, variables: fixtureVariables() } };
  const api = await startFakeFigmaApi({ token: TOKEN, designs, ...options });
  onTestFinished(api.close);
  const environment = { FIGMA_API_BASE: api.baseUrl, FIGMA_TOKEN: TOKEN };
  return { api, environment, ready: await readyWorkspace({ environment }) };
};

const importIt = async (ready: ReadyWorkspace, more: { ignoreLimit?: boolean } = {}) => {
  await ready.ask('import.submit', { figmaUrl: URL, ...more });
  return (await ready.until((state) => state.lastOutcome?.skill === 'parser' && state.agent.kind !== 'busy'))
    .lastOutcome;
};

const asked = (calls: readonly FakeCall[], endpoint: FakeCall['endpoint']): number =>
  calls.filter((call) => call.endpoint === endpoint).length;

const limited = (endpoint: FakeCall['endpoint'], seconds: number) =>
  ({
    endpoint,
    answer: {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': String(seconds), 'x-figma-plan-tier': 'starter', 'x-figma-rate-limit-type': 'low' },
    },
  }) as const;

describe('the budget of Figma calls', () => {
  it('every call is counted by tier, as the server saw them, and kept outside the workspace', async () => {
    const { api, ready } = await ground();
    expect(ready.state().figma).toMatchObject({ plan: null, seat: null, known: 'nowhere', calls: { 1: [], 2: [] } });
    expect((await importIt(ready))?.kind).toBe('done');
    const { figma } = ready.state();
    const first = asked(api.calls, 'file') + asked(api.calls, 'renders');
    const second = asked(api.calls, 'variables') + asked(api.calls, 'fills');
    expect([first, second, asked(api.calls, 'meta')]).toEqual([2, 1, 0]);
    expect([1, 2, 3].map((tier) => figma?.calls[tier as 1].length)).toEqual([first, second, 0]);
    expect(figma?.made).toEqual({ file: 1, renders: 1, variables: 1 });
    expect(figma?.keptUntil).toBeNull();
    const data = join(ready.dir, 'data');
    await ready.backend.close();
    const text = await readFile(join(data, 'figma-calls.json'), 'utf8');
    expect(text).not.toContain(TOKEN);
    expect((await stat(join(data, 'figma-calls.json'))).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(await readdir(ready.workspace, { recursive: true }))).not.toContain('figma-calls');
  }, 120_000);

  it('a limit of thirty days is said, kept over a restart, and not asked against unless the user wants to', async () => {
    const { api, ready, environment } = await ground({ faults: [limited('file', 30 * DAY)] });
    const outcome = await importIt(ready);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'figma-rate-limited' } });
    expect(outcome?.failure?.message).toContain('30 d');
    expect(api.calls).toHaveLength(1);
    expect(ready.state().figma).toMatchObject({ plan: 'starter', seat: 'view', known: 'answer' });
    expect(ready.state().figma?.refusals).toEqual([{ tier: 1, until: expect.any(Number) }]);
    const again = await importIt(ready);
    expect(again).toMatchObject({ kind: 'failed', failure: { code: 'figma-rate-limited' } });
    expect(again?.failure?.message).toMatch(/29 d 23 h|30 d/);
    expect(api.calls).toHaveLength(1);
    await ready.backend.close();
    const restarted = {
      ...(await testBackend(ready.dir, { environment })),
      dir: ready.dir,
      workspace: ready.workspace,
    };
    onTestFinished(restarted.close);
    await restarted.ask('workspace.open', { path: ready.workspace });
    expect(restarted.state().figma?.refusals).toHaveLength(1);
    expect(await importIt(restarted)).toMatchObject({ failure: { code: 'figma-rate-limited' } });
    expect(api.calls).toHaveLength(1);
    api.setFaults([]);
    expect((await importIt(restarted, { ignoreLimit: true }))?.kind).toBe('done');
    // The answer has shown that the limit is gone.
    expect(restarted.state().figma?.refusals).toEqual([]);
  }, 180_000);

  it('[FC01] a limit that ends within a minute is waited for', async () => {
    const { api, ready } = await ground({ faults: [{ ...limited('variables', 61), times: 1 }] });
    const start = Date.now();
    expect(await importIt(ready)).toMatchObject({ failure: { code: 'figma-rate-limited' } });
    const calls = api.calls.length;
    vi.useFakeTimers({ toFake: ['Date'], now: start + 59_000 });
    onTestFinished(() => void vi.useRealTimers());
    const outcome = importIt(ready);
    await vi.waitFor(() => expect(ready.state().agent.kind).toBe('busy'));
    expect((await outcome)?.kind).toBe('done');
    expect(api.calls[calls]?.startedAt).toBeGreaterThan(0);
    const waits = ready.facts.filter(
      (fact) => fact.type === 'progress' && fact.action.type === 'detail' && fact.action.detail.label === 'waiting',
    );
    expect(waits.length).toBeGreaterThan(0);
  }, 180_000);

  it('an import that was refused at its renders goes on without fetching the file again', async () => {
    const { api, ready } = await ground({ faults: [limited('renders', 3_600)] });
    const cache = join(ready.dir, 'data', 'agent', 'cache');
    expect(await importIt(ready)).toMatchObject({ failure: { code: 'figma-rate-limited' } });
    expect(ready.state().figma?.keptUntil).toBeGreaterThan(Date.now());
    const [kept] = await readdir(cache);
    expect((await stat(cache)).mode & 0o777).toBe(0o700);
    expect((await stat(join(cache, kept ?? ''))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(cache, kept ?? ''), 'utf8')).not.toContain(TOKEN);
    api.setFaults([]);
    const outcome = await importIt(ready, { ignoreLimit: true });
    expect(outcome?.kind).toBe('done');
    expect(asked(api.calls, 'file')).toBe(1);
    expect(asked(api.calls, 'renders')).toBe(2);
    expect(ready.state().figma?.keptUntil).toBeNull();
    const view = await ready.ask('snapshot.read', { name: outcome?.snapshot ?? '' });
    expect(view.head).toMatchObject({ fileKey: KEY, figmaVersion: '42' });
    await vi.waitFor(async () => expect(await readdir(cache)).toEqual([]));
  }, 120_000);

  it('an import that was stopped after the file had arrived does not fetch it again', async () => {
    const { api, ready } = await ground({ faults: [{ endpoint: 'image', answer: { kind: 'silent' } }] });
    await ready.ask('import.submit', { figmaUrl: URL });
    await vi.waitFor(() => expect(asked(api.calls, 'image')).toBeGreaterThan(0), 30_000);
    await ready.ask('run.stop', {});
    api.setFaults([]);
    expect((await importIt(ready))?.kind).toBe('done');
    expect(asked(api.calls, 'file')).toBe(1);
  }, 120_000);
});
