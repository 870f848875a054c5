import { appendFile, mkdir, readdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { readReason } from '#contract/reason';
import { inProcess } from '#testing/design-builder';
import {
  PORTIONS,
  type ReadingOptions,
  type ReadingPlace,
  readingPlace,
  THREADS,
  toldReading,
  WHOLE,
} from '#testing/design-reading';
import type { ReadingSizes } from './read-design.ts';

let place: ReadingPlace;
beforeAll(async () => {
  place = await readingPlace();
});
afterAll(() => place.remove());

const frame = (at: number): object => ({
  ...{ id: `1:${at}`, type: 'FRAME', name: `frame ${at}`, layoutMode: 'HORIZONTAL' },
  absoluteBoundingBox: { x: 0, y: 0, width: 100, height: 50 },
  children: [
    {
      id: `2:${at}`,
      type: 'TEXT',
      name: 'x',
      characters: 'y'.repeat(200),
      fills: [{ type: 'SOLID', color: { r: at / 100, g: 0, b: 0, a: 1 } }],
    },
  ],
});
const bytes = Buffer.from(
  JSON.stringify({
    document: {
      id: '0:0',
      type: 'DOCUMENT',
      children: [1, 2].map((page) => ({
        id: `0:${page}`,
        type: 'CANVAS',
        name: `${page}`,
        children: Array.from({ length: 20 }, (_, at) => frame(20 * page + at)),
      })),
    },
  }),
);

const WAYS: readonly (readonly [string, ReadingSizes])[] = [
  ['in one go', WHOLE],
  ['in portions', PORTIONS],
  ['on threads', THREADS],
];

/** Threads that are alive, as the process itself reports them. */
const threads = (): number => {
  // Known to Node, not yet to its types.
  const report: typeof process.report & { excludeNetwork?: boolean } = process.report;
  report.excludeNetwork = true;
  return (report.getReport() as unknown as { workers: unknown[] }).workers.length;
};

const failureOf = async (options: ReadingOptions, before?: () => Promise<unknown>): Promise<CodedError> => {
  const open = threads();
  const input = await place.input(bytes, options);
  await before?.();
  const error = await toldReading(input).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CodedError);
  expect(threads()).toBeLessThanOrEqual(open);
  return error as CodedError;
};

const isChanged = ({ code, params }: CodedError): void =>
  expect([code, params['file'], readReason(String(params['reason']))?.key]).toEqual([
    'design-unreadable',
    place.file,
    'reason.file-changed',
  ]);

describe('a file that is written while it is read', () => {
  it.each(WAYS)('is told, %s, when it changes before it is read', async (_what, sizes) => {
    isChanged(await failureOf({ sizes }, () => truncate(place.file, bytes.length - 500)));
    isChanged(await failureOf({ sizes }, () => truncate(place.file, 10)));
    isChanged(await failureOf({ sizes }, () => appendFile(place.file, ' ')));
    isChanged(await failureOf({ sizes }, () => writeFile(place.file, Buffer.alloc(bytes.length, 0x7b))));
    isChanged(await failureOf({ sizes }, () => utimes(place.file, 5, 5)));
    isChanged(await failureOf({ sizes }, () => rm(place.file)));
  });

  it.each(WAYS)('is told, %s, when it changes in the middle', async (_what, sizes) => {
    const good = inProcess();
    let [asked, seen] = [0, 0];
    const adapter: LoadedAdapter = {
      ...good,
      mapNodeTypes: async (items) => {
        asked += 1;
        seen = threads();
        if (asked === 1) await writeFile(place.file, Buffer.from(bytes.toString().replaceAll('frame', 'other')));
        return good.mapNodeTypes(items);
      },
    };
    isChanged(await failureOf({ sizes, adapter }));
    expect([asked > 0, seen > 0]).toEqual([true, sizes === THREADS]);
  });

  it('that is ours is not looked at again', async () => {
    const input = await place.input(bytes, { sizes: PORTIONS });
    await utimes(place.file, 5, 5);
    expect((await toldReading({ ...input, body: { ...input.body, changed: null } })).screens).toHaveLength(40);
  });
});

describe('an adapter that fails', () => {
  const failing = (how: () => Promise<never>): LoadedAdapter => {
    const good = inProcess();
    return {
      ...good,
      transformColors: (items) => (items.some(({ rgba }) => rgba.r === 0.33) ? how() : good.transformColors(items)),
    };
  };

  it.each(WAYS)('for one layer ends the reading, %s, with the method and the layer', async (_what, sizes) => {
    const params = { what: 'transformColor', node: '2:33', reason: 'no red' };
    const adapter = failing(() => Promise.reject(new CodedError('adapter-failed', params)));
    expect(await failureOf({ sizes, adapter })).toMatchObject({ code: 'adapter-failed', params });
  });

  it('without a code is a fault of ours, and no thread waits for it', async () => {
    const adapter = failing(() => Promise.reject(new Error('x')));
    expect((await failureOf({ sizes: THREADS, adapter })).code).toBe('internal');
  });

  it.each(WAYS)('to answer is stopped, %s, and nothing goes on', async (_what, sizes) => {
    const stop = new AbortController();
    const adapter = failing(() => {
      setTimeout(() => stop.abort(), 20);
      // A real one is ended by the signal as well.
      return new Promise((_resolve, reject) =>
        stop.signal.addEventListener('abort', () => setTimeout(() => reject(new CodedError('cancelled')), 50)),
      );
    });
    const start = performance.now();
    expect((await failureOf({ sizes, adapter, signal: stop.signal })).code).toBe('cancelled');
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it.each(WAYS)('is not asked when the reading was stopped before, %s', async (_what, sizes) => {
    expect((await failureOf({ sizes, signal: AbortSignal.abort() })).code).toBe('cancelled');
  });
});

describe('a place for what waits', () => {
  it.each(WAYS)('that is not there or is a folder is told, %s', async (_what, sizes) => {
    const gone = { change: { spoolBase: join(place.dir, 'none', 'spool') } };
    expect(await failureOf({ sizes, ...gone })).toMatchObject({
      code: 'internal',
      params: { what: expect.stringContaining('ENOENT') },
    });
    for (const number of [0, 1, 2, 3]) await mkdir(join(place.dir, `folder-${number}`), { recursive: true });
    const folder = { change: { spoolBase: join(place.dir, 'folder') } };
    expect((await failureOf({ sizes, ...folder })).code).toBe('in-the-way');
  });

  it.each(WAYS)('that is full is told, %s', async (_what, sizes) => {
    if (process.platform !== 'linux') {
      process.stdout.write('skipped: /dev/full is there on Linux only\n');
      return;
    }
    for (const number of [0, 1, 2, 3])
      await symlink('/dev/full', join(place.dir, `full-${number}`)).catch(() => undefined);
    const failure = await failureOf({ sizes, change: { spoolBase: join(place.dir, 'full') } });
    expect(failure).toMatchObject({ code: 'disk-full', params: { dir: place.dir } });
  });
});

it('two readings at once and one after the other are each their own', async () => {
  const other = await readingPlace();
  try {
    const half = Buffer.from(bytes.toString().replaceAll('frame', 'other'));
    const [one, two] = await Promise.all([
      toldReading(await place.input(bytes, { sizes: THREADS })),
      toldReading(await other.input(half, { sizes: THREADS })),
    ]);
    expect([one.screens.length, two.screens.length]).toEqual([40, 40]);
    expect([one.screens[0]?.['name'], two.screens[0]?.['name']]).toEqual(['frame 20', 'other 20']);
    const again = await toldReading(await place.input(bytes, { sizes: THREADS }));
    expect(again.screens).toEqual(one.screens);
    expect((await readdir(other.dir)).every((name) => /^(design\.json|spool-\d)$/.test(name))).toBe(true);
  } finally {
    await other.remove();
  }
});
