import { describe, expect, it, vi } from 'vitest';
import type { Transport } from '#contract/commands';
import { createProjectStore } from './project-store.ts';

type Answer = (from: number) => unknown;

const sending = (answers: Readonly<Record<string, Answer>>) =>
  vi.fn((name: string, { from }: { from: number }) =>
    Promise.resolve({ ok: true, value: answers[name]?.(from) }),
  ) as unknown as Transport['send'] & ReturnType<typeof vi.fn>;

const change = (path: string) => ({ path, kind: 'Added' as const, marks: [] });
const settle = () => new Promise((done) => setTimeout(done));

describe('files and changes of a project', () => {
  it('come in pages and are one list', async () => {
    const send = sending({
      'project.changes': (from) => ({ changes: [change(`c${from}`)], rest: from < 2 ? from + 1 : null, total: 9 }),
      'project.files': (from) => ({ paths: [`f${from}`], links: ['f0'], rest: from < 1 ? 1 : null, left: 4 }),
    });
    const store = createProjectStore(send);
    store.getState().wantChanges();
    store.getState().wantChanges();
    store.getState().wantFiles();
    await settle();
    const { changes, files } = store.getState();
    expect(changes).toMatchObject({ kind: 'ready', value: { total: 9 } });
    expect(changes.kind === 'ready' && changes.value.changes.map(({ path }) => path)).toEqual(['c0', 'c1', 'c2']);
    expect(files).toEqual({ kind: 'ready', value: { paths: ['f0', 'f1'], links: new Set(['f0']), left: 4 } });
    expect(send).toHaveBeenCalledTimes(5);
  });

  it('files are not asked for before something wants them', async () => {
    const send = sending({ 'project.changes': () => ({ changes: [], rest: null, total: 0 }) });
    const store = createProjectStore(send);
    store.getState().wantChanges();
    store.getState().refresh();
    await settle();
    expect(send.mock.calls.map(([name]) => name)).toEqual(['project.changes', 'project.changes']);
    expect(store.getState().look).toBe(1);
  });

  it('old lists stay until new ones have come, and a late answer to an old question is dropped', async () => {
    let path = 'old';
    const waiting: (() => void)[] = [];
    const send = vi.fn(() => {
      const value = { changes: [change(path)], rest: null, total: 1 };
      return new Promise((done) => waiting.push(() => done({ ok: true, value })));
    }) as unknown as Transport['send'];
    const store = createProjectStore(send);
    const shown = () => {
      const { changes } = store.getState();
      return changes.kind === 'ready' ? changes.value.changes[0]?.path : changes.kind;
    };
    store.getState().wantChanges();
    expect(shown()).toBe('loading');
    path = 'new';
    store.getState().refresh();
    waiting[1]?.();
    await settle();
    expect(shown()).toBe('new');
    waiting[0]?.();
    await settle();
    expect(shown()).toBe('new');
    store.getState().refresh();
    expect(shown()).toBe('new');
    store.getState().clear();
    waiting[2]?.();
    await settle();
    expect(shown()).toBe('none');
  });

  it('a page that fails is a failure of the whole', async () => {
    const failure = { code: 'internal', message: 'no' };
    const send = vi.fn((_, { from }: { from: number }) =>
      Promise.resolve(from === 0 ? { ok: true, value: { changes: [], rest: 1, total: 2 } } : { ok: false, failure }),
    ) as unknown as Transport['send'];
    const store = createProjectStore(send);
    store.getState().wantChanges();
    await settle();
    expect(store.getState().changes).toEqual({ kind: 'failed', failure });
  });
});
