import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { outlineFile } from './outline-file.ts';

let dir = '';
let remove = async (): Promise<void> => undefined;
beforeAll(async () => {
  ({ path: dir, remove } = await tempDir('outline'));
});
afterAll(() => remove());

const layer = (id: string, more: object = {}): object => ({
  ...{ id, name: `layer ${id}`, type: 'FRAME', absoluteBoundingBox: { x: 0, y: 0, width: 375.4, height: 812 } },
  ...more,
});
const body = (...pages: readonly (readonly object[])[]): object => ({
  name: 'A design',
  document: {
    ...{ id: '0:0', type: 'DOCUMENT' },
    children: pages.map((children, at) => ({ id: `0:${at + 1}`, name: `Page ${at + 1}`, type: 'CANVAS', children })),
  },
});

let last = 0;
const written = async (content: string | Uint8Array): Promise<string> => {
  last += 1;
  const path = join(dir, `design-${last}.json`);
  await writeFile(path, content);
  return path;
};

const TWO = body(
  [
    layer('1:1', { children: [layer('1:2'), layer('1:3', { children: [layer('1:4')] })] }),
    layer('1:5', { visible: false }),
  ],
  [],
);

const failureOf = (path: string, cap?: number): Promise<unknown> =>
  outlineFile(path, cap).then(
    (outline) => ({ outline }),
    (error: { code: string; params: object }) => ({ code: error.code, params: error.params }),
  );
const unreadable = (file: string, why: string) => ({
  code: 'design-unreadable',
  params: { file, reason: `reason.${why}` },
});

describe('the outline of a saved design', () => {
  it('tells pages and what stands on them, packed or not, whatever the file is called', async () => {
    const text = JSON.stringify(TWO);
    const top = { type: 'FRAME', size: { width: 375, height: 812 } };
    const pages = [
      {
        ...{ id: '0:1', name: 'Page 1', layers: 5, more: 0 },
        top: [
          { ...top, id: '1:1', name: 'layer 1:1', visible: true, layers: 4 },
          { ...top, id: '1:5', name: 'layer 1:5', visible: false, layers: 1 },
        ],
      },
      { id: '0:2', name: 'Page 2', layers: 0, top: [], more: 0 },
    ];
    for (const content of [text, `\uFEFF${text}\n`, JSON.stringify(TWO, null, 4), gzipSync(text)]) {
      const { bytes, ...outline } = await outlineFile(await written(content));
      expect(outline).toEqual({ pages, more: 0 });
      expect(bytes).toBe(Buffer.byteLength(content instanceof Buffer ? text : content));
    }
  });

  it.each([
    '',
    ' ',
    'not JSON',
    '{',
    '[]',
    '{"nodes":{}}',
    '{"document":{"type":"FRAME"}}',
    JSON.stringify(TWO).slice(0, -1),
    '\u0000\u0001',
    `${JSON.stringify(TWO)}}`,
  ])('of %j is none, and no failure: the import says what it is', async (content) => {
    expect(await outlineFile(await written(content))).toEqual({
      bytes: Buffer.byteLength(content),
      pages: null,
      more: 0,
    });
  });

  it('lists 20,000 layers of 21,000 and counts the others, also across pages', async () => {
    const many = Array.from({ length: 21_000 }, (_, at) => layer(`1:${at}`));
    const one = await outlineFile(await written(JSON.stringify(body(many, [layer('9:9')]))));
    expect(one.pages?.map(({ top, layers }) => [top.length, layers])).toEqual([
      [20_000, 21_000],
      [0, 1],
    ]);
    expect(one.more).toBe(1_001);
    const two = await outlineFile(await written(JSON.stringify(body(many.slice(0, 3_000), many.slice(3_000)))));
    expect(two.pages?.map(({ top }) => top.length)).toEqual([3_000, 17_000]);
    expect(two.more).toBe(1_000);
  });

  it('cuts long names, and keeps strange ones as data', async () => {
    const strange = `\u202E${'n'.repeat(1_000)}"children":[`;
    const { pages } = await outlineFile(await written(JSON.stringify(body([layer('1:1', { name: strange })]))));
    expect(pages?.[0]?.top[0]?.name).toBe(strange.slice(0, 300));
    const huge = body([layer('1:1', { name: 'n'.repeat(1_000_000) })]);
    expect(await outlineFile(await written(JSON.stringify(huge)))).toMatchObject({ pages: null });
  });

  it('says what cannot be read', async () => {
    const none = join(dir, 'none.json');
    expect(await failureOf(none)).toEqual(unreadable(none, 'no-such-file'));
    const below = join(await written('{}'), 'x.json');
    expect(await failureOf(below)).toEqual(unreadable(below, 'no-such-file'));
    const folder = join(dir, 'folder');
    await mkdir(folder);
    expect(await failureOf(folder)).toEqual(unreadable(folder, 'not-a-file'));
    const loop = join(dir, 'loop');
    await symlink(loop, loop);
    expect(await failureOf(loop)).toEqual(unreadable(loop, 'not-a-file'));
    const long = join(dir, 'x'.repeat(5_000));
    expect(await failureOf(long)).toEqual(unreadable(long, 'no-such-file'));
    const packed = gzipSync(JSON.stringify(TWO));
    const cut = await written(packed.subarray(0, 60));
    expect(await failureOf(cut)).toEqual(unreadable(cut, 'gzip-cut'));
    const damaged = await written(Buffer.concat([packed.subarray(0, 20), Buffer.alloc(60, 0xff)]));
    expect(await failureOf(damaged)).toEqual(unreadable(damaged, 'gzip-broken'));
  });

  it('of a pipe is refused and not waited for', async () => {
    if (process.platform === 'win32') {
      process.stdout.write('skipped: there are no named pipes in a folder here\n');
      return;
    }
    const pipe = join(dir, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await failureOf(pipe)).toEqual(unreadable(pipe, 'not-a-file'));
  });

  it('of a file that may not be read says so', async () => {
    if (process.getuid?.() === 0) {
      process.stdout.write('skipped: root may read everything\n');
      return;
    }
    const closed = await written(JSON.stringify(TWO));
    await chmod(closed, 0o000);
    expect(await failureOf(closed)).toEqual(unreadable(closed, 'not-permitted'));
  });

  it('of more bytes than an import takes is refused, packed or not', async () => {
    const cap = 1024 * 1024;
    const text = JSON.stringify(body([layer('1:1', { characters: 'x'.repeat(cap) })]));
    for (const content of [text, gzipSync(text)]) {
      const file = await written(content);
      expect(await failureOf(file, cap)).toEqual({ code: 'design-too-large', params: { file, limit: '1 MB' } });
      expect(await failureOf(file)).toMatchObject({ outline: { bytes: text.length } });
    }
    const sparse = await written('');
    await truncate(sparse, 512 * 1024 * 1024 + 1);
    expect(await failureOf(sparse)).toEqual({ code: 'design-too-large', params: { file: sparse, limit: '512 MB' } });
  });
});
