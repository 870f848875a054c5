import { expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { createPictureUses } from './used-pictures.ts';

let id = 0;
const node = (name: string, more: Partial<SemanticNode> = {}): SemanticNode => ({
  id: `1:${++id}`,
  name,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: 0, y: 0, width: 24, height: 24 },
  ...more,
});
const image = (imageRef?: string) => ({
  snapshot: 'screenshots/x.png',
  md5: '0',
  ...(imageRef === undefined ? {} : { imageRef }),
});

it('gathers where each picture is shown, drawings by their key and fills by their reference', () => {
  const uses = createPictureUses({ check: image(), big: image(), fill: image('ref'), unused: image() });
  uses.add(
    'Home',
    node('Home', {
      children: [
        node('Card', { children: [node('check', { screenshot: 'check' })] }),
        node('Art', { screenshot: 'big', box: { x: 0, y: 0, width: 300, height: 24 } }),
        node('Hero', { fills: [{ kind: 'image', ref: 'ref' } as NonNullable<SemanticNode['fills']>[number]] }),
        node('gone', { screenshot: 'never-heard-of' }),
      ],
    }),
  );
  uses.add('Menu', node('Menu', { children: [node('tick', { screenshot: 'check' })] }));
  expect(uses.list()).toEqual([
    { key: 'big', kind: 'illustration', trails: [['Home', 'Home', 'Art']] },
    {
      key: 'check',
      kind: 'icon',
      trails: [
        ['Home', 'Home', 'Card', 'check'],
        ['Menu', 'Menu', 'tick'],
      ],
    },
    { key: 'fill', kind: 'photo', trails: [['Home', 'Home', 'Hero']] },
  ]);
});

it('is bounded however often a picture is shown and however deep', () => {
  let deep = node('leaf', { screenshot: 'check' });
  for (let depth = 0; depth < 100; depth += 1) deep = node(`level ${depth}`, { children: [deep] });
  const uses = createPictureUses({ check: image() });
  for (let screen = 0; screen < 100; screen += 1) uses.add(`${screen}`, deep);
  const [use] = uses.list();
  expect(use?.trails.length).toBe(24);
  expect(use?.trails[0]).toHaveLength(12);
});

it('calls a picture without a name by the title of its group, and knows which fill nothing shows by itself', () => {
  const text = (characters: string, size: number) =>
    node(characters, { text: { characters, style: { size } } as NonNullable<SemanticNode['text']> });
  const fills = [{ kind: 'image', ref: 'ref' } as NonNullable<SemanticNode['fills']>[number]];
  const uses = createPictureUses({ art: image(), fill: image('ref') });
  const group = [text('3 min', 10), text('Focus', 20), node('Mask Group', { screenshot: 'art', fills })];
  uses.add('Home', node('Home', { children: [node('Group 7', { children: group })] }));
  const trails = [['Home', 'Home', 'Group 7', 'Focus', 'Mask Group']];
  expect(uses.list()).toEqual([
    { key: 'art', kind: 'icon', trails },
    { key: 'fill', kind: 'photo', trails, isSpare: true },
  ]);
});
