import { describe, expect, it } from 'vitest';
import { type Code, call } from './code-tree.ts';
import { mergedCode } from './merged-code.ts';

const pick = (values: readonly Code[]): Code => `pick(${values.join(', ')})`;
const box = (color: string, radius: string): Code =>
  call('Box', [
    ['color', color],
    ['shape', call('Round', [[null, radius]])],
  ]);

describe('codes of two forms', () => {
  it('are one with a choice in the place that differs', () => {
    expect(mergedCode([box('red', '4'), box('blue', '4')], pick)).toEqual(box('pick(red, blue)', '4'));
    expect(mergedCode([box('red', '4'), box('red', '8')], pick)).toEqual(box('red', 'pick(4, 8)'));
  });

  it('stay apart where they are other calls, or differ in more than two places', () => {
    expect(mergedCode([box('red', '4'), call('Circle', [['color', 'red']])], pick)).toBeNull();
    expect(mergedCode(['red', 'blue'], pick)).toBeNull();
    const many = (word: string) =>
      call(
        'Box',
        ['a', 'b', 'c'].map((name) => [name, word + name] as const),
      );
    expect(mergedCode([many('x'), many('y')], pick)).toBeNull();
  });

  it('are links of one chain where the same is done in the same order', () => {
    const chain = (...links: Code[]): Code => ({ kind: 'chain', base: 'Modifier', links });
    const paint = (color: string): Code => call('background', [[null, color]]);
    const merged = mergedCode([chain(paint('red'), 'clip'), chain(paint('blue'), 'clip')], pick);
    expect(merged).toEqual(chain(paint('pick(red, blue)'), 'clip'));
    expect(mergedCode([chain(paint('red'), 'clip'), chain('clip', paint('red'))], pick)).toBeNull();
    expect(mergedCode([chain(paint('red')), chain()], pick)).toBeNull();
  });
});
