import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodedError } from '#contract/errors';
import { createI18n, failureText, translator } from '#contract/i18n';
import { documentOf } from '#testing/fetched-document';
import { fixtureDesign, fixtureVariables } from '../../../testing/fake-figma-api/fixture-design.ts';
import { oneColourPng } from '../../../testing/fake-figma-api/one-colour-png.ts';
import { type DesignSource, PICTURE_REASONS } from './design-source.ts';
import { type FileSourceOptions, openFileSource } from './file-source.ts';

const translate = translator(createI18n('en'));
let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'f2c-file-source-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const put = async (name: string, data: string | Uint8Array | object): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, typeof data === 'string' || data instanceof Uint8Array ? data : JSON.stringify(data));
  return path;
};

const source = (options: Partial<FileSourceOptions> & { file: string }): DesignSource =>
  openFileSource({ signal: new AbortController().signal, ...options });

const failure = async (promise: Promise<unknown>): Promise<{ code: string; message: string }> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CodedError)) throw new Error(`no coded failure but ${error}`);
  const { message } = failureText(translate, error.code, error.params);
  expect(message).not.toMatch(/\{\{|reason\./);
  return { code: error.code, message };
};

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

describe('the document', () => {
  it('is read plain and packed, whatever the name says', async () => {
    const body = fixtureDesign();
    for (const file of [
      await put('plain.json', body),
      await put('packed.json.gz', gzipSync(JSON.stringify(body))),
      await put('packed-without-a-sign.json', gzipSync(JSON.stringify(body))),
      await put('plain.gz', body),
    ]) {
      const design = await documentOf(source({ file }));
      expect(design).toMatchObject({
        kind: 'file',
        fileKey: null,
        fileName: 'Fixture',
        version: '42',
        counts: { nodes: 5 },
      });
    }
  });

  it('is named after its file when it has no name', async () => {
    const node = { id: '1:1', name: 'Card', type: 'FRAME' };
    for (const name of ['my.design.json', 'my.design.node.json.gz', 'my.design.nodes.json', 'my.design']) {
      const design = await documentOf(
        source({
          file: await put(name, name.endsWith('.gz') ? gzipSync(JSON.stringify(node)) : node),
        }),
      );
      expect(design.fileName).toBe('my.design');
      expect(design.pages[0]?.name).toBe('my.design');
    }
  });

  it.each([
    ['empty.json', '', 'design-invalid', 'the file is empty'],
    ['cut.json', '{\n "document": {"id', 'design-invalid', 'line 2, column'],
    ['null.json', 'null', 'design-invalid', 'no JSON object'],
    ['error.json', '{"status":403,"err":"Invalid token"}', 'design-invalid', 'HTTP 403: Invalid token'],
    ['picture.png', oneColourPng(1, 1, 1), 'design-invalid', 'the JSON breaks'],
    ['cut.json.gz', gzipSync(JSON.stringify(fixtureDesign())).subarray(0, 200), 'design-unreadable', 'ends too early'],
    ['broken.json.gz', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(50, 7)]), 'design-unreadable', 'damaged'],
  ])('%s is refused with its reason', async (name, data, code, words) => {
    const file = await put(name, data);
    const failed = await failure(documentOf(source({ file })));
    expect(failed.code).toBe(code);
    expect(failed.message).toContain(words);
    expect(failed.message).toContain(name);
  });

  it('a path that is no file', async () => {
    expect(await failure(documentOf(source({ file: join(dir, 'gone.json') })))).toMatchObject({
      code: 'design-unreadable',
    });
    expect((await failure(documentOf(source({ file: dir })))).message).toContain('not a plain file');
    expect((await failure(documentOf(source({ file: '/dev/zero' })))).message).toContain('not a plain file');
    await symlink('loop', join(dir, 'loop'));
    expect((await failure(documentOf(source({ file: join(dir, 'loop') })))).message).toContain('not a plain file');
    const pipe = join(dir, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await failure(documentOf(source({ file: pipe })))).message).toContain('not a plain file');
  });

  it('[FC13] is capped before and after unpacking', async () => {
    const limits = { jsonBytes: 100_000 };
    const bomb = await put('bomb.json.gz', gzipSync(Buffer.alloc(50_000_000, 0x20)));
    expect(await failure(documentOf(source({ file: bomb, limits })))).toMatchObject({ code: 'design-too-large' });
    const large = await put('large.json', ' '.repeat(100_001));
    expect((await failure(documentOf(source({ file: large, limits })))).message).toContain('larger than 0.1 MB');
  });

  it('stops when told to', async () => {
    const abort = new AbortController();
    const file = await put('stop.json', fixtureDesign());
    await put('stop.png', oneColourPng(1, 1, 1));
    const opened = source({ file, signal: abort.signal });
    abort.abort();
    expect((await failure(documentOf(opened))).code).toBe('cancelled');
    const call = new AbortController();
    call.abort();
    const images = source({ file, images: dir });
    await documentOf(images);
    expect((await failure(all(images.fetchPictures(['stop'], () => undefined, call.signal)))).code).toBe('cancelled');
    const closed = source({ file });
    await closed.close();
    expect((await failure(documentOf(closed))).code).toBe('cancelled');
  });
});

describe('variables', () => {
  it('come from their file', async () => {
    const file = await put('bound.json', fixtureDesign({ bound: true }));
    const opened = source({
      file,
      variables: await put('variables.json.gz', gzipSync(JSON.stringify(fixtureVariables()))),
    });
    await documentOf(opened);
    expect(await opened.fetchVariables()).toEqual({ response: fixtureVariables(), reason: null });
  });

  it('are missed only where the design uses them', async () => {
    const bound = source({ file: await put('bound.json', fixtureDesign({ bound: true })) });
    await documentOf(bound);
    expect(await bound.fetchVariables()).toMatchObject({
      response: null,
      reason: expect.stringContaining('no file with them'),
    });
    const plain = source({ file: await put('unbound.json', fixtureDesign()) });
    await documentOf(plain);
    expect(await plain.fetchVariables()).toEqual({ response: null, reason: null });
  });

  it.each([
    [{ status: 403, error: true, message: 'Limited by Figma plan' }, 'HTTP 403: Limited by Figma plan'],
    [{ document: {} }, 'no variables in it'],
    [[], 'no variables in it'],
  ])('a file with something else is refused: %j', async (body, words) => {
    const opened = source({ file: await put('d.json', fixtureDesign()), variables: await put('v.json', body) });
    await documentOf(opened);
    const failed = await failure(opened.fetchVariables());
    expect(failed).toMatchObject({ code: 'design-invalid', message: expect.stringContaining(words) });
  });
});

describe('pictures', () => {
  it('are found by node id, PNG before SVG, and checked', async () => {
    const images = join(dir, 'images');
    await mkdir(images);
    const png = oneColourPng(4, 4, 1);
    const put2 = (name: string, data: string | Uint8Array) => writeFile(join(images, name), data);
    await put2('1-1.png', png);
    await put2('1-1.svg', '<svg/>');
    await put2('I1-2;3-4.svg', '<svg></svg>');
    await put2('2-0.PNG', png);
    await put2('2-1.png', '<html></html>');
    await put2('2-2.png', png.subarray(0, 40));
    await put2('2-3.png', gzipSync(png));
    await mkdir(join(images, '2-4.png'));
    await symlink('/etc/passwd', join(images, '2-5.png'));
    await writeFile(join(dir, 'x.png'), png);
    const opened = source({ file: await put('d.json', fixtureDesign()), images });
    const progress: number[] = [];
    const ids = ['1:1', 'I1:2;3:4', '2:0', '2:1', '2:2', '2:3', '2:4', '2:5', '9:9', '../x', '1:1'];
    const found = await all(opened.fetchPictures(ids, (done) => progress.push(done)));
    expect(found.map(([id, picture]) => [id, 'reason' in picture ? picture.reason : picture.format])).toEqual([
      ['1:1', 'png'],
      ['I1:2;3:4', 'svg'],
      ['2:0', 'png'],
      ['2:1', 'not-an-image'],
      ['2:2', 'cut-off'],
      ['2:3', 'png'],
      ['2:4', 'unreadable'],
      ['2:5', 'not-an-image'],
      ['9:9', 'no-file'],
      ['../x', 'no-file'],
    ]);
    expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are all missing without a folder, and a wrong folder is a failure', async () => {
    const file = await put('d.json', fixtureDesign());
    expect(await all(source({ file }).fetchPictures(['1:1'], () => undefined))).toEqual([
      ['1:1', { reason: 'no-file' }],
    ]);
    const opened = source({ file, images: join(dir, 'nowhere') });
    expect(await failure(all(opened.fetchPictures(['1:1'], () => undefined)))).toMatchObject({
      code: 'design-unreadable',
    });
  });
});

it('every reason of a missing picture has its sentence', () => {
  for (const reason of PICTURE_REASONS) expect(createI18n('en').exists(`pictureReason.${reason}`)).toBe(true);
});

describe('fills', () => {
  it('are mapped by ref to files beside the JSON, in every format', async () => {
    const jpeg = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .jpeg()
      .toBuffer();
    await mkdir(join(dir, 'fills'));
    await writeFile(join(dir, 'fills/photo.jpg'), jpeg);
    const map = {
      a: 'fills/photo.jpg',
      b: join(dir, 'fills/photo.jpg'),
      c: 'fills/none.png',
      d: 'https://x.test/y.png',
      e: 7,
    };
    const opened = source({ file: await put('d.json', fixtureDesign()), fills: await put('fills.json', map) });
    const found = await all(opened.fetchFills(['a', 'b', 'c', 'd', 'e', 'constructor', 'a']));
    expect(found.map(([ref, fill]) => [ref, 'reason' in fill ? fill.reason : fill.format])).toEqual([
      ['a', 'jpeg'],
      ['b', 'jpeg'],
      ['c', 'unreadable'],
      ['d', 'address-refused'],
      ['e', 'no-file'],
      ['constructor', 'no-file'],
    ]);
  });

  it('may be an answer of the API, whose addresses are not followed', async () => {
    const fills = await put('answer.json', {
      error: false,
      status: 200,
      meta: { images: { a: 'https://example.invalid/a', b: 'b.png' } },
    });
    await writeFile(join(dir, 'b.png'), oneColourPng(2, 2, 2));
    const found = await all(source({ file: await put('d.json', fixtureDesign()), fills }).fetchFills(['a', 'b']));
    expect(found).toMatchObject([
      ['a', { reason: 'address-refused' }],
      ['b', { format: 'png' }],
    ]);
  });
});
