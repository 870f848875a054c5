import { chmod, mkdir, readdir, readFile, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign } from '#testing/fake-figma-api/fixture-design';
import type { FakeFigmaApi } from '#testing/fake-figma-api/types';
import { documentOf } from '#testing/fetched-document';
import { tempDir } from '#testing/temp-dir';
import type { DesignSource } from './design-source.ts';
import { createDocumentCache, type DocumentKey, KEPT_MS } from './document-cache.ts';
import { openFigmaSource } from './figma-source.ts';

const TOKEN = 'figd_test-token-1234567890';
const keyOf = (change: Partial<DocumentKey> = {}): DocumentKey => ({
  fingerprint: 'print',
  base: 'https://api.figma.com',
  fileKey: 'KEY',
  nodeIds: [],
  ...change,
});

const folder = async (): Promise<string> => {
  const dir = await tempDir('documents');
  onTestFinished(dir.remove);
  return join(dir.path, 'cache');
};

const keep = async (dir: string, key: DocumentKey, body: string): Promise<void> => {
  const cache = createDocumentCache(dir, key);
  cache.put(Buffer.from(body));
  await expect.poll(async () => (await createDocumentCache(dir, key).read())?.toString()).toBe(body);
};

describe('the document that is kept', () => {
  it('is that of the same token, origin, file and layers alone', async () => {
    const dir = await folder();
    await keep(dir, keyOf(), '{one}');
    for (const other of [{ fingerprint: 'x' }, { base: 'x' }, { fileKey: 'x' }, { nodeIds: ['1:2'] }])
      expect(await createDocumentCache(dir, keyOf(other)).read()).toBeNull();
    expect((await createDocumentCache(dir, keyOf()).read())?.toString()).toBe('{one}');
  });

  it('[I7] is closed to others, and its name says nothing', async () => {
    const dir = await folder();
    await keep(dir, keyOf({ fingerprint: TOKEN, fileKey: 'SecretFileKey' }), '{}');
    const [name = ''] = await readdir(dir);
    expect(name).toMatch(/^[0-9a-f]{32}\.2\.json$/);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
  });

  it('[I8] two files at most: the oldest goes', async () => {
    const dir = await folder();
    for (const [index, fileKey] of ['a', 'b', 'c'].entries()) {
      await keep(dir, keyOf({ fileKey }), `{${fileKey}}`);
      const [newest = ''] = (await readdir(dir)).filter((name) => name.includes('.3.'));
      expect(newest).not.toBe('');
      for (const name of await readdir(dir)) {
        const age = Date.now() / 1_000 - 100 + index;
        if ((await readFile(join(dir, name), 'utf8')) === `{${fileKey}}`) await utimes(join(dir, name), age, age);
      }
    }
    const kept = await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'utf8')));
    expect(kept.sort()).toEqual(['{b}', '{c}']);
  });

  it('is too old after an hour, and gone when it is forgotten', async () => {
    const dir = await folder();
    await keep(dir, keyOf(), '{one}');
    const [name = ''] = await readdir(dir);
    const old = (Date.now() - KEPT_MS - 1_000) / 1_000;
    await utimes(join(dir, name), old, old);
    expect(await createDocumentCache(dir, keyOf()).read()).toBeNull();
    await keep(dir, keyOf(), '{two}');
    const cache = createDocumentCache(dir, keyOf());
    cache.put(Buffer.from('{three}'));
    await cache.forget();
    expect(await readdir(dir)).toEqual([]);
  });

  it('is not read when it was cut, is a link, or lies where others can write', async () => {
    const dir = await folder();
    await keep(dir, keyOf(), '{whole}');
    const [name = ''] = await readdir(dir);
    await truncate(join(dir, name), 3);
    expect(await createDocumentCache(dir, keyOf()).read()).toBeNull();
    await keep(dir, keyOf(), '{whole}');
    await chmod(dir, 0o777);
    expect(await createDocumentCache(dir, keyOf()).read()).toBeNull();
    const elsewhere = await folder();
    await mkdir(elsewhere, { mode: 0o700 });
    await symlink(join(dir, name), join(elsewhere, name));
    expect(await createDocumentCache(elsewhere, keyOf()).read()).toBeNull();
  });

  it('a folder that cannot be made keeps nothing and harms nothing', async () => {
    const dir = await folder();
    await mkdir(join(dir, '..'), { recursive: true });
    await writeFile(dir, 'a file');
    const cache = createDocumentCache(dir, keyOf());
    cache.put(Buffer.from('x'));
    await cache.forget();
    expect(await cache.read()).toBeNull();
    expect(await readFile(dir, 'utf8')).toBe('a file');
  });
});

describe('a second try', () => {
  const ground = async (): Promise<{ api: FakeFigmaApi; dir: string; again(): DesignSource }> => {
    const api = await startFakeFigmaApi({ token: TOKEN, designs: { KEY: { body: fixtureDesign({ bound: true }) } } });
    onTestFinished(api.close);
    const dir = await folder();
    const again = (): DesignSource => {
      const source = openFigmaSource({
        url: 'https://www.figma.com/design/KEY/App',
        baseUrl: api.baseUrl,
        token: TOKEN,
        keep: { dir, fingerprint: 'print' },
        signal: new AbortController().signal,
        onWait: () => undefined,
      });
      onTestFinished(source.close);
      return source;
    };
    return { api, dir, again };
  };
  const files = (dir: string): Promise<string[]> =>
    readdir(dir).then(
      (names) => names.filter((name) => name.endsWith('.json')),
      () => [],
    );

  it('has the document without a call, and still knows that variables are used', async () => {
    const { api, dir, again } = await ground();
    const first = await documentOf(again());
    await expect.poll(() => files(dir)).toHaveLength(1);
    const source = again();
    expect(await documentOf(source)).toEqual(first);
    expect(api.tally()).toEqual({ 'GET /v1/files/:key': 1 });
    await source.fetchVariables();
    expect(api.tally()['GET /v1/files/:key/variables/local']).toBe(1);
    await source.forget?.();
    expect(await files(dir)).toEqual([]);
    await documentOf(again());
    expect(api.tally()['GET /v1/files/:key']).toBe(2);
  });

  it('fetches again what is damaged, and what the file is no longer', async () => {
    const { api, dir, again } = await ground();
    await documentOf(again());
    await expect.poll(() => files(dir)).toHaveLength(1);
    const [name = ''] = await files(dir);
    const size = (await stat(join(dir, name))).size;
    await writeFile(join(dir, name), 'x'.repeat(size));
    expect((await documentOf(again())).version).toBe('42');
    expect(api.tally()['GET /v1/files/:key']).toBe(2);
    const lastModified = new Date().toISOString();
    api.setDesign('KEY', { body: { ...fixtureDesign(), version: '43', lastModified } });
    await expect.poll(async () => (await readFile(join(dir, name), 'utf8')).startsWith('{')).toBe(true);
    const source = again();
    expect((await source.currentVersion?.())?.version).toBe('43');
    expect((await documentOf(source)).version).toBe('43');
    expect(api.tally()['GET /v1/files/:key']).toBe(3);
  });
});
