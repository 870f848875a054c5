import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_ID } from '#contract/design/design-outline';
import { tempDir } from '#testing/temp-dir';
import { outlineFile } from './outline-file.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeAll(async () => {
  dir = await tempDir('outline');
});
afterAll(() => dir.remove());

const frame = (id: string, more: object = {}) => ({ id, name: `Screen ${id}`, type: 'FRAME', ...more });
const BOX = { absoluteBoundingBox: { x: 0, y: 0, width: 375, height: 812 } };

const fileOf = async (name: string, pages: readonly object[], pack = false): Promise<string> => {
  const path = join(dir.path, name);
  const text = JSON.stringify({ document: { id: '0:0', type: 'DOCUMENT', children: pages } });
  await writeFile(path, pack ? gzipSync(text) : text);
  return path;
};

const canvas = (id: string, children: readonly object[]) => ({ id, name: `Page ${id}`, type: 'CANVAS', children });

describe('outline of a saved design', () => {
  it.each([false, true])('tells pages and what stands on them (packed: %s)', async (pack) => {
    const inner = { children: [frame('1:3'), frame('1:4')] };
    const page = canvas('0:1', [frame('1:2', { ...BOX, ...inner }), frame('1:5', { visible: false })]);
    const outline = await outlineFile(await fileOf(`plain-${pack}`, [page, canvas('0:2', [])], pack));
    expect(outline.pages).toMatchObject([
      {
        ...{ id: '0:1', name: 'Page 0:1', layers: 4, more: 0 },
        top: [
          { id: '1:2', type: 'FRAME', visible: true, size: { width: 375, height: 812 }, layers: 3 },
          { id: '1:5', visible: false, size: null, layers: 1 },
        ],
      },
      { id: '0:2', layers: 0, top: [] },
    ]);
  });

  it('[I8] lists a bounded number of layers and counts the others by their page', async () => {
    const children = Array.from({ length: 15_000 }, (_, at) => frame(`1:${at}`));
    const { pages, more } = await outlineFile(await fileOf('many', [canvas('0:1', children), canvas('0:2', children)]));
    expect(pages?.map(({ top, more: left }) => [top.length, left])).toEqual([
      [15_000, 0],
      [5_000, 10_000],
    ]);
    expect(more).toBe(10_000);
  });

  it('[I8] does not list what cannot be chosen, and cuts names', async () => {
    const long = 'x'.repeat(LONGEST_ID + 1);
    const odd = canvas('0:1', [frame(long), frame('1:1', { name: long, type: long })]);
    const { pages } = await outlineFile(await fileOf('odd', [odd]));
    expect(pages?.[0]).toMatchObject({ more: 1, layers: 2, top: [{ id: '1:1' }] });
    expect(JSON.stringify(pages).length).toBeLessThan(700);
    expect((await outlineFile(await fileOf('odd-page', [canvas(long, [])]))).pages).toBeNull();
    const pages5001 = Array.from({ length: 5_001 }, (_, at) => canvas(`0:${at}`, []));
    expect((await outlineFile(await fileOf('pages', pages5001))).pages).toBeNull();
  });

  it('tells only the size of another shape', async () => {
    const path = join(dir.path, 'node.json');
    await writeFile(path, JSON.stringify(frame('1:2')));
    expect(await outlineFile(path)).toEqual({ bytes: JSON.stringify(frame('1:2')).length, pages: null, more: 0 });
  });

  it('says in words what cannot be read', async () => {
    await mkdir(join(dir.path, 'folder'));
    await writeFile(join(dir.path, 'broken.gz'), Buffer.from([0x1f, 0x8b, 1, 2, 3]));
    for (const name of ['not-there', 'folder', 'broken.gz'])
      await expect(outlineFile(join(dir.path, name))).rejects.toMatchObject({ code: 'design-unreadable' });
  });
});
