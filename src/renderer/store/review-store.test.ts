import { describe, expect, it } from 'vitest';
import { storageCommentKeeper } from './comment-keeper.ts';
import { createReviewStore } from './review-store.ts';

const storage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
};

const entered = (workspace = '/a', kept = storage()) => {
  const store = createReviewStore(storageCommentKeeper(kept));
  store.getState().enter(workspace);
  return store;
};

describe('comments that are not sent yet', () => {
  it('are kept per workspace, also when the window is loaded anew', () => {
    const kept = storage();
    const store = entered('/a', kept);
    const id = store.getState().comment('a.ts', { start: 1, end: 2 });
    store.getState().write(id, 'Say it.');
    store.getState().enter('/b');
    expect(store.getState().comments).toEqual([]);
    store.getState().enter('/a');
    expect(entered('/a', kept).getState().comments).toEqual(store.getState().comments);
    expect(store.getState().comments).toMatchObject([{ path: 'a.ts', text: 'Say it.', lines: { start: 1, end: 2 } }]);
  });

  it('on the same lines are one, and empty ones go when they are left', () => {
    const { getState } = entered();
    const first = getState().comment('a.ts', { start: 1, end: 2 });
    expect(getState().comment('a.ts', { start: 1, end: 2 })).toBe(first);
    getState().write(first, 'x');
    const empty = getState().comment('a.ts', null);
    expect(empty).not.toBe(first);
    getState().openComment(null);
    expect(getState().comments.map(({ id }) => id)).toEqual([first]);
    getState().comment('b.ts', null);
    getState().discard(first);
    expect(getState().comments.map(({ path }) => path)).toEqual(['b.ts']);
  });

  it('are forgotten once they were sent, and no others', () => {
    const { getState } = entered();
    const [first, second] = [getState().comment('a.ts', null), ''];
    getState().write(first, 'x');
    const later = getState().comment('b.ts', null);
    getState().forget([first, second]);
    expect(getState().comments.map(({ id }) => id)).toEqual([later]);
    expect(getState().open).toBe(later);
  });

  it('what a storage holds is taken only as far as it is comments', () => {
    const kept = storage();
    kept.setItem('figma2code.comments./a', JSON.stringify([{ id: 'x' }, null, 7]));
    expect(entered('/a', kept).getState().comments).toEqual([]);
    kept.setItem('figma2code.comments./b', '{');
    expect(entered('/b', kept).getState().comments).toEqual([]);
  });
});

describe('what is looked at', () => {
  it('another file has no lines of the one before', () => {
    const { getState } = entered();
    getState().choose('a.ts');
    getState().setPlace({ region: 2, lines: { start: 1, end: 1 } });
    getState().choose('a.ts');
    expect(getState().place.region).toBe(2);
    getState().choose('b.ts');
    expect(getState().place).toEqual({ region: null, lines: null });
  });

  it('a layer that is wanted is wanted until a place was chosen', () => {
    const { getState } = entered();
    getState().search('x');
    getState().reveal('a.ts', '1:2');
    expect(getState()).toMatchObject({ path: 'a.ts', wantedNode: '1:2', query: '' });
    getState().setPlace({ region: 0 });
    expect(getState().wantedNode).toBeNull();
  });

  it('another workspace starts anew', () => {
    const { getState } = entered();
    getState().choose('a.ts');
    getState().setFilter('all');
    getState().enter('/b');
    expect(getState()).toMatchObject({ path: null, filter: 'changed' });
  });
});
