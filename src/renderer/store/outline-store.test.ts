import { expect, it } from 'vitest';
import type { CommandResult } from '#contract/commands';
import type { DesignOutline } from '#contract/design/design-outline';
import { createOutlineStore } from './outline-store.ts';

const outline = (bytes: number): DesignOutline => ({ bytes, pages: [], more: 0 });

/** Answers come when the test says so. */
const heldStore = () => {
  const asked: string[] = [];
  const answers: ((result: CommandResult<DesignOutline>) => void)[] = [];
  const send = (_name: string, { path }: { path: string }) => {
    asked.push(path);
    return new Promise((answer) => answers.push(answer));
  };
  const store = createOutlineStore(send as never);
  const answer = async (result: CommandResult<DesignOutline>): Promise<void> => {
    answers.shift()?.(result);
    await new Promise((done) => setTimeout(done));
  };
  return { store, asked, answer };
};

it('keeps the outline that is there until the next one has come', async () => {
  const { store, answer } = heldStore();
  store.getState().want('/a');
  expect(store.getState().outline.kind).toBe('loading');
  await answer({ ok: true, value: outline(1) });
  store.getState().want('/b');
  expect(store.getState()).toMatchObject({ of: '/a', wanted: '/b', outline: { value: { bytes: 1 } } });
  await answer({ ok: true, value: outline(2) });
  expect(store.getState()).toMatchObject({ of: '/b', outline: { value: { bytes: 2 } } });
});

it('reads one file at a time, and of those typed meanwhile only the last', async () => {
  const { store, asked, answer } = heldStore();
  for (const path of ['/a', '/ab', '/abc']) store.getState().want(path);
  expect(asked).toEqual(['/a']);
  await answer({ ok: true, value: outline(1) });
  expect(asked).toEqual(['/a', '/abc']);
  expect(store.getState().outline.kind).toBe('loading');
  await answer({ ok: false, failure: { code: 'design-unreadable', message: 'no' } });
  expect(store.getState()).toMatchObject({ of: '/abc', outline: { kind: 'failed' } });
});

it('forgets it with the path, and an answer that comes later changes nothing', async () => {
  const { store, answer } = heldStore();
  store.getState().want('/a');
  store.getState().want('');
  await answer({ ok: true, value: outline(1) });
  expect(store.getState()).toMatchObject({ of: '', outline: { kind: 'none' } });
});
