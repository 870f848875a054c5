import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { findLayers } from './find-layers.ts';
import { bestOf, readQuery } from './palette-query.ts';

const node = (id: string, name: string, children: readonly SemanticNode[] = []): SemanticNode => ({
  id,
  name,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: 0, y: 0, width: 1, height: 1 },
  children,
});

describe('palette', () => {
  it('reads the sign in front', () => {
    expect(readQuery('> stop ')).toEqual({ scope: 'commands', text: 'stop' });
    expect(readQuery('#card')).toEqual({ scope: 'layers', text: 'card' });
    expect(readQuery('@guide')).toEqual({ scope: 'files', text: 'guide' });
    expect(readQuery(' pay')).toEqual({ scope: 'all', text: 'pay' });
  });

  it('puts better matches first and keeps the order among equals', () => {
    const entries = ['Repay', 'Apple Pay', 'Payment history', 'Payment card'].map((label) => ({ label }));
    expect(bestOf(entries, 'pay', 9).map(({ label }) => label)).toEqual([
      'Payment history',
      'Payment card',
      'Apple Pay',
      'Repay',
    ]);
    expect(bestOf(entries, 'pay', 2)).toHaveLength(2);
    expect(bestOf(entries, 'pay xyz', 9)).toEqual([]);
  });

  it('finds layers by name with the way to them, the upper ones first', () => {
    const root = node('1', 'Checkout', [node('2', 'Cards', [node('3', 'Card, Visa')]), node('4', 'Card list')]);
    expect(findLayers(root, 'card', 9).map(({ id, path }) => [id, path.join('/')])).toEqual([
      ['2', 'Checkout'],
      ['4', 'Checkout'],
      ['3', 'Checkout/Cards'],
    ]);
    expect(findLayers(root, 'card', 1)).toHaveLength(1);
  });

  it('stops looking in a huge screen', () => {
    const root = node(
      '0',
      'root',
      Array.from({ length: 60_000 }, (_, index) => node(`${index + 1}`, 'layer')),
    );
    expect(findLayers(root, 'nowhere', 10)).toEqual([]);
    expect(findLayers({ ...root, children: [...(root.children ?? []), node('x', 'last')] }, 'last', 10)).toEqual([]);
  });
});
