import { readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodedError } from '#contract/errors';
import { readReason } from '#contract/reason';
import { anyFileBody, numbersOf, oddFileBody, writtenJson } from '#testing/any-design';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { fileBody, layerBuilder, type RawLayer, solid, variablesBody } from '#testing/design-builder';
import {
  PORTIONS,
  type ReadingOptions,
  type ReadingPlace,
  RUNS,
  readingPlace,
  THREADS,
  toldInMemory,
  toldReading,
  WHOLE,
} from '#testing/design-reading';
import { fc } from '#testing/properties';
import { howMany } from '#testing/thorough';
import { parseJson } from '../figma/client/json.ts';

let place: ReadingPlace;
beforeAll(async () => {
  place = await readingPlace();
});
afterAll(() => place.remove());

const variables = variablesBody({
  brand: {
    type: 'COLOR',
    values: [
      { r: 1, g: 0, b: 0, a: 1 },
      { r: 0, g: 0, b: 1, a: 1 },
    ],
  },
  size: { type: 'FLOAT', values: [1, 2] },
});

type Outcome = { readonly told: unknown } | { readonly code: string; readonly params: unknown };

const outcomeOf = async (work: () => Promise<unknown>): Promise<Outcome> => {
  try {
    return { told: await work() };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { code: error.code, params: error.params };
  }
};

const expectSame = (found: unknown, known: unknown, what: string): void => {
  if (!isDeepStrictEqual(found, known)) expect({ what, found }).toEqual({ what, found: known });
};

const read = async (bytes: Uint8Array, options: ReadingOptions = {}): Promise<Outcome> =>
  outcomeOf(async () => toldReading(await place.input(bytes, { variables, ...options })));

/** In one go, in portions and on threads it is what it is in memory. */
const expectAlike = async (bytes: Buffer, ways: Readonly<Record<string, ReadingOptions>>): Promise<Outcome> => {
  const known = await outcomeOf(() =>
    toldInMemory(JSON.parse(bytes.toString().replace(/^\uFEFF/, '')), place, { variables }),
  );
  for (const [what, options] of Object.entries(ways)) {
    const { told, ...failure } = (await read(bytes, options)) as { told?: unknown };
    const { told: expected, ...failed } = known as { told?: Record<string, unknown> };
    expectSame(failure, failed, what);
    for (const key of Object.keys(expected ?? {}))
      expectSame((told as Record<string, unknown>)[key], expected?.[key], `${what}: ${key}`);
  }
  return known;
};

const INLINE = { whole: { sizes: WHOLE }, runs: { sizes: RUNS }, portions: { sizes: PORTIONS } };
const ALL = { ...INLINE, threads: { sizes: THREADS } };

describe('a design that is read in portions', () => {
  it('tells what it tells in memory, whatever its parts', async () => {
    let imported = 0;
    await fc.assert(
      fc.asyncProperty(anyFileBody, fc.nat(), async (body, seed) => {
        const bytes = Buffer.from(writtenJson(body, { next: numbersOf(seed) }));
        if ('told' in (await expectAlike(bytes, INLINE))) imported += 1;
      }),
      { numRuns: howMany(150, 40) },
    );
    expect(imported).toBeGreaterThan(howMany(40, 8));
  });

  it('[PA14] is the same, byte by byte, whatever the order of keys', async () => {
    await fc.assert(
      fc.asyncProperty(anyFileBody, fc.nat(), async (body, seed) => {
        const known = (await read(Buffer.from(JSON.stringify(body)))) as { told?: { pages?: unknown } };
        const { sizes } = INLINE.portions;
        const bytes = Buffer.from(writtenJson(body, { next: numbersOf(seed) }));
        expectSame(await read(bytes, { sizes }), known, 'keys');
      }),
      { numRuns: howMany(100, 25) },
    );
  });

  it('tells the same of odd documents', async () => {
    await fc.assert(
      fc.asyncProperty(oddFileBody, fc.nat(), fc.boolean(), async (body, seed, isMarked) => {
        const text = writtenJson(body, { next: numbersOf(seed), isOdd: true });
        await expectAlike(Buffer.from(`${isMarked ? '\uFEFF' : ''}${text}`), INLINE);
      }),
      { numRuns: howMany(200, 60) },
    );
  });

  it('says where the JSON breaks, however it breaks', async () => {
    let broken = 0;
    await fc.assert(
      fc.asyncProperty(
        anyFileBody,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', ',', '"', ']', '}', '{', '\\', 'x', '\u0001', ':', ' '),
        async (body, seed, where, put) => {
          const whole = Buffer.from(writtenJson(body, { next: numbersOf(seed) }));
          const at = where % whole.length;
          const bytes = Buffer.concat([whole.subarray(0, at), Buffer.from(put), whole.subarray(at + 1)]);
          const parsed = parseJson(bytes);
          if (parsed.ok) return;
          broken += 1;
          for (const sizes of [WHOLE, PORTIONS]) {
            const outcome = (await read(bytes, { sizes })) as { code: string; params: { reason: string } };
            expect(outcome.code).toBe('design-invalid');
            const { line, column } = parsed as { line: number; column: number };
            expect(readReason(outcome.params.reason)).toEqual({ key: 'reason.broken-json', params: { line, column } });
          }
        },
      ),
      { numRuns: howMany(200, 60) },
    );
    expect(broken).toBeGreaterThan(howMany(100, 20));
  });

  it.each([
    '',
    ' \n',
    '[]',
    '5',
    'null',
    '"x"',
    '{}',
    '{"document":5}',
    '{"document":null}',
    '{"document":{}}',
    '{"document":{"type":"DOCUMENT"}}',
    '{"document":{"type":"DOCUMENT","children":{}}}',
    '{"document":{"id":"1:1","type":"TEXT"}}',
    '{"document":{"id":"1:1","type":"FRAME","children":[]}}',
    '{"id":"1:1","type":"FRAME"}',
    '{"status":404,"err":"Not found","document":{"type":"DOCUMENT","children":[]}}',
    '{"nodes":{"1:1":{"document":{"id":"1:1","type":"FRAME"}}},"document":{"type":"DOCUMENT","children":[]}}',
  ])('tells of %j what it tells in memory', async (text) => {
    if (text.trim() !== '') await expectAlike(Buffer.from(text), INLINE);
    else
      expect(await read(Buffer.from(text), { sizes: THREADS })).toMatchObject({
        code: 'design-invalid',
        params: { reason: 'reason.empty-file' },
      });
  });
});

const page = (id: unknown, children: unknown, more: object = {}): object => ({
  id,
  name: `page ${id}`,
  type: 'CANVAS',
  children,
  ...more,
});
const bodyOf = (pages: readonly unknown[]): object => ({
  name: 'Built',
  document: { id: '0:0', name: 'Document', type: 'DOCUMENT', children: pages },
});

/** Sections with loose layers, loose layers between frames, bindings, modes at every place. */
const crowd = (layer: ReturnType<typeof layerBuilder>): RawLayer[] => {
  const bound = {
    fills: [solid(1, 0, 0, { boundVariables: { color: { type: 'VARIABLE_ALIAS', id: 'VariableID:1:1' } } })],
  };
  const lost = {
    fills: [solid(1, 0, 0, { boundVariables: { color: { type: 'VARIABLE_ALIAS', id: 'VariableID:9:9' } } })],
  };
  const text = (more: Readonly<Record<string, unknown>> = {}): RawLayer => layer('TEXT', { characters: 'x', ...more });
  const frame = (more: Readonly<Record<string, unknown>> = {}): RawLayer =>
    layer('FRAME', more, [text(bound), layer('VECTOR', { fills: [solid(0, 0, 0)] }), text(lost)]);
  const dark = { explicitVariableModes: { 'c:1': 'm:2' } };
  return [
    text({ name: 'loose 1' }),
    frame(),
    layer('SECTION', { name: 'S1' }, [
      text({ name: 'loose in a section', ...bound }),
      frame(dark),
      layer('SECTION', { name: 'S2', ...dark }, [frame(), text(lost)]),
    ]),
    layer('SECTION', { name: 'hidden', visible: false }, [frame(), text()]),
    layer('COMPONENT_SET', {}, [layer('COMPONENT', {}, [text()]), layer('COMPONENT', {}, [])]),
    text({ name: 'loose 2', ...bound, ...dark }),
    layer('INSTANCE', { componentId: '5:5' }, [
      text(),
      layer('RECTANGLE', { fills: [{ type: 'IMAGE', imageRef: 'bg', scaleMode: 'FILL' }] }),
    ]),
    frame({ visible: false }),
    frame({ clipsContent: true, fills: [{ type: 'IMAGE', imageRef: 'photo', scaleMode: 'FILL' }] }),
  ];
};

const SHAPES: Readonly<Record<string, () => object>> = {
  'a crowd on three pages': () => {
    const layer = layerBuilder();
    const dark = { explicitVariableModes: { 'c:1': 'm:2' } };
    return bodyOf([
      page('0:1', crowd(layer)),
      page('0:2', crowd(layer), dark),
      page('0:3', []),
      page('0:4', crowd(layer), { visible: false }),
    ]);
  },
  'ids twice within a page': () => {
    const [a, b] = [crowd(layerBuilder()), crowd(layerBuilder())];
    return bodyOf([page('0:1', [...a, ...b])]);
  },
  'an id twice in one portion, once loose': () => {
    const layer = layerBuilder();
    const loose = layer('TEXT', { characters: 'x' });
    return bodyOf([page('0:1', [{ id: loose.id, type: 'FRAME', name: 'x' }, loose, ...crowd(layer)])]);
  },
  'ids twice across pages': () => bodyOf([page('0:1', crowd(layerBuilder())), page('0:2', crowd(layerBuilder()))]),
  'the id of a page on a layer of another': () =>
    bodyOf([page('0:1', [{ id: '0:2', type: 'FRAME', name: 'x' }]), page('0:2', crowd(layerBuilder()))]),
  'ids that are numbers': () =>
    bodyOf([
      page(1, [{ id: 7, type: 'FRAME', name: 'x' }]),
      page('1', [
        { id: 8, type: 'TEXT', name: 'x' },
        { id: 9, type: 'FRAME' },
      ]),
    ]),
  'numbers below a layer': () =>
    bodyOf([
      page('0:1', [
        { id: '7', type: 'FRAME', children: [{ id: 9, type: 'TEXT' }] },
        { id: '9', type: 'FRAME' },
      ]),
    ]),
  'pages without an id': () =>
    bodyOf([
      page(undefined, [{ type: 'FRAME', name: 'x' }]),
      page(undefined, [{ type: 'TEXT' }]),
      page('0:0', [{ id: '1:1', type: 'FRAME' }]),
    ]),
  'layers without an id, a name or a type': () =>
    bodyOf([
      page('0:1', [
        {},
        { id: '1:1' },
        { id: '1:2', type: 'FRAME', children: [{}, null, { id: '1:3', name: 5, type: 5, children: null }] },
      ]),
    ]),
  'pages with odd children': () =>
    bodyOf([
      page('0:1', null),
      page('0:2', {}),
      page('0:3', 'x'),
      page('0:4', undefined),
      page('0:5', [{ id: '1:1', type: 'FRAME' }]),
    ]),
  'a thousand pages': () =>
    bodyOf(
      Array.from({ length: 1_000 }, (_, at) =>
        page(`0:${at + 1}`, at % 3 === 0 ? [] : [{ id: `1:${at}`, type: at % 2 ? 'FRAME' : 'TEXT', name: 'x' }]),
      ),
    ),
};

describe('shapes of designs', () => {
  it.each(Object.keys(SHAPES))('%s: portions and threads tell what memory tells', async (name) => {
    const body = SHAPES[name]?.();
    const ways = /crowd|once loose|across|thousand/.test(name) ? ALL : INLINE;
    expect('told' in (await expectAlike(Buffer.from(JSON.stringify(body)), ways))).toBe(true);
    if (name !== 'a thousand pages') await expectAlike(Buffer.from(JSON.stringify(body, null, '\t')), INLINE);
    expect((await readdir(place.dir)).filter((left) => !/^(design\.json|spool-\d)$/.test(left))).toEqual([]);
  });

  it('more ids twice than are named in the report', async () => {
    const many = (from: number): object[] =>
      Array.from({ length: 120 }, (_, at) => ({ id: `1:${(from + at) % 90}`, type: 'FRAME', name: `${at}` }));
    await expectAlike(Buffer.from(JSON.stringify(bodyOf([page('0:1', many(0)), page('0:2', many(50))]))), INLINE);
  });
});

const CORPUS = corpusDir();

describe('real designs', () => {
  it('tell the same in portions and on threads', async () => {
    if (CORPUS === null) {
      process.stdout.write(`${NO_CORPUS}\n`);
      return;
    }
    const dir = join(CORPUS, 'real');
    // The others are no file responses, which have no portions, or are looked at by the tests of the whole import.
    const files = readdirSync(dir).filter((name) => /\.file\.json(\.gz)?$|^feedback\.|export-nodes/.test(name));
    let parts = 0;
    for (const name of files) {
      const raw = readFileSync(join(dir, name));
      const bytes = name.endsWith('.gz') ? gunzipSync(raw) : raw;
      if (bytes.length > 1_000_000) continue;
      const threads = { threads: { sizes: { inlineBytes: 0, portionBytes: 20_000, runBytes: 5_000, restBytes: 0 } } };
      await expectAlike(bytes, {
        portions: { sizes: PORTIONS },
        runs: { sizes: RUNS },
        ...(name.startsWith('theemo') ? threads : {}),
      });
      if ((await place.input(bytes)).body.scan.found !== null) parts += 1;
    }
    expect(parts).toBeGreaterThan(5);
  }, 120_000);
});

describe('a choice of screens', () => {
  const layer = layerBuilder();
  const pages = [crowd(layer), crowd(layer), []];
  const body = fileBody(pages);
  const bytes = Buffer.from(JSON.stringify(body));
  const idOf = (at: number, place: number): string => pages[at]?.[place]?.id ?? '';

  it.each([
    ['a page', ['0:2']],
    ['layers', [idOf(0, 1), idOf(1, 2)]],
    ['a page and a layer of another', ['0:1', idOf(1, 8)]],
    ['a page and a layer of it', ['0:1', idOf(0, 1)]],
    ['loose layers', [idOf(0, 0), idOf(0, 5)]],
  ])('%s is read as if nothing else were there', async (_what, choice) => {
    const chosen = pages.map((children, at) =>
      choice.includes(`0:${at + 1}`) ? children : children.filter(({ id }) => choice.includes(id)),
    );
    const alone = fileBody(chosen);
    const left = {
      ...alone,
      document: { ...alone.document, children: alone.document.children.filter(({ children }) => children.length > 0) },
    };
    const known = (await read(Buffer.from(JSON.stringify(left)))) as { told: object };
    for (const sizes of [WHOLE, PORTIONS]) expectSame(await read(bytes, { sizes, choice }), known, 'choice');
    // Where the whole has to be parsed, the same is chosen.
    const odd = Buffer.from(JSON.stringify(body).replace('{"name"', '{"name":"twice","name"'));
    expect((await place.input(odd)).body.scan.found).toBeNull();
    expectSame(await read(odd, { choice }), known, 'whole');
  });

  it('that is not in the file is refused and named', async () => {
    for (const [choice, ids] of [
      [['9:9'], '9:9'],
      [['0:1', '8:8', '9:9'], '8:8, 9:9'],
      [[pages[0]?.[1]?.children?.[0]?.id ?? ''], pages[0]?.[1]?.children?.[0]?.id],
    ] as const)
      for (const sizes of [WHOLE, THREADS]) {
        const outcome = (await read(bytes, { sizes, choice })) as {
          code: string;
          params: { file: string; reason: string };
        };
        expect([outcome.code, outcome.params.file, readReason(outcome.params.reason)]).toEqual([
          'design-invalid',
          place.file,
          { key: 'reason.screens-missing', params: { ids } },
        ]);
      }
    const hostile = (await read(bytes, { choice: [`\u202E${'x'.repeat(5_000)}`] })) as { params: { reason: string } };
    expect(hostile.params.reason.length).toBeLessThan(400);
    expect(hostile.params.reason).not.toContain('\u202E');
  });

  it('works in a nodes response and for a bare node, and counts a hidden page as it is', async () => {
    const frame = (id: string) => ({
      id,
      type: 'FRAME',
      name: id,
      children: [{ id: `${id}1`, type: 'TEXT', name: 'x', characters: 'x' }],
    });
    const nodes = Buffer.from(
      JSON.stringify({
        name: 'N',
        nodes: Object.fromEntries(['1:1', '2:2', '3:3'].map((id) => [id, { document: frame(id) }])),
      }),
    );
    const bare = Buffer.from(JSON.stringify(frame('1:1')));
    const told = async (of: Buffer, choice: readonly string[]) =>
      (await read(of, { choice })) as { told: { screens: { id: string }[]; head: { counts: object } }; code: string };
    const two = await told(nodes, ['3:3', '1:1']);
    expect(two.told.screens.map(({ id }) => id)).toEqual(['1:1', '3:3']);
    expect(two.told.head.counts).toEqual({ pages: 1, nodes: 4, texts: 2, visibleTexts: 2 });
    expect((await told(nodes, ['0:0'])).told.screens).toHaveLength(3);
    expect((await told(bare, ['1:1'])).told.screens).toHaveLength(1);
    expect((await told(bare, ['1:11'])).code).toBe('design-invalid');
    const hidden = [page('0:1', [frame('1:1')], { visible: false }), page('0:2', [frame('2:2')])];
    const counts = (await told(Buffer.from(JSON.stringify(bodyOf(hidden))), ['0:1', '2:2'])).told.head.counts;
    expect(counts).toEqual({ pages: 2, nodes: 4, texts: 2, visibleTexts: 1 });
    const twin = [...hidden, page('0:2', [])];
    expect((await told(Buffer.from(JSON.stringify(bodyOf(twin))), ['0:1', '2:2'])).told.head.counts).toEqual(counts);
    expect((await told(Buffer.from(JSON.stringify(bodyOf(twin))), ['0:1'])).code).toBe('design-empty');
  });
});
