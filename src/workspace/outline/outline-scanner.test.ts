import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { anyFileBody, numbersOf, oddFileBody, writtenJson } from '#testing/any-design';
import { fc } from '#testing/properties';
import { howMany } from '#testing/thorough';
import { type FoundPages, OutlineScanner } from './outline-scanner.ts';
import { type DesignScan, scanDesign } from './scan-design.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const layersIn = (layer: Fields): number => listOf(layer['children']).reduce((sum, child) => sum + layersIn(child), 1);

/** The outline as a parser finds it. */
const walked = (body: unknown) => {
  const document = isFields(body) ? body['document'] : null;
  return listOf(isFields(document) ? document['children'] : null).map((page) => ({
    id: page['id'],
    name: textOf(page['name']),
    top: listOf(page['children']).map((layer) => {
      const box = isFields(layer['absoluteBoundingBox']) ? layer['absoluteBoundingBox'] : {};
      const { width, height } = box;
      const size = { width: Math.round(Number(width)), height: Math.round(Number(height)) };
      return {
        ...{ id: textOf(layer['id']), name: textOf(layer['name']), type: textOf(layer['type']) },
        ...{ visible: layer['visible'] !== false, layers: layersIn(layer) },
        size: typeof width === 'number' && typeof height === 'number' ? size : null,
      };
    }),
  }));
};

const told = ({ pages }: FoundPages) =>
  pages.map(({ id, name, top }) => ({ id, name, top: top.map(({ start: _s, end: _e, ...layer }) => layer) }));

/** Pieces of any size, down to single bytes. */
function* cut(bytes: Buffer, next: () => number): Generator<Buffer> {
  const most = 1 + Math.floor(next() ** 3 * bytes.length);
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + Math.floor(next() * most);
    yield bytes.subarray(at, end);
    at = end;
  }
}

async function* each(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}

const scanned = (bytes: Buffer, seed: number): Promise<DesignScan> => scanDesign(each(cut(bytes, numbersOf(seed))));

const expectSame = (found: unknown, known: unknown): void => {
  // A hundred times faster than a matcher, which is for telling what differs.
  if (!isDeepStrictEqual(found, known)) expect(found).toEqual(known);
};

/** What was found is what a parser finds, and each piece of bytes is what it says. */
const expectAgreement = (found: FoundPages, bytes: Buffer, body: unknown): void => {
  expectSame(told(found), walked(body));
  const list = ((body as Fields)['document'] as Fields)['children'];
  const pages = listOf(list);
  const at = (start: number, end: number): unknown => JSON.parse(bytes.toString('utf8', start, end));
  for (const [index, page] of found.pages.entries()) {
    expectSame(at(page.start, page.end), pages[index]);
    const { children } = pages[index] as Fields;
    if (page.children === null) expectSame(Array.isArray(children), false);
    else expectSame(at(...page.children), children);
    for (const [place, layer] of page.top.entries())
      expectSame(at(layer.start, layer.end), (children as unknown[])[place]);
  }
  if (found.list === null) expectSame(pages, []);
  else expectSame(at(...found.list), list);
};

const bytesOf = (text: string, isMarked: boolean): Buffer => Buffer.from(`${isMarked ? '\uFEFF' : ''}${text}`);

describe('the outline of a file', () => {
  it('is found in any order of keys, any spaces and any chunks, as a parser finds it', async () => {
    await fc.assert(
      fc.asyncProperty(anyFileBody, fc.nat(), async (body, seed) => {
        const bytes = Buffer.from(writtenJson(body, { next: numbersOf(seed) }));
        const { found, size, usesVariables } = await scanned(bytes, seed);
        expect(size).toBe(bytes.length);
        expect(usesVariables).toBe(bytes.includes('"VARIABLE_ALIAS"'));
        expect(found).not.toBeNull();
        expectAgreement(found as FoundPages, bytes, body);
      }),
      { numRuns: howMany(1_000, 200) },
    );
  });

  it('of odd files is what a parser finds, or none at all', async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(oddFileBody, fc.nat(), fc.boolean(), async (body, seed, isMarked) => {
        const bytes = bytesOf(writtenJson(body, { next: numbersOf(seed), isOdd: true }), isMarked);
        const { found } = await scanned(bytes, seed);
        if (found === null) return;
        kept += 1;
        const value = JSON.parse(new TextDecoder().decode(bytes)) as Fields;
        expectAgreement(found, bytes, value);
        const { document, nodes } = value;
        expect([isFields(document) && document['type'], isFields(nodes)]).toEqual(['DOCUMENT', false]);
        for (const page of listOf((document as Fields)['children'])) expect(page['type']).toBe('CANVAS');
      }),
      { numRuns: howMany(1_000, 200) },
    );
    expect(kept).toBeGreaterThan(howMany(100, 15));
  });

  it('is the same whatever the chunks, also one byte each', async () => {
    await fc.assert(
      fc.asyncProperty(oddFileBody, fc.nat(), async (body, seed) => {
        const bytes = Buffer.from(writtenJson(body, { next: numbersOf(seed), isOdd: true }));
        const whole = await scanDesign(each([bytes]));
        const single = await scanDesign(each([...bytes.keys()].map((at) => bytes.subarray(at, at + 1))));
        expect(single).toEqual(whole);
      }),
      { numRuns: howMany(100, 40) },
    );
  });

  it('is none for a file that was cut anywhere, or has something behind its end', () => {
    const body = {
      document: {
        id: '0:0',
        type: 'DOCUMENT',
        children: [{ id: '0:1', type: 'CANVAS', children: [{ id: '1:1', children: [{}] }] }],
      },
    };
    const bytes = Buffer.from(JSON.stringify(body));
    const end = (part: Uint8Array): FoundPages | null => {
      const scanner = new OutlineScanner();
      scanner.push(part);
      return scanner.end();
    };
    expect(end(bytes)).not.toBeNull();
    for (let length = 0; length < bytes.length; length += 1) expect(end(bytes.subarray(0, length))).toBeNull();
    for (const more of ['x', '{}', ',', ']', '}', '"', '\u0001', '\u00a0'])
      expect(end(Buffer.from(`${bytes}${more}`))).toBeNull();
    expect(end(Buffer.from(`${bytes}\r\n\t `))).not.toBeNull();
  });

  it.each([
    ['no comma between pages', (text: string) => text.replace('},{"id":"0:2"', '} {"id":"0:2"')],
    ['two commas between pages', (text: string) => text.replace('},{"id":"0:2"', '},,{"id":"0:2"')],
    ['a comma behind the last page', (text: string) => text.replace(/\]\}\}$/, ',]}}')],
    ['no comma between layers', (text: string) => text.replace('},{"id":"1:2"', '}{"id":"1:2"')],
    ['a comma before the first layer', (text: string) => text.replace('[{"id":"1:1"', '[,{"id":"1:1"')],
    ['a colon between layers', (text: string) => text.replace('},{"id":"1:2"', '}:{"id":"1:2"')],
    ['a list of layers that ends like a layer', (text: string) => text.replace('"1:2"}]', '"1:2"}}')],
    ['a page that ends like a list', (text: string) => text.replace('}]},{"id":"0:2"', '}]],{"id":"0:2"')],
    ['a strange space', (text: string) => text.replace('},{"id":"1:2"', '},\u000b{"id":"1:2"')],
    ['a text among the layers', (text: string) => text.replace('},{"id":"1:2"', '},"x",{"id":"1:2"')],
    ['a document of another type', (text: string) => text.replace('DOCUMENT', 'FRAME')],
    ['a page of another type', (text: string) => text.replace('"CANVAS"', '5')],
    ['a page without an id', (text: string) => text.replace('"id":"0:2",', '')],
    ['two pages of one id', (text: string) => text.replace('"0:2"', '"0:1"')],
    ['nodes beside the document', (text: string) => text.replace('{', '{"nodes":{},')],
  ])('is none where there is %s', (_what, change) => {
    const page = (id: string, layers: readonly string[]) => ({
      id,
      type: 'CANVAS',
      children: layers.map((one) => ({ id: one })),
    });
    const text = JSON.stringify({
      document: { type: 'DOCUMENT', children: [page('0:1', ['1:1', '1:2']), page('0:2', [])] },
    });
    const end = (of: string): FoundPages | null => {
      const scanner = new OutlineScanner();
      scanner.push(Buffer.from(of));
      return scanner.end();
    };
    expect(end(text)?.pages).toHaveLength(2);
    expect(change(text)).not.toBe(text);
    expect(end(change(text))).toBeNull();
  });

  it('holds no more of a long text, a large box or a deep field than it tells of', async () => {
    const around = (layer: string): Buffer =>
      Buffer.from(
        `{"about":"${'a'.repeat(200_000)}","document":{"type":"DOCUMENT","children":[{"id":"0:1","type":"CANVAS","children":[${layer}]}]}}`,
      );
    const of = (layer: string) => scanned(around(layer), 7);
    expect((await of(`{"id":"1:1","characters":"${'\\"'.repeat(100_000)}"}`)).found?.pages[0]?.top[0]?.id).toBe('1:1');
    expect((await of(`{"id":"1:1","name":"${'n'.repeat(100_000)}"}`)).found).toBeNull();
    expect((await of(`{"id":"1:1","absoluteBoundingBox":{"a":"${'n'.repeat(100_000)}"}}`)).found).toBeNull();
    expect((await of(`{"id":"1:1","x":${'['.repeat(60_000)}${']'.repeat(60_000)}}`)).found).not.toBeNull();
    expect((await of(`{"id":"1:1","x":${'['.repeat(70_000)}${']'.repeat(70_000)}}`)).found).toBeNull();
  });
});
