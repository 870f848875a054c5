import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { bombPng, profileBombPng } from '#testing/plain-png';
import { CAN_LIST_PROCESSES, childrenOf } from '#testing/process-list';
import { tempDir } from '#testing/temp-dir';
import { type Decoder, openDecoder } from './decoder.ts';

const bench = async (mostBytes?: number): Promise<{ dir: string; decoder: Decoder; stop: AbortController }> => {
  const dir = await tempDir('decoder');
  const stop = new AbortController();
  const bounds = mostBytes === undefined ? {} : { mostBytes };
  const decoder = openDecoder({ signal: stop.signal, processes: 1, ...bounds });
  onTestFinished(async () => {
    await decoder.close();
    await dir.remove();
  });
  return { dir: dir.path, decoder, stop };
};

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10" fill="#f00"/></svg>';

it('draws an SVG at scale 2 and leaves its clear parts clear', async () => {
  const { dir, decoder } = await bench();
  await writeFile(join(dir, 'a.svg'), SVG);
  expect(await decoder.toPng(join(dir, 'a.svg'), join(dir, 'a.png'))).toEqual({ value: { width: 40, height: 20 } });
  const { data } = await sharp(join(dir, 'a.png')).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
  expect(data[39 * 4 + 3]).toBe(0);
});

it('draws a huge SVG small enough', async () => {
  const { dir, decoder } = await bench();
  await writeFile(join(dir, 'a.svg'), SVG.replace('width="20" height="10"', 'width="200000" height="100000"'));
  const drawn = await decoder.toPng(join(dir, 'a.svg'), join(dir, 'a.png'));
  expect('value' in drawn ? drawn.value.width : drawn.reason).toBeLessThanOrEqual(4_100);
});

it.skipIf(!CAN_LIST_PROCESSES)(
  '[DD02] a pixel bomb is refused before the decoding process takes memory for it',
  async () => {
    const { dir, decoder } = await bench();
    await writeFile(join(dir, 'a.svg'), SVG);
    await decoder.look(join(dir, 'a.svg'));
    const [worker] = (await childrenOf(process.pid)).filter(({ command }) => command.includes('decoder-process'));
    const peak = async (): Promise<number> =>
      Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${worker?.pid}/status`, 'utf8'))?.[1]) / 1024;
    const before = await peak();
    await writeFile(join(dir, 'bomb.png'), bombPng(12_000));
    expect(await decoder.look(join(dir, 'bomb.png'))).toEqual({ reason: 'too-large' });
    expect(await decoder.toPng(join(dir, 'bomb.png'), join(dir, 'out.png'))).toEqual({ reason: 'too-large' });
    expect((await peak()) - before).toBeLessThan(200);
  },
);

it.skipIf(!CAN_LIST_PROCESSES)(
  '[DD02] a bomb beside the pixels costs one picture, and no more memory than allowed',
  async () => {
    const { dir, decoder } = await bench(256 * 2 ** 20);
    await writeFile(join(dir, 'a.svg'), SVG);
    const bomb = profileBombPng(500).toString('base64');
    const image = `<image width="9" height="9" href="data:image/png;base64,${bomb}"/>`;
    await writeFile(
      join(dir, 'bomb.svg'),
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">${image}</svg>`,
    );
    const drawn = decoder.drawPng(join(dir, 'bomb.svg'), join(dir, 'bomb.png'));
    const look = decoder.look(join(dir, 'a.svg'));
    expect(await drawn).toEqual({ reason: 'too-large' });
    expect(await look).toMatchObject({ value: {} });
  },
);

it.each(['jpeg', 'webp', 'gif'] as const)('turns %s into PNG', async (format) => {
  const { dir, decoder } = await bench();
  const picture = sharp({ create: { width: 9, height: 7, channels: 3, background: '#36c' } });
  await picture.toFormat(format).toFile(join(dir, 'a.bin'));
  expect(await decoder.toPng(join(dir, 'a.bin'), join(dir, 'a.png'))).toEqual({ value: { width: 9, height: 7 } });
  expect((await sharp(join(dir, 'a.png')).metadata()).format).toBe('png');
});

it('says which folder cannot be written', async () => {
  const { dir, decoder } = await bench();
  await writeFile(join(dir, 'a.svg'), SVG);
  const work = decoder.toPng(join(dir, 'a.svg'), join(dir, 'none', 'a.png'));
  await expect(work).rejects.toMatchObject({ name: 'CodedError', code: 'internal' });
  expect(await readdir(dir)).toEqual(['a.svg']);
});

it.skipIf(!CAN_LIST_PROCESSES)('leaves no process behind when it is closed or stopped', async () => {
  const { dir, decoder, stop } = await bench();
  await writeFile(join(dir, 'a.svg'), SVG);
  await decoder.look(join(dir, 'a.svg'));
  const running = await childrenOf(process.pid);
  expect(running.some(({ command }) => command.includes('decoder-process'))).toBe(true);
  const waiting = decoder.look(join(dir, 'a.svg'));
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await decoder.close();
  const left = await childrenOf(process.pid);
  expect(left.filter(({ command }) => command.includes('decoder-process'))).toEqual([]);
});
