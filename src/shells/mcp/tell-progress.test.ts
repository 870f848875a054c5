import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellProgress } from './tell-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sends the first at once, then the newest once a second, and nothing behind the end', () => {
  const sent: [number, string][] = [];
  const { tell, end } = tellProgress((progress, message) => void sent.push([progress, message]));
  for (const words of ['a', 'b', 'c']) tell(words);
  expect(sent).toEqual([[1, 'a']]);
  vi.advanceTimersByTime(1_000);
  expect(sent.at(-1)).toEqual([2, 'c']);
  vi.advanceTimersByTime(5_000);
  expect(sent).toHaveLength(2);
  tell(`${'x'.repeat(300)}.`);
  expect(sent.at(-1)?.[1]).toHaveLength(200);
  tell('e');
  end();
  tell('f');
  vi.advanceTimersByTime(5_000);
  expect(sent).toHaveLength(3);
  expect(vi.getTimerCount()).toBe(0);
});
