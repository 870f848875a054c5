import { describe, expect, it } from 'vitest';
import type { ScoreView } from '#contract/code-gen/score';
import type { Transport } from '#contract/commands';
import type { RunOutcome } from '#contract/state/app-state';
import { createLookStore } from './look-store.ts';
import { createScoreStore } from './score-store.ts';

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Answers wait until they are let go. */
const backend = () => {
  const waiting: { readonly name: string; answer(result: unknown): void }[] = [];
  const send = ((name: string) =>
    new Promise((answer) => waiting.push({ name, answer }))) as unknown as Transport['send'];
  const answer = async (result: unknown) => {
    waiting.shift()?.answer(result);
    await settle();
  };
  return { send, waiting, answer };
};

const ready = (total: number) => ({ ok: true, value: { score: { total }, stale: false } as ScoreView });
const outcome = (kind: RunOutcome['kind']) =>
  ({ kind, failure: kind === 'failed' ? { code: 'internal', message: 'no' } : null }) as RunOutcome;

describe('what was measured', () => {
  it('is read once, and stays in sight while it is read again', async () => {
    const { send, waiting, answer } = backend();
    const store = createScoreStore(send);
    store.getState().want('a');
    store.getState().want('a');
    expect(waiting).toHaveLength(1);
    await answer(ready(90));
    store.getState().refresh();
    expect(store.getState().loaded).toMatchObject({ value: { score: { total: 90 } } });
    await answer(ready(91));
    expect(store.getState().loaded).toMatchObject({ value: { score: { total: 91 } } });
  });

  it('of another snapshot does not come late', async () => {
    const { send, answer } = backend();
    const store = createScoreStore(send);
    store.getState().want('a');
    store.getState().want('b');
    await answer(ready(90));
    expect(store.getState().loaded.kind).toBe('loading');
    await answer({ ok: true, value: null });
    expect(store.getState().loaded).toEqual({ kind: 'ready', value: null });
  });

  it('failed where this window asked for it, until it is asked again', async () => {
    const { send, answer } = backend();
    const store = createScoreStore(send);
    const before = { lastOutcome: outcome('failed') };
    store.getState().follow(before, { lastOutcome: null });
    expect(store.getState().failure).toBeNull();
    store.getState().measure('a');
    store.getState().follow(before, before);
    store.getState().follow({ lastOutcome: null }, before);
    expect(store.getState().isAsked).toBe(true);
    store.getState().follow({ lastOutcome: outcome('failed') }, { lastOutcome: null });
    expect(store.getState()).toMatchObject({ isAsked: false, failure: { code: 'internal' } });
    store.getState().measure('a');
    expect(store.getState().failure).toBeNull();
    await answer({ ok: true, value: null });
    await answer({ ok: false, failure: { code: 'agent-busy', message: 'busy' } });
    expect(store.getState()).toMatchObject({ isAsked: false, failure: { code: 'agent-busy' } });
  });
});

describe('how it is looked at', () => {
  it('starts anew with another screen, in the same mode', () => {
    const { getState } = createLookStore();
    getState().enter('1:2');
    getState().setMode('heat');
    getState().setWidth(768);
    getState().point(3);
    expect(getState()).toMatchObject({ width: null, pointed: 3 });
    getState().enter('1:2');
    expect(getState().pointed).toBe(3);
    getState().enter('1:3');
    expect(getState()).toMatchObject({ mode: 'heat', pointed: null });
  });

  it('keeps ticks of one measuring alone', () => {
    const { getState } = createLookStore();
    getState().flip('a', 1);
    getState().flip('a', 2);
    getState().flip('a', 1);
    expect([...getState().flipped]).toEqual([2]);
    getState().flip('b', 5);
    expect([...getState().flipped]).toEqual([5]);
  });

  it('keeps what was written to the agent while it is about the same differences', () => {
    const { getState } = createLookStore();
    getState().openRequest('a', 'made');
    getState().write('mine');
    getState().closeRequest();
    getState().openRequest('a', 'made again');
    expect(getState().request).toEqual({ of: 'a', text: 'mine', isOpen: true });
    getState().openRequest('b', 'other');
    expect(getState().request?.text).toBe('other');
  });
});
