import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reason } from '#contract/reason';
import { createAside } from '#figma-plugin/sandbox/aside';
import { evaluate } from '#figma-plugin/sandbox/evaluate';
import { plainPng } from '#testing/plain-png';
import { temporaryFolder } from '#testing/workspace-fixture';
import type { FigmaLimits } from '../../figma/client/limits.ts';
import { openPluginSource } from './plugin-source.ts';
import { fillsSnippet, type PluginScope, partSnippet, picturesSnippet } from './snippets.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the desktop takes at most. */
const LONGEST = 200_000;

const LAYER = JSON.stringify({ document: { id: '1:1', name: 'a', type: 'FRAME', children: [] } });

interface Answers {
  readonly layers?: readonly string[];
  texts?(ids: readonly string[]): unknown;
  pictures?(ids: readonly string[]): unknown;
  part?(): string;
  readonly limits?: Partial<FigmaLimits>;
  readonly scope?: PluginScope;
}

const idsIn = (js: string, before: string): string[] =>
  JSON.parse(new RegExp(`${before}(\\[.*?\\])[).]`).exec(js)?.[1] ?? '[]') as string[];

/** A plugin that says whatever it is told to. */
const plugin = ({ layers = ['1:1'], texts, pictures, part, limits, scope = 'file' }: Answers) => {
  const asked: string[] = [];
  const source = openPluginSource({
    scope,
    signal: new AbortController().signal,
    ...(limits ? { limits } : {}),
    onProgress: () => undefined,
    evaluate: async (js) => {
      asked.push(js);
      if (js.length > LONGEST) throw new Error('too long');
      if (js.includes('figma.root.name')) return { name: 'F', pages: [{ id: '0:1', name: 'P', modes: {}, layers }] };
      if (js.includes('readAside')) return part?.() ?? 'x'.repeat(1_000);
      if (js.includes('JSON_REST_V1')) {
        const ids = idsIn(js, 'of ');
        return texts?.(ids) ?? { texts: ids.map(() => LAYER), aside: 0 };
      }
      if (js.includes('getLocalVariablesAsync')) return ['own'];
      if (js.includes('getVariableByIdAsync'))
        return { texts: idsIn(js, 'of ').map((id) => JSON.stringify({ id })), aside: 0 };
      return pictures?.(idsIn(js, 'of '));
    },
  });
  return { source, asked };
};

const spool = (): string => join(folder, 'body.json');

const failureOf = (answers: Answers): Promise<unknown> =>
  plugin(answers)
    .source.fetchBody(spool())
    .then(
      () => null,
      (error: unknown) => error,
    );

describe('a document that is read through the plugin', () => {
  it('is asked for in snippets that the desktop takes, however much there is', async () => {
    const layers = Array.from({ length: 12_000 }, (_, at) => `${at}:"\n${at}`);
    const variables = Array.from({ length: 3_000 }, (_, at) => `VariableID:${'a'.repeat(40)}/${at}`);
    const named = JSON.stringify({ document: { id: '1:1', name: 'a', type: 'FRAME', bound: variables, children: [] } });
    const { source, asked } = plugin({
      layers,
      texts: (ids) => ({ texts: ids.map((id) => (id === layers[0] ? named : LAYER)), aside: 0 }),
    });
    const { scan } = await source.fetchBody(spool());
    expect(scan.sha256).toHaveLength(64);
    const body = JSON.parse(await readFile(spool(), 'utf8')) as { document: { children: { children: unknown[] }[] } };
    expect(body.document.children[0]?.children).toHaveLength(layers.length);
    const { response } = await source.fetchVariables();
    expect(Object.keys((response as { meta: { variables: object } }).meta.variables)).toEqual(['own', ...variables]);
    expect(asked.length).toBeLessThan(20);
  });

  it('is refused when it says nothing, more than there is room for, or what is no layer', async () => {
    expect(await failureOf({ texts: () => ({ texts: [], aside: 0 }) })).toMatchObject({ code: 'design-invalid' });
    expect(await failureOf({ texts: () => ({ texts: ['{'], aside: 0 }) })).toMatchObject({ code: 'design-invalid' });
    const deep = `{"document":{"children":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
    expect(await failureOf({ texts: () => ({ texts: [deep], aside: 0 }) })).toMatchObject({ code: 'design-invalid' });
    const limits = { jsonBytes: 10_000 };
    const endless = { texts: [], aside: Number.MAX_SAFE_INTEGER };
    expect(await failureOf({ limits, texts: () => endless })).toMatchObject({ code: 'design-too-large' });
    const layers = Array.from({ length: 1_000 }, (_, at) => `${at}:1`);
    expect(await failureOf({ limits, layers })).toMatchObject({ code: 'design-too-large' });
    // More texts than layers that were asked for are not the document's.
    await plugin({ texts: () => ({ texts: [LAYER, LAYER], aside: 0 }) }).source.fetchBody(spool());
    expect(JSON.parse(await readFile(spool(), 'utf8'))).toMatchObject({ document: { children: [{ children: [{}] }] } });
  });

  it('says that nothing is selected', async () => {
    const problem = reason('nothing-selected');
    expect(await failureOf({ layers: [], scope: 'selection' })).toMatchObject({
      code: 'canvas-refused',
      params: { problem },
    });
  });

  it('gives pictures that are larger than an answer, in parts, and says which are too large', async () => {
    const png = plainPng(new Uint8Array(4), 1);
    const encoded = png.toString('base64');
    const { source, asked } = plugin({
      pictures: ([id]) => (id === '9:9' ? { files: [], aside: 1e9 } : { files: [], aside: encoded.length }),
      part: () => encoded,
    });
    const got: unknown[] = [];
    for await (const one of source.fetchPictures(['1:1', '9:9'], () => undefined)) got.push(one);
    expect(got).toEqual([
      ['1:1', { bytes: png, format: 'png' }],
      ['9:9', { reason: 'too-large' }],
    ]);
    expect(asked).toHaveLength(3);
  });

  it('takes from a plugin what is larger than its answers may be', async () => {
    const big = new Uint8Array(5 * 1024 * 1024);
    const none = async (): Promise<null> => null;
    const node = { exportAsync: async () => big };
    const figma = {
      getNodeByIdAsync: async () => node,
      getImageByHash: (hash: string) =>
        hash === 'gone' ? { getBytesAsync: () => Promise.reject(new Error('x')) } : null,
      base64Encode: (bytes: Uint8Array) => Buffer.from(bytes).toString('base64'),
    } as unknown as PluginAPI;
    // biome-ignore lint/security/noGlobalEval: stands for the sandbox of the plugin
    const runGlobally = eval;
    const ground = { figma, aside: createAside(), run: (code: string) => runGlobally(code) as unknown, restore: none };
    const length = Math.ceil(big.length / 3) * 4;
    expect(await evaluate(picturesSnippet(['1:1', '1:2']), ground)).toMatchObject({
      ok: true,
      result: { files: [], aside: length },
    });
    expect(await evaluate(partSnippet('file', 4 * 1024 * 1024), ground)).toMatchObject({
      ok: true,
      result: 'AAAA'.repeat((length - 4 * 1024 * 1024) / 4).replace(/A$/, '='),
    });
    expect(await evaluate(fillsSnippet(['gone', 'none']), ground)).toMatchObject({
      ok: true,
      result: { files: [null, null], aside: 0 },
    });
  });

  it('is asked for no more pictures once it answers with none', async () => {
    const { source, asked } = plugin({ pictures: () => 'junk' });
    const ids = Array.from({ length: 500 }, (_, at) => `${at}:1`);
    const got: unknown[] = [];
    for await (const one of source.fetchPictures(ids, () => undefined)) got.push(one);
    expect([got.length, asked.length]).toEqual([500, 1]);
    expect(got[499]).toEqual(['499:1', { reason: 'null-render' }]);
  });
});
