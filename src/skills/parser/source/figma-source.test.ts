import { afterEach, describe, expect, it } from 'vitest';
import { documentOf } from '#testing/fetched-document';
import { startFakeFigmaApi } from '../../../testing/fake-figma-api/fake-figma-api.ts';
import { fixtureDesign, fixtureVariables } from '../../../testing/fake-figma-api/fixture-design.ts';
import type { FakeFigmaApi, FakeFigmaOptions } from '../../../testing/fake-figma-api/types.ts';
import { resolveVariables } from '../variables/variable-table.ts';
import type { DesignSource } from './design-source.ts';
import { type FigmaSourceOptions, openFigmaSource } from './figma-source.ts';

const TOKEN = 'figd_test-token-1234567890';
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const item of open.splice(0)) await item.close();
});

const start = async (options: FakeFigmaOptions): Promise<FakeFigmaApi> => {
  const api = await startFakeFigmaApi({ token: TOKEN, ...options });
  open.push(api);
  return api;
};

const source = (api: FakeFigmaApi, options: Partial<FigmaSourceOptions> = {}): DesignSource => {
  const made = openFigmaSource({
    url: 'https://www.figma.com/design/KEY/App',
    baseUrl: api.baseUrl,
    token: TOKEN,
    signal: new AbortController().signal,
    onWait: () => undefined,
    ...options,
  });
  open.unshift(made);
  return made;
};

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

describe('openFigmaSource', () => {
  it('fetches exactly what is planned, endpoint by endpoint', async () => {
    const api = await start({
      designs: {
        KEY: { body: fixtureDesign({ layers: 230, bound: true, imageRef: 'ref1' }), variables: fixtureVariables() },
      },
    });
    const figma = source(api);
    const design = await documentOf(figma);
    expect(design).toMatchObject({
      kind: 'figma-rest',
      fileKey: 'KEY',
      fileName: 'Fixture',
      version: '42',
      lastModified: '2026-01-02T03:04:05Z',
      nodeIds: [],
      counts: { pages: 1, nodes: 232, texts: 1, visibleTexts: 1 },
      problems: [],
    });
    const { response, reason } = await figma.fetchVariables();
    expect(reason).toBeNull();
    expect(resolveVariables(response, reason).lookup('VariableID:1:1', {})).toMatchObject({
      token: 'Theme/text/brand',
    });
    const progress: number[] = [];
    const ids = Array.from({ length: 230 }, (_, index) => `2:${index}`);
    const pictures = await all(figma.fetchPictures([...ids, '2:0'], (done) => progress.push(done)));
    expect(pictures).toHaveLength(230);
    expect(pictures.every(([, picture]) => 'bytes' in picture && picture.format === 'png')).toBe(true);
    expect(progress.at(-1)).toBe(230);
    const [fill] = await all(figma.fetchFills(['ref1', 'ref1']));
    expect(fill?.[0]).toBe('ref1');
    expect(fill?.[1]).toMatchObject({ format: 'png' });
    expect(api.tally()).toEqual({
      'GET /v1/files/:key': 1,
      'GET /v1/files/:key/variables/local': 1,
      'GET /v1/images/:key': 3,
      'GET image': 231,
      'GET /v1/files/:key/images': 1,
    });
    expect(api.calls.filter(({ endpoint }) => endpoint === 'renders').map(({ ids: asked }) => asked.length)).toEqual([
      100, 100, 30,
    ]);
    expect(api.calls.find(({ endpoint }) => endpoint === 'file')?.geometry).toBe('paths');
    expect(api.calls.find(({ endpoint }) => endpoint === 'renders')?.scale).toBe('2');
  });

  it('asks for nothing that the design does not use', async () => {
    const api = await start({ designs: { KEY: { body: fixtureDesign() } } });
    const figma = source(api);
    await documentOf(figma);
    expect(await figma.fetchVariables()).toEqual({ response: null, reason: null });
    expect(await all(figma.fetchPictures([], () => undefined))).toEqual([]);
    expect(await all(figma.fetchFills([]))).toEqual([]);
    expect(api.tally()).toEqual({ 'GET /v1/files/:key': 1 });
  });

  it('asks for the layers of an address and of a branch', async () => {
    const api = await start({ designs: { BRANCH: { body: fixtureDesign() } } });
    const figma = source(api, { url: 'https://www.figma.com/design/KEY/branch/BRANCH/App?node-id=2-1,9-9,1-1' });
    const design = await documentOf(figma);
    expect(design).toMatchObject({ fileKey: 'BRANCH', nodeIds: ['2:1', '9:9', '1:1'] });
    expect(design.pages).toHaveLength(1);
    expect(design.pages[0]).toMatchObject({ name: 'Fixture' });
    expect(design.pages[0]?.children.map(({ id }) => id)).toEqual(['2:1', '1:1']);
    expect(design.problems.map(({ rule, nodes }) => [rule, nodes.map(({ id }) => id)])).toEqual([
      ['node-missing', ['9:9']],
      ['duplicate-id', ['2:1~2']],
    ]);
    expect(api.tally()).toEqual({ 'GET /v1/files/:key/nodes': 1 });
    // The second copy of the layer is drawn by the id that Figma knows.
    const pictures = await all(figma.fetchPictures(['2:1', '2:1~2'], () => undefined));
    expect(pictures.map(([id, picture]) => [id, 'bytes' in picture])).toEqual([
      ['2:1', true],
      ['2:1~2', true],
    ]);
    expect(api.calls.find(({ endpoint }) => endpoint === 'renders')?.ids).toEqual(['2:1']);
  });

  it('opens a page that the address names', async () => {
    const api = await start({ designs: { KEY: { body: fixtureDesign() } } });
    const design = await documentOf(source(api, { url: 'https://figma.com/file/KEY?node-id=0-1' }));
    expect(design.pages.map(({ id, name }) => [id, name])).toEqual([['0:1', 'Page 1']]);
  });

  it('says when no layer of the address is in the file', async () => {
    const api = await start({ designs: { KEY: { body: fixtureDesign() } } });
    const figma = source(api, { url: 'https://figma.com/file/KEY?node-id=9-9' });
    await expect(documentOf(figma)).rejects.toMatchObject({ code: 'figma-bad-request' });
  });

  it('tells every call without its secrets', async () => {
    const api = await start({ designs: { KEY: { body: fixtureDesign() } } });
    const records: unknown[] = [];
    await documentOf(source(api, { onCall: (record) => records.push(record) }));
    expect(records).toEqual([{ endpoint: 'file', status: 200, ms: expect.any(Number) }]);
  });

  it('sends the token to the API and never for a picture', async () => {
    const api = await start({ designs: { KEY: { body: fixtureDesign({ imageRef: 'r' }) } } });
    const figma = source(api, { token: `\uFEFF ${TOKEN}\n` });
    await documentOf(figma);
    await all(figma.fetchPictures(['1:1'], () => undefined));
    await all(figma.fetchFills(['r']));
    for (const call of api.calls) expect(call.hasToken).toBe(call.endpoint !== 'image');
  });

  it.each([
    [{ url: 'https://figma.com.evil.test/file/K' }, 'figma-url-invalid', { reason: 'figmaUrl.host' }],
    [{ token: null }, 'figma-token-missing', {}],
    [{ token: ' \n' }, 'figma-token-missing', {}],
    [{ token: 'figd_ä' }, 'figma-auth', {}],
    [{ token: 'figd a' }, 'figma-auth', {}],
    [{ baseUrl: 'http://api.figma.com' }, 'figma-offline', { reason: 'reason.api-base' }],
    [{ baseUrl: 'https://user:pass@api.figma.com' }, 'figma-offline', { reason: 'reason.api-base' }],
    [{ baseUrl: 'not an address' }, 'figma-offline', { reason: 'reason.api-base' }],
  ] as const)('[FC16] refuses %j before anything is sent', async (options, code, params) => {
    const api = await start({});
    let thrown: unknown;
    try {
      source(api, options);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, params });
    expect(api.calls).toEqual([]);
  });
});
