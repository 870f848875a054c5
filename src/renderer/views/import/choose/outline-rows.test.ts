import { describe, expect, it } from 'vitest';
import type { OutlinedPage } from '#contract/design/design-outline';
import { nameOfRow, namesOf, outlineRows, sideways } from './outline-rows.ts';

const page = (name: string, layers: readonly string[]): OutlinedPage => ({
  ...{ id: name, name, layers: layers.length, more: 0 },
  top: layers.map((layer) => ({
    ...{ id: `${name} ${layer}`, name: layer, type: 'FRAME', visible: true, size: null },
    layers: 1,
  })),
});

const FEW = [page('Shop', ['Bag', 'Checkout']), page('Café', ['Menü', 'Bag']), page('Empty', [])];
const MANY = Array.from({ length: 60 }, (_, at) => page(`Page ${at}`, ['One', 'Two']));

const rows = (pages: readonly OutlinedPage[], query = '', folded: readonly string[] = []) =>
  outlineRows(pages, { names: namesOf(pages), query }, new Set(folded));
const shown = (...args: Parameters<typeof rows>) => rows(...args).map(nameOfRow);

describe('rows of an outline', () => {
  it('are all open where all fit into a glance, else the pages alone', () => {
    expect(shown(FEW)).toEqual(['Shop', 'Bag', 'Checkout', 'Café', 'Menü', 'Bag', 'Empty']);
    expect(shown(MANY)).toHaveLength(60);
    expect(shown(MANY, '', ['1']).slice(0, 4)).toEqual(['Page 0', 'Page 1', 'One', 'Two']);
    expect(shown(FEW, '', ['0'])).toEqual(['Shop', 'Café', 'Menü', 'Bag', 'Empty']);
  });

  it('are what a search finds, below their pages', () => {
    expect(shown(FEW, 'bag')).toEqual(['Shop', 'Bag', 'Café', 'Bag']);
    expect(shown(FEW, ' MENU ')).toEqual(['Café', 'Menü']);
    expect(shown(FEW, 'cafe')).toEqual(['Café']);
    expect(shown(FEW, 'cafe', ['1'])).toEqual(['Café', 'Menü', 'Bag']);
    expect(shown(FEW, 'nowhere')).toEqual([]);
  });

  it('have one key each and know their place', () => {
    const all = rows([...FEW, ...FEW]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(all.map(({ place }) => place)[2]).toEqual([2, 2]);
  });

  it('open, close and lead from layer to page by the arrows to the side', () => {
    const open = rows(FEW);
    expect(sideways(open, 0, 'ArrowLeft')).toBe('fold');
    expect(sideways(open, 0, 'ArrowRight')).toBe(1);
    expect(sideways(open, 2, 'ArrowLeft')).toBe(0);
    expect(sideways(open, 2, 'ArrowRight')).toBeNull();
    expect(sideways(open, 6, 'ArrowRight')).toBeNull();
    expect(sideways(rows(MANY), 5, 'ArrowRight')).toBe('fold');
    expect(sideways([], -1, 'ArrowLeft')).toBeNull();
  });
});
