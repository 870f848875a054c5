import { expect, it } from 'vitest';
import type { LayoutNode } from '../layout/layout-node.ts';
import { screenTitles, type TitledScreen } from './screen-titles.ts';

const text = (characters: string, size: number) =>
  ({
    node: { id: characters, name: 'Text', text: { characters, style: { size, weight: 400 } } },
    content: 'text',
    children: [],
  }) as unknown as LayoutNode;

const screen = (name: string, around: { page?: string; section?: string } = {}, texts: LayoutNode[] = []) =>
  ({
    screen: { id: name, name, page: 'Page 1', width: 390, height: 844, ...around },
    root: { node: { id: 'root', name }, content: 'box', children: texts },
  }) as unknown as TitledScreen;

const titleOf = (one: TitledScreen, ...others: TitledScreen[]) => screenTitles([one, ...others])[0];
const heading = [text('9:41', 15), text('Body text that is long', 14), text('Your  order', 32), text('More', 14)];

it('is the name of the screen where that says something', () => {
  for (const name of ['Home', 'Desktop - Home', 'Главная', 'Platform=Desktop'])
    expect(titleOf(screen(name, { section: 'Cart' }, heading))).toBe(name);
  expect(titleOf(screen('8.2. Cart'))).toBe('Cart');
});

it('is else that of its section, of its page, or its first heading', () => {
  for (const name of ['Background', 'Desktop - 1', 'iPhone 13 mini - 2', 'Frame 12', 'MacBook Pro 14"', '1440px']) {
    expect(titleOf(screen(name, { section: 'Shop / Cart', page: 'Orders' }, heading))).toBe('Cart');
    expect(titleOf(screen(name, { page: 'Orders' }, heading))).toBe('Orders');
    expect(titleOf(screen(name, { page: 'Orders' }, heading), screen('Frame', { page: 'Orders' }))).toBe('Your order');
    expect(titleOf(screen(name, {}, heading))).toBe('Your order');
    expect(titleOf(screen(name, { page: '✅ Final design v2' }, heading))).toBe('Your order');
  }
});

it('counts frames of a page that nothing else tells apart, and is empty where nothing says it', () => {
  const counted = ['0001', '0002'].map((name) => screen(name, { page: 'Posters' }));
  expect(screenTitles(counted)).toEqual(['Posters 0001', 'Posters 0002']);
  expect(titleOf(screen('Frame 1'))).toBe('');
});
