import { describe, expect, it } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { DesignVariable } from '#contract/snapshot';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import { searchSurvey } from './search-survey.ts';
import { createSurveys } from './surveys.ts';

const node = (id: string, more: Partial<SemanticNode> = {}): SemanticNode => ({
  id,
  name: `layer ${id}`,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: 0, y: 0, width: 1, height: 1 },
  ...more,
});
const text = (id: string, characters: string, size: number, more: Partial<SemanticNode> = {}): SemanticNode =>
  node(id, { figmaType: 'TEXT', text: { characters, style: { family: 'Inter', weight: 400, size } }, ...more });

const readerOf = (...roots: readonly SemanticNode[]): SnapshotReader => {
  const screens = roots.map(
    ({ id, name }): SemanticScreen => ({ id, name, page: 'Page', width: 1, height: 1, nodes: 1, picture: null }),
  );
  return {
    name: 'snapshot',
    dir: `/${roots.map(({ id }) => id).join('-')}`,
    screens: () => Promise.resolve(screens),
    root: (id: string) => Promise.resolve(roots.find((root) => root.id === id) ?? null),
  } as unknown as SnapshotReader;
};

const search = async (query: string, roots: readonly SemanticNode[], variables: readonly DesignVariable[] = []) => {
  const reader = readerOf(...roots);
  const survey = await createSurveys().of(reader);
  return searchSurvey({ screens: await reader.screens(), variables, survey }, query, new AbortController().signal);
};

describe('search', () => {
  const variable = (mode: string): DesignVariable => ({
    id: 'v',
    name: 'brand/basket',
    type: 'COLOR',
    mode,
    value: '#fff',
    collection: 'Theme',
  });
  const home = node('1', {
    name: 'Café',
    children: [text('t', 'Add to Basket', 16, { name: 'Add to Basket' }), node('b', { name: 'Basket icon' })],
  });
  const shop = node('2', { name: 'Basket', children: [text('u', 'Ｂａｓｋｅｔ', 16)] });

  it('finds screens, tokens, then layers and texts of all screens, each once', async () => {
    const { hits, more } = await search(' basket ', [home, shop], [variable('Light'), variable('Dark')]);
    expect(hits).toEqual([
      { kind: 'screen', screen: '2', name: 'Basket', page: 'Page' },
      { kind: 'token', id: 'v', name: 'brand/basket', collection: 'Theme' },
      { kind: 'text', screen: '1', id: 't', name: 'Add to Basket', figmaType: 'TEXT', text: 'Add to Basket' },
      { kind: 'layer', screen: '1', id: 'b', name: 'Basket icon', figmaType: 'FRAME' },
      { kind: 'text', screen: '2', id: 'u', name: 'layer u', figmaType: 'TEXT', text: 'Ｂａｓｋｅｔ' },
    ]);
    expect(more).toBe(0);
    expect((await search('cafe', [home])).hits.map(({ kind }) => kind)).toEqual(['screen']);
    expect((await search('  ', [home])).hits).toEqual([]);
  });

  it('stops at a bound and says how many more there are', async () => {
    const many = node('1', { name: '', children: Array.from({ length: 500 }, (_, at) => node(`x${at}`)) });
    const { hits, more } = await search('layer', [many]);
    expect([hits.length, more]).toEqual([300, 200]);
  });

  it('ends when another one begins', async () => {
    const reader = readerOf(home);
    const survey = await createSurveys().of(reader);
    const layers = Array.from({ length: 400_000 }, () => survey.layers[0] as (typeof survey.layers)[number]);
    const stop = new AbortController();
    const searching = searchSurvey({ screens: [], variables: [], survey: { ...survey, layers } }, 'x', stop.signal);
    stop.abort();
    await expect(searching).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('uses', () => {
  it('counts tokens wherever a layer names one, and plain colours that no style stands behind', async () => {
    const red = { kind: 'solid' as const, color: 'red' };
    const root = node('1', {
      layout: { direction: 'row', gap: { value: 8, token: 'S/8' }, padding: [{ value: 8, token: 'S/8' }, 0, 0, 0] },
      size: { widthToken: 'S/wide' },
      visibleBinding: 'T/shown',
      children: [
        node('a', { fills: [{ ...red, token: 'T/red' }], tokens: { fills: ['T/red', 'T/blue'] } }),
        node('b', { fills: [red], strokes: { paints: [red], weight: 1, align: 'inside' } }),
        node('c', { fills: [red], styles: { fill: 'Red' } }),
      ],
    });
    const survey = await createSurveys().of(readerOf(root));
    const { tokens, colours } = survey.uses();
    expect(Object.fromEntries(tokens.map(({ key, count }) => [key, count]))).toEqual({
      'S/8': 1,
      'S/wide': 1,
      'T/shown': 1,
      'T/red': 1,
      'T/blue': 1,
    });
    expect(colours).toEqual([{ key: 'red', count: 1 }]);
    expect(survey.usesOf('colour', 'red')).toEqual({
      layers: [{ screen: '1', id: 'b', name: 'layer b', figmaType: 'FRAME' }],
      count: 1,
    });
    expect(survey.usesOf('token', 'no/such')).toEqual({ layers: [], count: 0 });
  });

  it('tells text styles by look, named ones first, with where each is used', async () => {
    const named = text('n', 'Title', 28, { styles: { text: 'Display' } });
    const survey = await createSurveys().of(
      readerOf(node('1', { children: [text('a', 'x', 40), text('b', 'y', 40), named] })),
    );
    const { texts } = survey.uses();
    expect(texts.map(({ name, count, sample }) => [name, count, sample])).toEqual([
      ['Display', 1, 'Title'],
      [null, 2, 'x'],
    ]);
    expect(survey.usesOf('text', texts[1]?.key ?? '').layers.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
