import { describe, expect, it } from 'vitest';
import { clampSize, type KeptLayout, storageLayoutKeeper } from './layout-keeper.ts';
import { isPanelOpen } from './view-state.ts';
import { createViewStore } from './view-store.ts';

const memoryKeeper = () => {
  const kept = new Map<string, KeptLayout>();
  return {
    read: (path: string) => kept.get(path) ?? null,
    write: (path: string, layout: KeptLayout) => void kept.set(path, layout),
  };
};

const memoryStorage = (text: string | null = null): Storage => {
  let value = text;
  return {
    getItem: () => value,
    setItem: (_key: string, next: string) => {
      value = next;
    },
  } as unknown as Storage;
};

describe('view store', () => {
  it('keeps panels and sizes per workspace', () => {
    const store = createViewStore(memoryKeeper());
    const { actions } = store.getState();
    actions.enterWorkspace('/a');
    actions.togglePanel('log');
    actions.resize('navigator', 300);
    actions.enterWorkspace('/b');
    expect(store.getState().panels.log).toBe(false);
    expect(store.getState().sizes.navigator).toBeNull();
    actions.enterWorkspace('/a');
    expect(store.getState().panels.log).toBe(true);
    expect(store.getState().sizes.navigator).toBe(300);
  });

  it('starts another workspace with nothing chosen', () => {
    const store = createViewStore(memoryKeeper());
    const { actions } = store.getState();
    actions.enterWorkspace('/a');
    actions.show('design');
    actions.chooseSnapshot('x');
    actions.select({ screen: '1', node: '2' });
    actions.enterWorkspace('/b');
    expect(store.getState()).toMatchObject({ tab: 'import', snapshot: null, selection: { screen: null, node: null } });
  });

  it('leaves the selection when another snapshot is chosen', () => {
    const store = createViewStore(memoryKeeper());
    store.getState().actions.select({ screen: '1', node: '2' });
    store.getState().actions.chooseSnapshot('y');
    expect(store.getState().selection.screen).toBeNull();
  });

  it('lays panels over a narrow window one at a time, and leaves the docked ones alone', () => {
    const store = createViewStore(memoryKeeper());
    const { actions } = store.getState();
    actions.setWidth('compact');
    expect(isPanelOpen(store.getState(), 'side')).toBe(false);
    actions.togglePanel('side');
    expect(isPanelOpen(store.getState(), 'side')).toBe(true);
    actions.togglePanel('navigator');
    expect(isPanelOpen(store.getState(), 'side')).toBe(false);
    expect(isPanelOpen(store.getState(), 'navigator')).toBe(true);
    actions.setWidth('usual');
    expect(isPanelOpen(store.getState(), 'side')).toBe(true);
  });

  it('opens the side panel at a tab, and closes it on the second press', () => {
    const store = createViewStore(memoryKeeper());
    const { actions } = store.getState();
    actions.showSide('inspect');
    expect(store.getState()).toMatchObject({ sideTab: 'inspect', panels: { side: true } });
    actions.showSide('inspect');
    expect(store.getState().panels.side).toBe(false);
  });
});

describe('kept layout', () => {
  it('clamps sizes to their bounds', () => {
    expect([clampSize('navigator', 20), clampSize('navigator', 900), clampSize('side', 300.4)]).toEqual([
      200, 480, 300,
    ]);
  });

  it('takes only what fits from a storage that holds anything', () => {
    const keeper = storageLayoutKeeper(memoryStorage('{"/a":{"sizes":{"navigator":9999,"side":"wide"}}}'));
    expect(keeper.read('/a')).toEqual({
      panels: { navigator: true, side: true, log: false },
      sizes: { navigator: 480, side: null, log: null },
    });
    expect(storageLayoutKeeper(memoryStorage('not json')).read('/a')).toBeNull();
  });

  it('remembers a bounded number of workspaces, the newest', () => {
    const keeper = storageLayoutKeeper(memoryStorage());
    const layout = keeper.read('/none') ?? {
      panels: { navigator: true, side: false, log: false },
      sizes: { navigator: 250, side: null, log: null },
    };
    for (let count = 0; count < 60; count += 1) keeper.write(`/w${count}`, layout);
    expect(keeper.read('/w5')).toBeNull();
    expect(keeper.read('/w59')?.sizes.navigator).toBe(250);
  });
});
