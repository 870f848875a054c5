import { describe, expect, it } from 'vitest';
import { kebab, wordsOf } from '../names/words.ts';
import { classBook, type StyledTree } from './class-book.ts';
import type { Declarations } from './declarations.ts';

type Tree = StyledTree<Tree>;

const tree = (tag: string, name: string, style: Declarations, children: Tree[] = []): Tree => ({
  ...{ tag, words: wordsOf(name), said: [], hints: [], variants: [], origins: [] },
  ...{ style, children },
});
const text = (said: string, style: Declarations): Tree => ({ ...tree('p', 'Text', style), said: wordsOf(said, 3) });
const flex: Declarations = [['display', 'flex']];
const column: Declarations = [...flex, ['flex-direction', 'column']];

const letters: Declarations = [
  ['font', '400 14px/20px Inter, sans-serif'],
  ['color', 'rgb(0, 0, 0)'],
  ['white-space', 'nowrap'],
];
const at = (top: number): Declarations => [
  ['position', 'absolute'],
  ['top', `${top}px`],
];

/** The rules of a tree, and the classes of its elements as they are met. */
const classed = (root: Tree) => {
  const book = classBook(root, (one) => one, { name: kebab, taken: [] });
  const walk = (one: Tree): string[] => [book.namesOf(one).join(' '), ...one.children.flatMap(walk)];
  return {
    classes: walk(root),
    rules: book.rules.map(({ selector, style }) => `${selector} ${style.map(([name]) => name).join(' ')}`),
  };
};

describe('classes', () => {
  const price: Declarations = [...letters, ['font-weight', '700']];
  const item = (name: string, cost: string): Tree =>
    tree('div', 'Frame 1', column, [text(name, letters), text(cost, price), tree('img', name, [['width', '24px']])]);

  it('are one for what stands at the same place of what repeats, and not called by what one of it says', () => {
    const list = (...names: string[]) =>
      tree(
        'div',
        'Basket',
        flex,
        names.map((name) => item(name, '5 €')),
      );
    const { classes, rules } = classed(list('Yoghurt', 'Chicken', 'Fillet'));
    const one = ['item', 'item-text', 'item-text-strong', 'item-image'];
    expect(classes).toEqual(['basket', ...one, ...one, ...one]);
    expect(rules).toHaveLength(5);
    expect(classed(list('Milk', 'Bread', 'Butter')).classes).toEqual(classes);
  });

  it('say what differs in a class beside that of the others', () => {
    const row = (left: string) =>
      tree('div', 'Category', [...at(10), ['left', left], ['width', '10px']], [text('A', letters), text('B', price)]);
    const { classes, rules } = classed(tree('div', 'Home', flex, [row('0'), row('0'), row('20px')]));
    expect(classes.filter((name) => name.startsWith('category') && !name.includes('text'))).toEqual([
      'category',
      'category',
      'category category-2',
    ]);
    expect(rules).toContain('.category-2 left');
  });

  it('say once how letters look that stand in several places', () => {
    const texts = [10, 20, 30].map((top, index) => text(`Word${'abc'[index]} here`, [...letters, ...at(top)]));
    const { classes, rules } = classed(tree('div', 'Home', flex, texts));
    expect(rules.slice(1)).toEqual([
      '.text font color white-space position',
      '.worda-here top',
      '.wordb-here top',
      '.wordc-here top',
    ]);
    expect(classes[1]).toBe('text worda-here');
  });
});
