import { describe, expect, it } from 'vitest';
import { turnWithin } from '#testing/longest-turn';
import { createPace } from './pace.ts';
import { parsePaced } from './paced-json.ts';

const read = (text: string, signal?: AbortSignal) => parsePaced(text, createPace(signal));
const LONG = 'x'.repeat(9_000);
const node = (depth: number): unknown => ({
  id: `1:${depth}`,
  name: `quote " slash \\ brace } ${depth}`,
  empty: [],
  none: {},
  nothing: null,
  number: -1.5e-7,
  text: LONG,
  children: depth === 0 ? [] : [node(depth - 1), { id: 'leaf' }],
});

describe('parsePaced', () => {
  it.each([
    ['a tree of large nodes', node(40)],
    [
      'lists of scalars',
      Array.from({ length: 20_000 }, (_, at) => (at % 3 === 0 ? at : at % 3 === 1 ? `"${at}\\` : null)),
    ],
    ['a large object', Object.fromEntries(Array.from({ length: 4_000 }, (_, at) => [`key ${at}`, { at }]))],
    ['a lone text', 'a "quoted" text'],
    ['a long text', 'é'.repeat(100_000)],
    ['a number', 12],
    ['an empty list', []],
  ])('reads %s as JSON.parse does', async (_, value) => {
    expect(await read(JSON.stringify(value))).toEqual(value);
    expect(await read(` \n${JSON.stringify(value, null, 2)}\t`)).toEqual(value);
  });

  it('keeps a key named __proto__ a key', async () => {
    const text = `{"__proto__": {"x": 1}, "pad": "${LONG}${LONG}"}`;
    const value = (await read(text)) as object;
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect('x' in value).toBe(false);
  });

  const pad = JSON.stringify(LONG + LONG);
  it.each([
    '',
    '{',
    `[${pad}`,
    `[${pad},]`,
    `[${pad} 1]`,
    `{"a":${pad},}`,
    `{"a" ${pad}}`,
    `{a:${pad}}`,
    `[${pad}}`,
    `[${pad}] 1`,
    `[${pad},nope]`,
    `[,${pad}]`,
  ])('refuses what JSON.parse refuses (%#)', async (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    await expect(read(text)).rejects.toThrow(SyntaxError);
  });

  it('takes any depth', async () => {
    const depth = 10_000;
    const value = await read(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(Array.isArray(value)).toBe(true);
  });

  it('lets others have their turn, and stops when it is told to', async () => {
    const text = JSON.stringify(
      Array.from({ length: 150_000 }, (_, at) => ({ id: `1:${at}`, box: { x: at, y: 2 * at } })),
    );
    expect(await turnWithin(50, () => read(text))).toBeLessThan(50);
    const stop = new AbortController();
    const reading = read(text, stop.signal);
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});
