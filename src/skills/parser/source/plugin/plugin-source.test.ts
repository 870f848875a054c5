import { expect, it } from 'vitest';
import { openPluginSource } from './plugin-source.ts';
import { layersSnippet, MOST_ASKED, picturesSnippet } from './snippets.ts';

const idsIn = (js: string): string[] => JSON.parse(/of (\[.*?\])\)/.exec(js)?.[1] ?? '[]') as string[];

it('asks for a bounded number of pictures, and again for those that an answer leaves out', async () => {
  const asked: number[] = [];
  const source = openPluginSource({
    scope: 'file',
    signal: new AbortController().signal,
    onProgress: () => undefined,
    evaluate: async (js) => {
      const ids = idsIn(js);
      asked.push(ids.length);
      return ids.slice(0, 300).map(() => null);
    },
  });
  const wanted = Array.from({ length: 1_200 }, (_, index) => `1:${index}`);
  const seen: string[] = [];
  for await (const [id, result] of source.fetchPictures(wanted, () => undefined, new AbortController().signal)) {
    expect(result).toEqual({ reason: 'null-render' });
    seen.push(id);
  }
  expect(seen).toEqual(wanted);
  expect(asked).toEqual([MOST_ASKED, MOST_ASKED, MOST_ASKED, 300]);
});

/** A document whose every export takes so many milliseconds of a clock that only it moves. */
const answered = async (snippet: string, ms: number): Promise<readonly unknown[]> => {
  let now = 0;
  const exportAsync = async () => {
    now += ms;
    return {};
  };
  const figma = { getNodeByIdAsync: async () => ({ exportAsync }), base64Encode: () => 'AA==' };
  const run = new Function('figma', 'Date', 'console', `return (async () => { ${snippet} })();`) as (
    ...given: unknown[]
  ) => Promise<readonly unknown[] | { texts: readonly unknown[] }>;
  const found = await run(figma, { now: () => now }, console);
  return 'texts' in found ? found.texts : found;
};

it('ends an answer after some seconds, however small it is, with one layer at least', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `1:${index}`);
  for (const snippet of [layersSnippet(ids), picturesSnippet(ids)]) {
    expect(await answered(snippet, 1)).toHaveLength(50);
    expect(await answered(snippet, 1_000)).toHaveLength(6);
    expect(await answered(snippet, 20_000)).toHaveLength(1);
  }
});
