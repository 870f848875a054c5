import { describe, expect, it, vi } from 'vitest';
import type { PlanRow } from '#contract/code-gen/plan';
import type { Transport } from '#contract/commands';
import type { AppState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { followGate, followWriting } from './follow-gate.ts';
import { createPlanStore } from './plan-store.ts';
import { createViewStore } from './view-store.ts';

const rowsFrom = (from: number, count: number): PlanRow[] =>
  Array.from({ length: count }, (_, index) => ({ path: `f${from + index}` }) as PlanRow);

type Answer = (input: never) => unknown;

/** A backend of 25 rows in pieces of 10. Questions about ticks wait until they are let go. */
const backend = (over: Readonly<Record<string, Answer>> = {}) => {
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const waiting: (() => void)[] = [];
  const answers: Readonly<Record<string, Answer>> = {
    'plan.rows': ({ run, from }: { run: string; from: number }) => ({
      ...{ run, round: 1, digest: 'd', rows: rowsFrom(from, Math.min(10, 25 - from)) },
      rest: from + 10 < 25 ? from + 10 : null,
      ...(from === 0 ? { reused: [{ key: 'k', path: 'p' }], notes: [] } : {}),
    }),
    'plan.narrow': ({ unticked }: { unticked: string[] }) => ({ digest: unticked.join(), rows: 25, missing: [] }),
    ...over,
  };
  const send = ((name: string, input: never) => {
    asked.push({ name, input });
    const result = { ok: true, value: answers[name]?.(input) };
    if (name !== 'plan.narrow') return Promise.resolve(result);
    return new Promise((done) => waiting.push(() => done(result)));
  }) as unknown as Transport['send'];
  return { send, asked, waiting, next: () => waiting.shift()?.() };
};

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('the list that is looked at', () => {
  it('comes in pieces, and is complete with the last', async () => {
    const store = createPlanStore(backend().send);
    store.getState().open('r', 1);
    await settle();
    expect(store.getState().list).toMatchObject({ kind: 'ready', value: { isComplete: true, reused: [{ key: 'k' }] } });
    const { list } = store.getState();
    expect(list.kind === 'ready' && list.value.rows.map(({ path }) => path)).toEqual(
      rowsFrom(0, 25).map((row) => row.path),
    );
  });

  it('is not mixed with the rows of another one', async () => {
    const { send, asked } = backend();
    const store = createPlanStore(send);
    store.getState().open('old', 1);
    store.getState().open('new', 1);
    await settle();
    expect(store.getState().list).toMatchObject({ value: { run: 'new', isComplete: true } });
    expect(asked.filter(({ input }) => (input as { run: string }).run === 'old')).toHaveLength(1);
  });

  it('starts each round with all ticked and nothing typed', async () => {
    const { send, next } = backend();
    const store = createPlanStore(send);
    store.getState().open('r', 1);
    await settle();
    store.getState().write('smaller');
    store.getState().untick(new Set(['f1']));
    next();
    store.getState().open('r', 1);
    expect(store.getState().text).toBe('smaller');
    store.getState().open('r', 2);
    expect(store.getState()).toMatchObject({ text: '', narrowed: { kind: 'none' } });
    expect(store.getState().unticked.size).toBe(0);
  });
});

describe('a narrowed list', () => {
  it('is that of the last ticks, with one question at a time', async () => {
    const { send, asked, next, waiting } = backend();
    const store = createPlanStore(send);
    store.getState().open('r', 1);
    await settle();
    for (const off of [['f1'], ['f1', 'f2'], ['f1', 'f2', 'f3']]) store.getState().untick(new Set(off));
    expect(waiting).toHaveLength(1);
    next();
    await settle();
    expect(store.getState().narrowed).toEqual({ kind: 'loading' });
    next();
    await settle();
    expect(store.getState().narrowed).toMatchObject({ kind: 'ready', value: { digest: 'f1,f2,f3' } });
    expect(asked.filter(({ name }) => name === 'plan.narrow')).toHaveLength(2);
  });

  it('is none when all is ticked again, whatever comes late', async () => {
    const { send, next } = backend();
    const store = createPlanStore(send);
    store.getState().open('r', 1);
    await settle();
    store.getState().untick(new Set(['f1']));
    store.getState().untick(new Set());
    next();
    await settle();
    expect(store.getState().narrowed).toEqual({ kind: 'none' });
  });
});

const GATE = { run: 'r', round: 1, rounds: [] } as unknown as NonNullable<AppState['gate']>;
const state = (change: Partial<AppState>): AppState => ({ ...INITIAL_STATE, ...change });

describe('[CG14] a list that goes away', () => {
  const left = (now: Partial<AppState>, arrange: (store: ReturnType<typeof createPlanStore>) => void = () => {}) => {
    const store = createPlanStore(backend().send);
    followGate(state({ gate: GATE }), state({}), store);
    arrange(store);
    followGate(state(now), state({ gate: GATE }), store);
    return store.getState();
  };

  it('was answered elsewhere, unless this window answered', () => {
    expect(left({ gate: null }).elsewhere).toEqual({ run: 'r', text: null });
    expect(left({ gate: null }, (store) => store.getState().answered('approve')).elsewhere).toBeNull();
  });

  it('tells what was asked for when a new one comes of it, and opens that', () => {
    const rounds = [{ round: 1, rows: 9, text: 'smaller' }];
    const now = left({ gate: { ...GATE, round: 2, rounds } });
    expect(now.elsewhere).toEqual({ run: 'r', text: 'smaller' });
    expect(now).toMatchObject({ key: 'r/2', sent: null });
  });

  it('was not answered when the run was stopped', () => {
    const stopping = { kind: 'busy', skill: 'codegen', since: 0, silent: false, stopping: true } as const;
    expect(left({ gate: null, agent: stopping }).elsewhere).toBeNull();
  });
});

describe('after an approval', () => {
  const outcome = { kind: 'done', skill: 'codegen' } as NonNullable<AppState['lastOutcome']>;
  const follow = (tab: 'plan' | 'design', approved: boolean, kind: 'done' | 'failed' = 'done') => {
    const plan = createPlanStore(backend().send);
    const view = createViewStore({ read: () => null, write: vi.fn() });
    view.getState().actions.show(tab);
    plan.getState().follow(approved);
    followWriting(state({ lastOutcome: { ...outcome, kind } }), state({}), plan, view);
    return view.getState().tab;
  };

  it('goes on to Changes from Plan alone, and only for what this window approved', () => {
    expect(follow('plan', true)).toBe('changes');
    expect(follow('design', true)).toBe('design');
    expect(follow('plan', false)).toBe('plan');
    expect(follow('plan', true, 'failed')).toBe('plan');
  });
});
