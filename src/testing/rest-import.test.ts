import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { listSnapshots } from '#workspace/snapshots';
import { corpusDir, NO_CORPUS } from './corpus.ts';
import { startFakeFigmaApi } from './fake-figma-api/fake-figma-api.ts';
import { fixtureDesign, fixtureVariables } from './fake-figma-api/fixture-design.ts';
import type { FakeFigmaOptions } from './fake-figma-api/types.ts';
import { fileTree } from './file-tree.ts';
import { type ReadyWorkspace, readyWorkspace } from './ready-workspace.ts';

const TOKEN = 'figd_a-token-for-the-test-0123456789';
const IMAGE_REF = 'a'.repeat(40);

const withFigma = async (options: FakeFigmaOptions) => {
  const api = await startFakeFigmaApi({ token: TOKEN, ...options });
  onTestFinished(api.close);
  const ready = await readyWorkspace({ environment: { FIGMA_API_BASE: api.baseUrl, FIGMA_TOKEN: TOKEN } });
  return { api, ready };
};

const importUrl = async (ready: ReadyWorkspace, figmaUrl: string) => {
  const started = ready.state().log.records.length;
  await ready.ask('import.submit', { figmaUrl });
  const { lastOutcome } = await ready.until(
    (state) => state.lastOutcome?.skill === 'parser' && state.agent.kind !== 'busy',
  );
  return { outcome: lastOutcome, log: ready.state().log.records.slice(started) };
};

const KEY = 'FixtureFileKey0000001';
const url = (key: string): string => `https://www.figma.com/design/${key}/Name`;

describe("import through Figma's API", () => {
  it('asks exactly once for the file, the variables and the fills, and in batches for renders', async () => {
    const layers = 3;
    const body = fixtureDesign({ layers, bound: true, imageRef: IMAGE_REF });
    const { api, ready } = await withFigma({ designs: { [KEY]: { body, variables: fixtureVariables() } } });
    const { outcome } = await importUrl(ready, url(KEY));
    expect(outcome).toMatchObject({ kind: 'done' });
    const tally = api.tally();
    expect(tally).toMatchObject({
      'GET /v1/files/:key': 1,
      'GET /v1/images/:key': 1,
      'GET /v1/files/:key/variables/local': 1,
    });
    expect(tally['GET /v1/files/:key/nodes']).toBeUndefined();
    const [render] = api.calls.filter((call) => call.endpoint === 'renders');
    expect(render).toMatchObject({ scale: '2' });
    const view = await ready.ask('snapshot.read', { name: outcome?.snapshot ?? '' });
    expect(view.head).toMatchObject({ source: 'figma-rest', fileKey: KEY, figmaVersion: '42' });
    expect(view.screens[0]?.picture).toMatch(/^screenshots\/screen-/);
    expect(await ready.backend.readAsset(`snapshots/${view.name}/${view.screens[0]?.picture}`)).toMatchObject({
      type: 'image/png',
    });
    expect(JSON.stringify(ready.state())).not.toContain(TOKEN);
  }, 120_000);

  it('asks for no variables and no fills where the design uses none, and only for the layers that were linked', async () => {
    const { api, ready } = await withFigma({ designs: { [KEY]: { body: fixtureDesign({ layers: 0 }) } } });
    expect((await importUrl(ready, `${url(KEY)}?node-id=1-1`)).outcome?.kind).toBe('done');
    const tally = api.tally();
    expect(tally).toMatchObject({ 'GET /v1/files/:key/nodes': 1 });
    for (const pattern of ['GET /v1/files/:key', 'GET /v1/files/:key/variables/local', 'GET /v1/files/:key/images'])
      expect(tally[pattern], pattern).toBeUndefined();
  }, 120_000);

  it('[FC04] a refused token is one call, a sentence without the token, and a workspace as before', async () => {
    const { api, ready } = await withFigma({ designs: { [KEY]: { body: fixtureDesign() } }, token: 'another' });
    const before = await fileTree(ready.workspace);
    const { outcome } = await importUrl(ready, url(KEY));
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'figma-auth' } });
    expect(api.calls).toHaveLength(1);
    expect(await fileTree(ready.workspace)).toEqual(before);
    expect(JSON.stringify(ready.state())).not.toContain(TOKEN);
  }, 120_000);

  it('[FC17] Stop in the middle closes every socket and leaves nothing behind', async () => {
    const { api, ready } = await withFigma({
      designs: { [KEY]: { body: fixtureDesign({ layers: 200, imageRef: IMAGE_REF }) } },
      faults: [{ endpoint: 'image', answer: { kind: 'silent' } }],
    });
    const before = await fileTree(ready.workspace);
    await ready.ask('import.submit', { figmaUrl: url(KEY) });
    await vi.waitFor(() => expect(api.calls.some((call) => call.endpoint === 'image')).toBe(true), 30_000);
    const pressed = performance.now();
    const gone = vi.waitFor(async () => {
      expect(api.openSockets()).toBe(0);
      expect(await fileTree(ready.workspace)).toEqual(before);
      return performance.now();
    }, 10_000);
    await ready.ask('run.stop', {});
    expect(ready.state().lastOutcome?.kind).toBe('stopped');
    expect((await gone) - pressed).toBeLessThan(2_000);
    const told = ready.facts.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const later = ready.facts.slice(told).filter((fact) => fact.type === 'progress' || fact.type === 'outcome');
    expect(later).toEqual([]);
    expect((await readdir(join(ready.workspace, '.hx'))).filter((name) => name !== 'figma2code')).toEqual([]);
    api.setFaults([]);
    expect((await importUrl(ready, url(KEY))).outcome?.kind).toBe('done');
  }, 120_000);

  it('no token at all is said before anything is sent', async () => {
    const api = await startFakeFigmaApi({ designs: { [KEY]: { body: fixtureDesign() } } });
    onTestFinished(api.close);
    const ready = await readyWorkspace({ environment: { FIGMA_API_BASE: api.baseUrl } });
    expect((await importUrl(ready, url(KEY))).outcome).toMatchObject({ failure: { code: 'figma-token-missing' } });
    expect(api.calls).toEqual([]);
  }, 120_000);

  it('a real file of the corpus is imported with its planned calls', async (context) => {
    const corpus = corpusDir();
    if (corpus === null) return context.skip(NO_CORPUS);
    const { api, ready } = await withFigma({ corpus });
    const { outcome } = await importUrl(ready, url('speck-ds'));
    expect(outcome?.kind).toBe('done');
    const renders = api.calls.filter((call) => call.endpoint === 'renders');
    const ids = renders.flatMap((call) => call.ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(renders).toHaveLength(Math.ceil(ids.length / 100));
    expect(api.tally()).toMatchObject({ 'GET /v1/files/:key': 1, 'GET /v1/files/:key/variables/local': 1 });
    expect(await listSnapshots(ready.workspace, 'html')).toHaveLength(1);
    await writeFile(join(ready.dir, 'done'), '');
  }, 180_000);
});
