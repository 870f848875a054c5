import { describe, expect, it, vi } from 'vitest';
import type { Transport } from '#contract/commands';
import { createSnapshotStore } from './snapshot-store.ts';

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('snapshot store', () => {
  it('reads a snapshot once, however often it is wanted', async () => {
    const send = vi.fn(async () => ({ ok: true, value: { name: 'a' } }));
    const store = createSnapshotStore(send as unknown as Transport['send']);
    store.getState().wantSnapshot('a');
    store.getState().wantSnapshot('a');
    expect(store.getState().snapshots['a']).toEqual({ kind: 'loading' });
    await settle();
    store.getState().wantSnapshot('a');
    expect(send).toHaveBeenCalledTimes(1);
    expect(store.getState().snapshots['a']).toMatchObject({ kind: 'ready' });
  });

  it('keeps a failure until it is asked again', async () => {
    let isBroken = true;
    const failure = { code: 'snapshot-missing', message: 'gone' };
    const send = vi.fn(async () => (isBroken ? { ok: false, failure } : { ok: true, value: {} }));
    const store = createSnapshotStore(send as unknown as Transport['send']);
    store.getState().wantSnapshot('a');
    await settle();
    expect(store.getState().snapshots['a']).toEqual({ kind: 'failed', failure });
    isBroken = false;
    store.getState().retry('a');
    await settle();
    expect(store.getState().snapshots['a']).toMatchObject({ kind: 'ready' });
  });

  it('is bounded: the oldest snapshots and layer trees are forgotten', async () => {
    const send = vi.fn(async () => ({ ok: true, value: { root: {} } }));
    const store = createSnapshotStore(send as unknown as Transport['send']);
    for (let count = 0; count < 100; count += 1) {
      store.getState().wantSnapshot(`s${count}`);
      store.getState().wantRoot('s', `${count}`);
    }
    await settle();
    expect(Object.keys(store.getState().snapshots)).toHaveLength(3);
    expect(Object.keys(store.getState().roots).length).toBeLessThanOrEqual(64);
    expect(store.getState().snapshots['s99']).toMatchObject({ kind: 'ready' });
  });
});
