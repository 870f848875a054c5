import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodedError } from '#contract/errors';
import { createI18n, failureText, translator } from '#contract/i18n';
import { documentOf } from '#testing/fetched-document';
import { corpusDir, NO_CORPUS } from '../../../testing/corpus.ts';
import { startFakeFigmaApi } from '../../../testing/fake-figma-api/fake-figma-api.ts';
import type { FakeFigmaApi } from '../../../testing/fake-figma-api/types.ts';
import { openFigmaSource } from './figma-source.ts';
import { openFileSource } from './file-source.ts';

const corpus = corpusDir() ?? '';
if (corpus === '') console.info(NO_CORPUS);

interface Raw {
  readonly type?: string;
  readonly visible?: boolean;
  readonly children?: readonly Raw[];
}

const readJson = (file: string) =>
  JSON.parse((file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString());

/** The count that anybody would take from the raw JSON. */
const countRaw = (body: { document?: Raw; nodes?: Record<string, { document: Raw } | null> } & Raw) => {
  const counts = { nodes: 0, texts: 0, visibleTexts: 0 };
  const walk = (node: Raw, hidden: boolean): void => {
    const isHidden = hidden || node.visible === false;
    if (node.type !== 'DOCUMENT' && node.type !== 'CANVAS') {
      counts.nodes += 1;
      if (node.type === 'TEXT') counts.texts += 1;
      if (node.type === 'TEXT' && !isHidden) counts.visibleTexts += 1;
    }
    for (const child of node.children ?? []) walk(child, isHidden);
  };
  const roots = body.nodes
    ? Object.values(body.nodes).flatMap((entry) => entry?.document ?? [])
    : [body.document ?? body];
  for (const root of roots) walk(root, false);
  return counts;
};

const designs = (): string[] => [
  ...readdirSync(join(corpus, 'real'))
    .filter((name) => /\.(file|nodes?)\.json/.test(name) && !name.startsWith('megacity'))
    .map((name) => `real/${name}`),
  ...readdirSync(join(corpus, 'derived/sds'))
    .filter((name) => !name.includes('.'))
    .map((name) => `derived/sds/${name}/data.json.gz`),
  'generated/sample-12x29.file.json.gz',
];

const open = (name: string) => openFileSource({ file: join(corpus, name), signal: new AbortController().signal });

describe.skipIf(corpus === '')('real and derived designs', () => {
  it.each(corpus === '' ? [] : designs())('%s imports, and its counts agree with the raw JSON', async (name) => {
    const design = await documentOf(open(name));
    const { pages: _pages, ...counts } = design.counts;
    expect(counts).toEqual(countRaw(readJson(join(corpus, name))));
    expect(design.problems).toEqual([]);
  });
});

const EXPECTED: Readonly<Record<string, string | readonly string[]>> = {
  'truncated-in-string.json': 'design-invalid',
  'truncated-after-comma.json': 'design-invalid',
  'truncated-last-brace.json': 'design-invalid',
  'truncated-in-multibyte.json': 'design-invalid',
  'truncated.json.gz': 'design-unreadable',
  'empty-body.json': 'design-invalid',
  'null-body.json': 'design-invalid',
  'deep-500.json': [],
  'deep-8000.json.gz': 'design-too-deep',
  'names-path-traversal.json': [],
  'names-unicode.json': [],
  'page-10k-nodes.json.gz': [],
  'pages-1000-empty.json': 'design-empty',
  'duplicate-ids.json': ['duplicate-id'],
  'null-children.json': ['child-dropped', 'children-unreadable'],
  'unknown-node-types.json': [],
  'document-missing.json': 'design-invalid',
  'document-null.json': 'design-invalid',
  'nodes-null-entry.json': ['node-missing'],
  'geometry-extreme.json': [],
  'instances-broken.json': [],
  'text-overrides-broken.json': [],
  'text-injection.json': [],
  'images-awkward.json': 'design-invalid',
};

describe.skipIf(corpus === '')('hostile files', () => {
  const translate = translator(createI18n('en'));
  const names = corpus === '' ? [] : readdirSync(join(corpus, 'hostile/out')).filter((name) => name !== 'cases.json');

  it.each(names)('%s imports or is refused with a code and a sentence, in no time', async (name) => {
    const expected = EXPECTED[name] ?? 'design-invalid';
    const started = performance.now();
    try {
      const design = await documentOf(open(`hostile/out/${name}`));
      expect(design.problems.map(({ rule }) => rule)).toEqual(expected);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      expect(error.code).toBe(expected);
      expect(failureText(translate, error.code, error.params).message).not.toMatch(/\{\{|reason\.|undefined/);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe.skipIf(corpus === '')('the corpus through the API', () => {
  let api: FakeFigmaApi;
  beforeAll(async () => {
    api = await startFakeFigmaApi({ corpus });
  });
  afterAll(() => api.close());

  const figma = (url: string) =>
    openFigmaSource({
      url,
      baseUrl: api.baseUrl,
      token: 'figd_x',
      signal: new AbortController().signal,
      onWait: () => undefined,
    });

  it('a file response counts the same as from the disk', async () => {
    for (const [key, name] of [
      ['speck-ds', 'speck-ds.file.json'],
      ['radix-icons', 'radix-icons.file.json.gz'],
    ] as const) {
      const source = figma(`https://www.figma.com/design/${key}/x`);
      const design = await documentOf(source);
      expect(design.counts).toEqual((await documentOf(open(`real/${name}`))).counts);
      await source.close();
    }
  });

  it('a screen has the picture that Figma drew', async () => {
    const source = figma('https://www.figma.com/design/meditation-home/x?node-id=1-2');
    const design = await documentOf(source);
    expect(design.counts.nodes).toBe(1190);
    for await (const [id, picture] of source.fetchPictures(['1:2'], () => undefined)) {
      expect(id).toBe('1:2');
      expect(
        'bytes' in picture &&
          Buffer.from(picture.bytes).equals(readFileSync(join(corpus, 'real/renders/meditation-home@2x.png'))),
      ).toBe(true);
    }
    await source.close();
  });
});
