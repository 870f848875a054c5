import { describe, expect, it } from 'vitest';
import { MOST_CHOSEN, type OutlinedLayer, type OutlinedPage } from '#contract/design/design-outline';
import { choiceOf, chosenLayers, layerTick, pageTick, toggled } from './choice.ts';

const layer = (id: string, type = 'FRAME'): OutlinedLayer => ({
  ...{ id, name: id, type, visible: true, size: null },
  layers: 10,
});

const page = (id: string, layers: readonly OutlinedLayer[], more = 0): OutlinedPage => ({
  ...{ id, name: id, layers: layers.length * 10, more },
  top: layers,
});

const A = page('a', [layer('a1'), layer('a2', 'TEXT'), layer('a3')]);
const B = page('b', [layer('b1')]);
const CUT = page('c', [layer('c1'), layer('c2')], 5);
const EMPTY = page('d', []);
const PAGES = [A, B, CUT, EMPTY];

const none: ReadonlySet<string> = new Set();
const press = (ids: ReadonlySet<string>, on: OutlinedPage, id?: string) =>
  toggled(ids, { page: on, layer: on.top.find((one) => one.id === id) ?? null }) ?? new Set(['too many']);

describe('what is chosen of a saved design', () => {
  it('is a page as one, whatever stands on it', () => {
    const ids = press(press(none, A, 'a1'), A);
    expect([...ids]).toEqual(['a']);
    expect(pageTick(A, ids)).toBe('all');
    expect(A.top.map((one) => layerTick(A, one, ids))).toEqual(['all', 'all', 'all']);
    expect([...press(ids, A)]).toEqual([]);
    expect([...press(none, EMPTY)]).toEqual(['d']);
  });

  it('ticks a page by half while some of it is chosen', () => {
    const ids = press(none, A, 'a1');
    expect(pageTick(A, ids)).toBe('some');
    expect(pageTick(B, ids)).toBe('none');
    expect([...press(ids, A, 'a1')]).toEqual([]);
  });

  it('becomes the page when its last layer is ticked, and its other layers when one is unticked', () => {
    expect([...press(press(press(none, A, 'a1'), A, 'a2'), A, 'a3')]).toEqual(['a']);
    expect([...press(new Set(['a']), A, 'a2')]).toEqual(['a1', 'a3']);
    expect([...press(none, B, 'b1')]).toEqual(['b']);
  });

  it('never becomes a page of which not every layer is listed', () => {
    expect([...press(press(none, CUT, 'c1'), CUT, 'c2')]).toEqual(['c1', 'c2']);
  });

  it('ends at the number of ids that an import takes', () => {
    const wide = page(
      'w',
      Array.from({ length: MOST_CHOSEN + 1 }, (_, at) => layer(`w${at}`)),
    );
    const full = new Set(Array.from({ length: MOST_CHOSEN }, (_, at) => `x${at}`));
    expect(toggled(full, { page: B, layer: null })).toBeNull();
    expect(toggled(new Set(['w', 'b']), { page: wide, layer: wide.top[0] ?? null })).toBeNull();
    expect(toggled(new Set(['w']), { page: wide, layer: wide.top[0] ?? null })?.size).toBe(MOST_CHOSEN);
  });

  it('is counted as pages, screens and other layers, and in layers below', () => {
    const ids = new Set(['b', 'a1', 'a2', 'c1']);
    expect(choiceOf('/f', PAGES, ids)).toEqual({
      of: '/f',
      ids: [...ids],
      pages: 1,
      screens: 2,
      sections: 0,
      others: 1,
    });
    expect(chosenLayers(PAGES, ids)).toBe(40);
    const section = page('s', [layer('s1', 'SECTION'), layer('s2')]);
    expect(choiceOf('/f', [section], new Set(['s1']))).toMatchObject({ screens: 0, sections: 1, others: 0 });
    expect(choiceOf('/f', PAGES, none)).toBeNull();
  });
});
