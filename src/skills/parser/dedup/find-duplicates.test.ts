import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_DEDUP, type DedupConfig } from '#contract/config';
import type { ImageDecision } from '#contract/image-decisions';
import { meanColourModel } from '#testing/onnx-model';
import { bombPng } from '#testing/plain-png';
import { type Embedder, openEmbedder } from './cnn/embedder.ts';
import { openDecoder } from './decode/decoder.ts';
import { findDuplicates } from './find-duplicates.ts';
import { blockhash, distance } from './look/hashes.ts';
import type { Duplicates } from './pictures.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'f2c-dedup-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Options {
  readonly config?: Partial<DedupConfig>;
  readonly script?: URL;
  readonly signal?: AbortSignal;
  readonly taskMs?: number;
  readonly embedder?: Embedder;
  readonly decisions?: readonly ImageDecision[];
}

const findIn = async (files: Readonly<Record<string, Uint8Array>>, options: Options = {}): Promise<Duplicates> => {
  const folder = await mkdtemp(join(dir, 'set-'));
  const pictures = await Promise.all(
    Object.entries(files).map(async ([id, bytes]) => {
      const path = join(folder, id);
      await writeFile(path, bytes);
      return { id, path };
    }),
  );
  const { config, script, taskMs, signal = new AbortController().signal } = options;
  const decoder = openDecoder({
    signal,
    processes: 1,
    ...(script === undefined ? {} : { script }),
    ...(taskMs === undefined ? {} : { taskMs }),
  });
  closers.push(() => decoder.close());
  const { embedder, decisions = [] } = options;
  const run = { decoder, signal, decisions, onProgress: () => undefined, ...(embedder ? { embedder } : {}) };
  return findDuplicates(pictures, { ...DEFAULT_DEDUP, ...config }, run);
};

const groupsOf = ({ clusters }: Duplicates): string[] => clusters.map(({ ids }) => ids.join(' ')).sort();

const render = (body: string, size = 48, colour = '#111827'): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="2">${body}</svg>`,
    ),
  )
    .png()
    .toBuffer();

const CROSS = '<path d="M6 6l12 12M18 6L6 18"/>';
const CHECK = '<path d="M5 13l4 4 10-10"/>';
const RING = '<circle cx="12" cy="12" r="8"/>';

const raw = (data: Uint8Array, width: number, channels: 3 | 4 = 4): Sharp =>
  sharp(data, { raw: { width, height: data.length / channels / width, channels } });

describe('findDuplicates', () => {
  it('merges what looks the same and keeps the largest of each group', async () => {
    const files = {
      'check.png': await render(CHECK),
      'check@2x.png': await render(CHECK, 96),
      'check-moved.png': await render(`<g transform="translate(.15 -.2)">${CHECK}</g>`),
      'check-red.png': await render(CHECK, 48, '#dc2626'),
      'cross.png': await render(CROSS),
      'cross-recompressed.png': await sharp(await render(CROSS))
        .png({ compressionLevel: 0 })
        .toBuffer(),
    };
    const found = await findIn(files);
    expect(groupsOf(found)).toEqual([
      'check-moved.png check.png check@2x.png',
      'check-red.png',
      'cross-recompressed.png cross.png',
    ]);
    expect(found.clusters.find(({ ids }) => ids.length === 3)?.kept).toBe('check@2x.png');
    expect(found.broken).toEqual([]);
  });

  it('compares bytes alone with file_hash', async () => {
    const cross = await render(CROSS);
    const files = {
      'a.png': cross,
      'b.png': cross,
      'c.png': await sharp(cross).png({ compressionLevel: 0 }).toBuffer(),
    };
    expect(groupsOf(await findIn(files, { config: { method: 'file_hash' } }))).toEqual(['a.png b.png', 'c.png']);
  });

  it('tells large pictures apart by a small detail', async () => {
    const card = (badge: string): Promise<Buffer> =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#eef2ff"/><rect x="40" y="40" width="300" height="200" rx="16" fill="#4f46e5"/><circle cx="500" cy="300" r="60" fill="#f59e0b"/>${badge}</svg>`,
        ),
      )
        .png()
        .toBuffer();
    const plain = await card('');
    const files = {
      'plain.png': plain,
      'badge.png': await card('<circle cx="600" cy="40" r="10" fill="#dc2626"/>'),
      'tinted.png': await card('<rect x="360" y="60" width="240" height="40" fill="#2563eb" fill-opacity=".08"/>'),
      'jpeg.png': await sharp(await sharp(plain).jpeg({ quality: 90 }).toBuffer())
        .png()
        .toBuffer(),
    };
    expect(groupsOf(await findIn(files))).toEqual(['badge.png', 'jpeg.png plain.png', 'tinted.png']);
  });

  it.each([true, false])('compares what a model makes of them with cnn (verify: %s)', async (verify) => {
    const model = join(await mkdtemp(join(dir, 'model-')), 'mean.onnx');
    await writeFile(model, meanColourModel());
    const embedder = await openEmbedder(model, { signal: new AbortController().signal });
    closers.push(() => embedder.close());
    const square = (colour: string, inside = ''): Promise<Buffer> =>
      render(`<rect width="24" height="24" fill="${colour}" stroke="none"/>${inside}`, 48, '#f8fafc');
    const files = {
      'blue-check.png': await square('#2563eb', CHECK),
      'blue-check-again.png': await sharp(await square('#2563eb', CHECK))
        .jpeg({ quality: 95 })
        .toBuffer()
        .then((bytes) => sharp(bytes).png().toBuffer()),
      'blue-cross.png': await square('#2563eb', CROSS),
      'red.png': await square('#dc2626', CHECK),
      'cut.png': (await render(RING)).subarray(0, 90),
    };
    const found = await findIn(files, { config: { method: 'cnn', threshold: 0.98, verify }, embedder });
    // The model sees the mean colour alone; only the pixels see what is drawn.
    expect(groupsOf(found)).toEqual(
      verify
        ? ['blue-check-again.png blue-check.png', 'blue-cross.png', 'red.png']
        : ['blue-check-again.png blue-check.png blue-cross.png', 'red.png'],
    );
    expect(found.broken.map(({ id }) => id)).toEqual(['cut.png']);
  });

  it('ends at once when it is stopped', async () => {
    const controller = new AbortController();
    const cross = await render(CROSS);
    const work = findIn({ 'a.png': cross, 'b.png': await render(CHECK) }, { signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('bad pictures', () => {
  it('[DD01] leaves out a PNG that was cut and goes on', async () => {
    const whole = await render(RING);
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
    const found = await findIn({ 'cut.png': cut, 'whole.png': whole, 'cross.png': await render(CROSS) });
    expect(found.broken).toEqual([{ id: 'cut.png', reason: 'cut-off' }]);
    expect(groupsOf(found)).toEqual(['cross.png', 'whole.png']);
  });

  it('[DD01] leaves out a PNG whose data are damaged although all its chunks are there', async () => {
    const damaged = Buffer.from(await render(RING));
    const at = damaged.indexOf('IDAT') + 12;
    damaged[at] = (damaged[at] as number) ^ 0xff;
    const found = await findIn({ 'damaged.png': damaged, 'cross.png': await render(CROSS) });
    expect(found.broken).toEqual([{ id: 'damaged.png', reason: 'broken' }]);
  });

  it('[DD02] refuses a pixel bomb by its header', async () => {
    const bomb = bombPng(12_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    const found = await findIn({ 'bomb.png': bomb });
    expect(found.broken).toEqual([{ id: 'bomb.png', reason: 'too-large' }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('[DD03] looks at signatures, not at names', async () => {
    const found = await findIn({
      'svg.png': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script/></svg'),
      'gif.png': await sharp(await render(RING))
        .gif()
        .toBuffer(),
      'html.png': Buffer.from('<!doctype html><title>Sign in</title>'),
      'zip.png': Buffer.from('PK\x03\x04 and so on'),
      'text.png': randomBytes(400),
    });
    expect(found.clusters).toEqual([]);
    expect(found.broken).toEqual([
      { id: 'gif.png', reason: 'not-an-image' },
      { id: 'html.png', reason: 'not-an-image' },
      { id: 'svg.png', reason: 'cut-off' },
      { id: 'text.png', reason: 'not-an-image' },
      { id: 'zip.png', reason: 'not-an-image' },
    ]);
  });

  it('[DD03] does not draw what reads other files', async () => {
    const svg = (inside: string): Buffer =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8">${inside}</svg>`,
      );
    const found = await findIn({
      'file.svg': svg('<image href="file:///etc/hostname" width="8" height="8"/>'),
      'web.svg': svg('<image xlink:href="https://example.com/x.png" width="8" height="8"/>'),
      'style.svg': svg('<style>@import "https://example.com/x.css";</style>'),
      'paint.svg': svg('<rect width="8" height="8" fill="url(https://example.com/x.svg#a)"/>'),
      'entity.svg': Buffer.from(
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg width="8" height="8">&x;</svg>',
      ),
      'own.svg': svg(
        '<defs><linearGradient id="a"><stop stop-color="red"/><stop offset="1"/></linearGradient></defs><rect width="8" height="4" fill="url(#a)"/>',
      ),
    });
    expect(groupsOf(found)).toEqual(['own.svg']);
    expect(found.broken.map(({ reason }) => reason)).toEqual(Array(5).fill('external-reference'));
  });

  it('[DD04] has a defined result for zero bytes, 1 x 1, 16 bits, palette and nothing to see', async () => {
    const ring = await render(RING);
    const clear = await raw(new Uint8Array(32 * 32 * 4), 32)
      .png()
      .toBuffer();
    const clearToo = await raw(new Uint8Array(40 * 40 * 4), 40)
      .png()
      .toBuffer();
    const white = await raw(new Uint8Array(32 * 32 * 3).fill(255), 32, 3)
      .png()
      .toBuffer();
    const found = await findIn({
      'zero.png': Buffer.alloc(0),
      'one.png': await raw(Uint8Array.of(9, 9, 9, 255), 1)
        .png()
        .toBuffer(),
      'deep.png': await sharp(ring).toColourspace('rgb16').png().toBuffer(),
      'palette.png': await sharp(ring).png({ palette: true, colours: 64 }).toBuffer(),
      'ring.png': ring,
      'clear.png': clear,
      'clear-copy.png': clear,
      'clear-other.png': clearToo,
      'white.png': white,
      'white-recompressed.png': await sharp(white).png({ compressionLevel: 0 }).toBuffer(),
    });
    expect(found.broken).toEqual([{ id: 'zero.png', reason: 'not-an-image' }]);
    expect(groupsOf(found)).toEqual([
      'clear-copy.png clear.png',
      'clear-other.png',
      'deep.png palette.png ring.png',
      'one.png',
      'white-recompressed.png',
      'white.png',
    ]);
  });

  const decoderThat = async (does: string): Promise<URL> => {
    const script = join(await mkdtemp(join(dir, 'script-')), 'decoder.mjs');
    const real = new URL('./decode/decoder-process.ts', import.meta.url).href;
    const guard = `process.prependListener('message', ({ task }) => { if (task.path.endsWith('evil.png')) ${does}; });`;
    await writeFile(script, `${guard}\nawait import(${JSON.stringify(real)});\n`);
    return pathToFileURL(script);
  };

  const manyWithEvil = async (): Promise<Record<string, Uint8Array>> => {
    const files: Record<string, Uint8Array> = { 'evil.png': await render(RING) };
    for (let i = 0; i < 12; i += 1) files[`icon-${i}.png`] = await render(`<path d="M${i} 2v${20 - i}h${i}"/>`);
    return files;
  };

  it('[DD05] flags the one picture that kills the decoder and goes on', async () => {
    const found = await findIn(await manyWithEvil(), { script: await decoderThat('process.abort()') });
    expect(found.broken).toEqual([{ id: 'evil.png', reason: 'decoder-died' }]);
    expect(found.clusters.flatMap(({ ids }) => ids)).toHaveLength(12);
  });

  it('[DD05] flags the one picture on which the decoder hangs', async () => {
    const script = await decoderThat('for (;;);');
    const found = await findIn(await manyWithEvil(), { script, taskMs: 1_500 });
    expect(found.broken).toEqual([{ id: 'evil.png', reason: 'decoder-timeout' }]);
    expect(found.clusters.flatMap(({ ids }) => ids)).toHaveLength(12);
  });

  it('[DD05] gives up where no decoder can run at all', async () => {
    const script = pathToFileURL(join(dir, 'is-not-there.mjs'));
    const found = await findIn(await manyWithEvil(), { script });
    expect(found.broken).toHaveLength(13);
    expect(new Set(found.broken.map(({ reason }) => reason))).toEqual(new Set(['decoder-died']));
  });
});

describe('groups', () => {
  /** An 8 × 8 board of light and dark fields, some of them turned over. */
  const board = (turned: number): Uint8Array => {
    const data = new Uint8Array(64 * 64 * 4);
    for (let i = 0; i < 64 * 64; i += 1) {
      const [column, row] = [Math.floor((i % 64) / 8), Math.floor(i / 64 / 8)];
      // Fields of the left half are turned in pairs, so that the median of each band stays where it is.
      const field = row * 8 + column;
      const pair = Math.floor(field / 2);
      const isLight = ((field + row) % 2 === 0) !== pair < turned;
      data.set([...Array(3).fill(isLight ? 230 : 20), 255], i * 4);
    }
    return data;
  };

  it('[DD07] merges at distance 6 and not at 7 when only hashes decide', async () => {
    const base = Buffer.from(board(0));
    const at = (data: Uint8Array): ReturnType<typeof blockhash> => blockhash({ width: 64, height: 64, data });
    const six = board(3);
    expect(distance(at(base), at(six))).toBe(6);
    // One field more, half turned: its block falls on the other side of the median alone.
    const seven = Uint8Array.from(six);
    let bits = 6;
    for (let field = 8; field < 64 && bits !== 7; field += 1) {
      seven.set(six);
      for (let i = 0; i < 64; i += 1) {
        const [x, y] = [(field % 8) * 8 + (i % 8), Math.floor(field / 8) * 8 + Math.floor(i / 8)];
        const value = (six[(y * 64 + x) * 4] as number) > 100 ? 10 : 245;
        seven.set([value, value, value], (y * 64 + x) * 4);
      }
      bits = distance(at(base), at(seven));
    }
    expect(bits).toBe(7);
    const png = (data: Uint8Array): Promise<Buffer> => raw(data, 64).png().toBuffer();
    const config = { verify: false };
    const files = { base: await png(base), six: await png(six) };
    expect(groupsOf(await findIn(files, { config }))).toEqual(['base six']);
    const farther = { base: await png(base), seven: await png(seven) };
    expect(groupsOf(await findIn(farther, { config }))).toEqual(['base', 'seven']);
    // With a check of the pixels neither is the same picture.
    expect(groupsOf(await findIn(files))).toEqual(['base', 'six']);
  });

  it.each([true, false])('[DD07] does not depend on the order, chains included (verify: %s)', async (verify) => {
    // Each differs a little from the next, the first and the last a lot.
    const chain = await Promise.all(
      Array.from({ length: 8 }, (_, i) => render(`<path d="M5 13l4 4 10-10M${3 + i * 0.5} 3v4" />`)),
    );
    const names = chain.map((_, i) => `p${i}.png`);
    const inOrder = Object.fromEntries(names.map((name, i) => [name, chain[i] as Buffer]));
    const expected = groupsOf(await findIn(inOrder, { config: { verify } }));
    for (const shift of [3, 5]) {
      const turned = [...names.slice(shift), ...names.slice(0, shift)].reverse();
      const files = Object.fromEntries(turned.map((name) => [name, inOrder[name] as Buffer]));
      expect(groupsOf(await findIn(files, { config: { verify } }))).toEqual(expected);
    }
    if (verify) expect(expected.some((group) => group.includes('p0.png') && group.includes('p7.png'))).toBe(false);
  });

  it('[DD06] compares each of many alike with one leader, not with each other', async () => {
    const ring = await sharp(await render(RING))
      .raw()
      .toBuffer();
    const files: Record<string, Uint8Array> = {};
    for (let i = 0; i < 300; i += 1) {
      const data = Uint8Array.from(ring);
      data[(24 * 48 + 24) * 4] = i % 256;
      data[(24 * 48 + 25) * 4] = Math.floor(i / 256);
      data[(24 * 48 + 24) * 4 + 3] = 3;
      data[(24 * 48 + 25) * 4 + 3] = 3;
      files[`${i}.png`] = await raw(data, 48).png().toBuffer();
    }
    const found = await findIn(files);
    expect(found.clusters).toHaveLength(1);
    expect(found.clusters[0]?.ids).toHaveLength(300);
  });
});

describe('what was nearly decided otherwise', () => {
  const ring = (radius: number): Promise<Buffer> => render(`<circle cx="12" cy="12" r="${radius}"/>`);
  const files = async (): Promise<Record<string, Uint8Array>> => ({
    'a.png': await ring(8),
    'b.png': await ring(8.45),
    'cross.png': await render(CROSS),
    'other.png': await render(CHECK),
  });

  it('is told with how like the pictures are, whatever the order', async () => {
    const given = await files();
    const found = await findIn(given);
    const again = await findIn(Object.fromEntries(Object.entries(given).reverse()));
    expect(again.borderline).toEqual(found.borderline);
    expect(found.borderline.more).toBe(0);
    expect(found.borderline.pairs.map(({ ids }) => ids.toSorted())).toEqual([['a.png', 'b.png']]);
    for (const { similarity, merged, decided } of found.borderline.pairs) {
      expect(merged).toBe(similarity >= 0.95);
      expect(similarity).toBeGreaterThan(0.92);
      expect(decided).toBeNull();
    }
  });

  it('can be decided by somebody, by content, and stays in the list', async () => {
    const given: Record<string, Uint8Array> = { ...(await files()), 'cross@2x.png': await render(CROSS, 96) };
    const contentOf = async (name: string): Promise<string> => {
      const { data, info } = await sharp(given[name]).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 0) data.fill(0, at, at + 3);
      return createHash('sha256').update(`${info.width}x${info.height}\n`).update(data).digest('hex');
    };
    const [cross, large, other] = await Promise.all([
      contentOf('cross.png'),
      contentOf('cross@2x.png'),
      contentOf('other.png'),
    ]);
    expect(groupsOf(await findIn(given))).toContain('cross.png cross@2x.png');
    const decisions: ImageDecision[] = [
      { decision: 'split', a: cross, b: large },
      { decision: 'join', a: cross, b: other },
    ];
    const found = await findIn(given, { decisions });
    expect(groupsOf(found)).toEqual(expect.arrayContaining(['cross.png other.png', 'cross@2x.png']));
    const decided = found.borderline.pairs.filter((pair) => pair.decided !== null);
    expect(decided.map((pair) => [pair.ids.toSorted(), pair.merged, pair.decided])).toEqual(
      expect.arrayContaining([
        [['cross.png', 'cross@2x.png'], false, 'split'],
        [['cross.png', 'other.png'], true, 'join'],
      ]),
    );
    // The other way round the newest holds, and what is joined to one that was split off goes with it.
    const later: ImageDecision[] = [...decisions, { decision: 'split', a: cross, b: other }];
    expect(groupsOf(await findIn(given, { decisions: later }))).toContain('other.png');
  });

  it('is decided by bytes where only bytes are compared', async () => {
    const given = await files();
    const md5 = (name: keyof typeof given): string =>
      createHash('md5')
        .update(given[name] as Uint8Array)
        .digest('hex');
    const decisions: ImageDecision[] = [{ decision: 'join', a: md5('a.png'), b: md5('cross.png') }];
    const found = await findIn(given, { decisions, config: { method: 'file_hash' } });
    expect(groupsOf(found)).toEqual(['a.png cross.png', 'b.png', 'other.png']);
    expect(found.borderline.pairs.map(({ decided }) => decided)).toEqual(['join']);
  });
});

it('reads the same file once per run and leaves it as it was', async () => {
  const path = join(dir, 'untouched.png');
  const bytes = await render(RING);
  await writeFile(path, bytes);
  await findIn({ 'a.png': bytes });
  expect(await readFile(path)).toEqual(bytes);
});
